/** One environment variable that cannot be used as it is, in both languages. */
export interface VariableProblem {
  readonly variable: string;
  readonly zh: string;
  readonly en: string;
}

/** The environment cannot be used. The message lists every variable at fault, so that all can be put right at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly VariableProblem[];
  /** The exit code of a program that cannot start for this reason: the input is wrong. */
  readonly exitCode = 2;

  constructor(problems: readonly VariableProblem[]) {
    super(problems.map(({ variable, zh, en }) => `环境变量 ${variable}：${zh}\nEnvironment variable ${variable}: ${en}`).join('\n'));
    this.problems = problems;
  }
}
