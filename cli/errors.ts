import type { Language } from '../domain/refusals.ts';

/** What the command line itself can have to say. Codes are stable and documented in `docs/refusals.md`; `{name}` is filled in. */
export const CLI_ERRORS = {
  unknownCommand: { exitCode: 2, zh: '没有“{name}”这个命令。{hint}用 bihuan --help 查看全部命令。', en: 'There is no command "{name}". {hint}See bihuan --help.' },
  unknownOption: { exitCode: 2, zh: '没有“{name}”这个选项。{hint}在命令后加 --help 查看可用选项。', en: 'There is no option "{name}". {hint}Add --help to the command to see its options.' },
  missingArgument: { exitCode: 2, zh: '缺少参数“{name}”。在命令后加 --help 查看用法。', en: 'The argument "{name}" is missing. Add --help to the command to see its usage.' },
  extraArgument: { exitCode: 2, zh: '多了参数：{name}。含空格的内容请加引号。', en: 'Too many arguments: {name}. Put text with blanks in quotes.' },
  missingValue: { exitCode: 2, zh: '选项 {name} 后面缺少内容。', en: 'The option {name} needs a value.' },
  badValue: { exitCode: 2, zh: '{name} 不能是“{value}”：{why}', en: '{name} cannot be "{value}": {why}' },
  missingOption: { exitCode: 2, zh: '还须写明 {name}。{why}', en: '{name} must be given. {why}' },
  onlyOneOf: { exitCode: 2, zh: '{names} 只能且必须写一个。', en: 'Give exactly one of {names}.' },
  onlyOne: { exitCode: 2, zh: '{names} 不能同时写。', en: '{names} cannot be given together.' },
  noPerson: { exitCode: 2, zh: '没有指明以谁的名义办理。请加 --as 人员编号，或设置环境变量 BIHUAN_AS。{known}', en: 'Nobody is named in whose name to act. Add --as PERSON, or set BIHUAN_AS. {known}' },
  personNotKnown: { exitCode: 2, zh: '没有人员编号“{person}”。{hint}用 bihuan people 查看人员。', en: 'There is no person "{person}". {hint}See bihuan people.' },
  ambiguousMeasure: { exitCode: 2, zh: '有多个整改方案，请写全编号，例如 {example}。现有方案：{plans}。', en: 'There are several plans; write the whole id, such as {example}. There are: {plans}.' },
  noPlan: { exitCode: 2, zh: '还没有启动任何整改方案。请先用 bihuan plan submit 方案文件 提交，批准后启动。', en: 'There is no plan yet. Hand one in with bihuan plan submit FILE; it is started once it is approved.' },
  nothingToApprove: { exitCode: 1, zh: '整改方案 {plan} 没有等待批准的版本。', en: 'No version of the plan {plan} awaits approval.' },
  fileUnreadable: { exitCode: 2, zh: '无法读取文件 {file}：{reason}', en: 'Cannot read the file {file}: {reason}' },
  notPlainText: { exitCode: 2, zh: '{file} 不是纯文本（可能是 Word、PDF）。请在原软件中另存为“纯文本（UTF-8）”后再导入。', en: '{file} is no plain text (Word or PDF, perhaps). Save it as plain text (UTF-8) and import that.' },
  reportEmpty: { exitCode: 2, zh: '{file} 中没有读出任何措施，没有生成方案。请确认是逐项列出问题和措施的整改报告，或人工录入。', en: 'No measure could be read from {file}, so no plan was drafted. See that it is a report that lists problems and measures, or enter them by hand.' },
  fileNotProof: { exitCode: 2, zh: '文件 {file} 不能用于核查：{reason}。', en: 'The file {file} cannot be used for an audit: {reason}.' },
  fileUnwritable: { exitCode: 2, zh: '无法写入文件 {file}：{reason}', en: 'Cannot write the file {file}: {reason}' },
  fileExists: { exitCode: 2, zh: '文件 {file} 已存在，没有覆盖。请换一个文件名，或先移走它。', en: 'The file {file} exists and was not overwritten. Choose another name, or move it away first.' },
  fileHasErrors: { exitCode: 2, zh: '{file} 有 {count} 处错误（见上）。请逐条改正后重试。', en: '{file} has {count} errors (see above). Put them right and try again.' },
  policyMissing: { exitCode: 2, zh: '方案 {file} 没有写明督办规则文件。请在其中写 policy: 规则文件的相对路径，或用 --policy 指明。', en: 'The plan {file} does not name its policy file. Write policy: and its relative path, or name it with --policy.' },
  nothingSubmitted: { exitCode: 1, zh: '{measure} 没有待验收的提交。用 bihuan measure show {measure} 查看现状。', en: '{measure} has no submission to decide. See bihuan measure show {measure}.' },
  notInSignOff: { exitCode: 1, zh: '{measure} 现在不在销号审批中。用 bihuan measure show {measure} 查看现状。', en: '{measure} is not in sign-off now. See bihuan measure show {measure}.' },
  noLookBack: { exitCode: 1, zh: '{measure} 没有尚未进行的回头看。用 bihuan measure show {measure} 查看现状。', en: '{measure} has no look-back to be held. See bihuan measure show {measure}.' },
  noExtension: { exitCode: 1, zh: '{measure} 没有待审的延期申请。用 bihuan measure show {measure} 查看现状。', en: '{measure} has no undecided extension. See bihuan measure show {measure}.' },
  noInterview: { exitCode: 1, zh: '{measure} 没有待记录的约谈。用 bihuan measure show {measure} 查看现状。', en: '{measure} has no interview to be recorded. See bihuan measure show {measure}.' },
  someRefused: { exitCode: 1, zh: '有 {count} 项措施未能修订（见上），其余已办妥。', en: '{count} measures could not be amended (see above); the others are done.' },
  cannotReach: { exitCode: 3, zh: '连不上 {url}（{reason}）。请确认系统已启动（npm start），或用环境变量 BIHUAN_URL 指明地址。', en: 'Cannot reach {url} ({reason}). See that the system runs (npm start), or name its address with BIHUAN_URL.' },
  notBihuan: { exitCode: 3, zh: '{url} 的应答不是本系统的（HTTP {status}）。请核对环境变量 BIHUAN_URL。', en: 'What answers at {url} is not this system (HTTP {status}). Check BIHUAN_URL.' },
  upElsewhere: { exitCode: 2, zh: '此处不能启动单机模式。请用 npm start，或运行 bin/bihuan.mjs up。', en: 'The one-machine mode cannot be started from here. Use npm start, or run bin/bihuan.mjs up.' },
} as const satisfies Record<string, { exitCode: ExitCode; zh: string; en: string }>;

export type CliErrorCode = keyof typeof CLI_ERRORS;

/** 0 done, 1 refused (and why), 2 the input is wrong, 3 something cannot be reached. */
export type ExitCode = 0 | 1 | 2 | 3;

type Param = string | Readonly<Record<Language, string>>;

/** A command that ends without its result, with words for people. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly text: Readonly<Record<Language, string>>;
  /** Further facts: fields at fault, refusals one by one. */
  readonly details: readonly Readonly<Record<Language, string>>[];

  constructor(code: string, exitCode: ExitCode, text: Readonly<Record<Language, string>>, details: readonly Readonly<Record<Language, string>>[] = []) {
    super(`${text.zh}\n${text.en}`);
    this.code = code;
    this.exitCode = exitCode;
    this.text = text;
    this.details = details;
  }
}

export function cliError(code: CliErrorCode, params: Readonly<Record<string, Param>> = {}): CliError {
  const { exitCode, zh, en } = CLI_ERRORS[code];
  return new CliError(code, exitCode, { zh: fill(zh, params, 'zh'), en: fill(en, params, 'en') });
}

function fill(text: string, params: Readonly<Record<string, Param>>, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'string' ? value : value[language];
  });
}

/** @returns why a file or socket could not be used, without a stack. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error && error.message === 'fetch failed') return reasonOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
