/** Exit codes of a start that cannot go on: 2 = the set-up or input is wrong, 3 = something cannot be reached. */
export type SetupExitCode = 2 | 3;

/**
 * A failure the person at the keyboard can mend. Both texts say what happened, where, and what to do, so callers
 * print `message` as it is, without a stack, and exit with `exitCode`.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  readonly zh: string;
  readonly en: string;
  readonly exitCode: SetupExitCode;

  constructor(zh: string, en: string, exitCode: SetupExitCode, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options);
    this.zh = zh;
    this.en = en;
    this.exitCode = exitCode;
  }
}

/** Receives one line of progress for the person at the keyboard, Chinese first and English after it. */
export type Say = (line: string) => void;

/** The text of anything thrown, for the end of a message of ours. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
