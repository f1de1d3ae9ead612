/**
 * A failure of the set-up that the person at the keyboard can mend: what happened, where, what to do, in both languages.
 * Exit codes: 2 = the set-up or input is wrong, 3 = something cannot be reached.
 */
export class Stop extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   * @param {2 | 3} exitCode
   */
  constructor(zh, en, exitCode) {
    super(`${zh}\n${en}`);
    this.exitCode = exitCode;
  }
}

/**
 * Prints what ended the program and gives the code to exit with; a failure nobody foresaw is printed with its stack.
 * @param {unknown} error
 * @returns {number}
 */
export function report(error) {
  const isForeseen = error instanceof Error && 'exitCode' in error;
  console.error(isForeseen ? error.message : error);
  return isForeseen ? Number(error.exitCode) : 1;
}

/** Progress goes to stderr: stdout belongs to the command that is being made ready for. */
export function say(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}
