import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process with this id runs on this machine, ours or another person's. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie has ended: it only waits for its parent to notice.
    return process.platform !== 'linux' || !/\) Z /.test(readOrUndefined(`/proc/${String(pid)}/stat`) ?? '');
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells this process from a later one that got the same id: the boot and the instant it started, as an opaque
 * text. Undefined when the process does not run or the system does not say.
 */
export function identityOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = readOrUndefined(`/proc/${String(pid)}/stat`);
    if (stat === undefined) return undefined;
    // The name, in parentheses, may hold blanks and parentheses: count fields only after the last one. Field 22 is the start.
    const startTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${startTicks ?? ''}`;
  }
  if (process.platform === 'win32') {
    return askSystem('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${String(pid)}).StartTime.ToFileTimeUtc()`]);
  }
  return askSystem('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** The command line of a running process, arguments separated by blanks; undefined when it cannot be had. */
export function commandLineOf(pid: number): string | undefined {
  if (process.platform === 'linux') return readOrUndefined(`/proc/${String(pid)}/cmdline`)?.replaceAll('\0', ' ').trim();
  if (process.platform === 'win32') {
    const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${String(pid)}").CommandLine`;
    return askSystem('powershell', ['-NoProfile', '-Command', query]);
  }
  return askSystem('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function askSystem(command: string, args: readonly string[]): string | undefined {
  try {
    // A fixed locale: `lstart` is written in the language of whoever asks.
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const answer = execFileSync(command, args, { encoding: 'utf8', timeout: 10_000, env, stdio: ['ignore', 'pipe', 'ignore'] });
    return answer.trim() || undefined;
  } catch {
    return undefined;
  }
}
