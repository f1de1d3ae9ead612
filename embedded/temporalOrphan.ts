import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandLineOf, isRunning } from './processes.ts';
import { SetupError, type Say } from './setupError.ts';
import { databaseFileIn } from './temporalProcess.ts';

/** How long a server may take to stop by itself, in ms, before it is stopped by force. */
export const STOP_PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 50;

function pidFileIn(folder: string): string {
  return join(folder, 'temporal.pid');
}

/** Notes which process serves this folder, for the start after one that was killed. */
export function rememberServer(folder: string, pid: number): void {
  writeFileSync(pidFileIn(folder), `${String(pid)}\n`);
}

/** The server of this folder has ended. */
export function forgetServer(folder: string): void {
  rmSync(pidFileIn(folder), { force: true });
}

/**
 * Stops the server that an earlier, killed start left running on this folder, if there is one. Only a process whose
 * command line names this folder's database is touched: the id alone may belong to anybody by now.
 * The caller must hold the data folder's lock, or the server could be a living neighbour's.
 * @throws SetupError when it belongs to another user and cannot be stopped
 */
export async function stopOrphanedServer(folder: string, say: Say): Promise<void> {
  const pid = Number(readOrEmpty(pidFileIn(folder)).trim());
  if (Number.isSafeInteger(pid) && pid > 1 && isServerOf(folder, pid)) {
    say(`正在停止上次未能停止的 Temporal 服务器（进程 ${String(pid)}） / stopping the Temporal server an earlier run left behind (process ${String(pid)})`);
    try {
      await endProcess(pid, () => isServerOf(folder, pid));
    } catch (error) {
      throw new SetupError(
        `上次留下的 Temporal 服务器（进程 ${String(pid)}）仍占用 ${folder}，无法停止。请用启动它的用户停止该进程后再试。`,
        `The Temporal server an earlier run left (process ${String(pid)}) still uses ${folder} and cannot be stopped. Stop it as the user who started it, then try again.`,
        2,
        { cause: error },
      );
    }
  }
  forgetServer(folder);
}

/**
 * Asks a process to end and waits; ends it by force when it takes longer than `STOP_PATIENCE_MS`.
 * @param isThere whether it still runs
 * @throws Error (EPERM) when it belongs to another user
 */
export async function endProcess(pid: number, isThere: () => boolean): Promise<void> {
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    if (!isThere()) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return; // it ended by itself in this moment
      throw error;
    }
    const deadlineAt = Date.now() + STOP_PATIENCE_MS;
    while (isThere() && Date.now() < deadlineAt) await delay(LOOK_EVERY_MS);
  }
}

function isServerOf(folder: string, pid: number): boolean {
  return isRunning(pid) && (commandLineOf(pid) ?? '').includes(databaseFileIn(folder));
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
