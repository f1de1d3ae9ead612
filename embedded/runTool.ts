import { spawn } from 'node:child_process';

/** How a finished program went. `code` is null when it was ended by a signal or could not be started at all. */
export interface ToolResult {
  readonly code: number | null;
  /** Whether the program exists and could be started. */
  readonly hasStarted: boolean;
  readonly stdout: string;
  /** The end of what it wrote, both streams in order of arrival: for messages. */
  readonly tail: string;
}

const TAIL_CHARACTERS = 2_000;

/**
 * Runs a program to its end, without a shell, and collects what it prints. Never throws: a program that is missing
 * or overruns `timeoutMs` (then it is killed) is a result like any other.
 */
export async function runTool(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly timeoutMs: number },
): Promise<ToolResult> {
  const { timeoutMs, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    // Not spawn's own `timeout`: its timer keeps the process alive when the program could not be started.
    const deadline = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    let stdout = '';
    let tail = '';
    const remember = (text: string): void => {
      tail = (tail + text).slice(-TAIL_CHARACTERS);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      remember(text);
    });
    child.stderr.setEncoding('utf8').on('data', remember);
    child.once('error', (error) => {
      clearTimeout(deadline);
      resolve({ code: null, hasStarted: child.pid !== undefined, stdout, tail: `${tail}${error.message}` });
    });
    child.once('close', (code) => {
      clearTimeout(deadline);
      resolve({ code, hasStarted: true, stdout, tail: tail.trim() });
    });
  });
}
