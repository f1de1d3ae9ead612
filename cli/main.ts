import { CommanderError } from 'commander';
import { ConfigError } from '../config/configError.ts';
import { readCliSettings } from '../config/cliSettings.ts';
import type { Language } from '../domain/refusals.ts';
import { errorOf } from './commanderErrors.ts';
import { CliError } from './errors.ts';
import { processIo, type Io } from './io.ts';
import { programOf } from './program.ts';
import { shellOf, type Up } from './shell.ts';
import { tame } from './width.ts';

/** What the caller brings along. */
export interface Wiring {
  /** Starts the one-machine mode; it lies outside the command line's own imports. */
  readonly up?: Up;
  /** Only tests have another than the process's. */
  readonly io?: Io;
}

/**
 * Runs `bihuan` with its arguments (without node and script).
 *
 * @returns the exit code: 0 done, 1 refused, 2 the input is wrong, 3 something cannot be reached.
 */
export async function main(argv: readonly string[], wiring: Wiring = {}): Promise<number> {
  const io = wiring.io ?? processIo();
  const isJson = beforeDashes(argv).includes('--json');
  try {
    const settings = readCliSettings(io.environment);
    const language = languageIn(argv) ?? settings.language;
    // Its own options are none of ours: they go through as they are.
    if (argv[0] === 'up' && wiring.up) return await wiring.up(argv.slice(1));
    return await run(argv, io, shellOf(io, settings, language, wiring.up), language, isJson);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const details = error.problems.map(({ variable, zh, en }) => ({ zh: `${variable}：${zh}`, en: `${variable}: ${en}` }));
    return tell(io, new CliError('environment', 2, { zh: '环境变量有误。', en: 'The environment is wrong.' }, details), languageIn(argv) ?? 'zh', isJson);
  }
}

async function run(argv: readonly string[], io: Io, shell: ReturnType<typeof shellOf>, language: Language, isJson: boolean): Promise<number> {
  try {
    await programOf(io, shell).parseAsync([...argv], { from: 'user' });
    return shell.exitCode();
  } catch (error) {
    if (error instanceof CliError) return tell(io, error, language, isJson);
    if (!(error instanceof CommanderError)) throw error;
    const ours = errorOf(error);
    return ours ? tell(io, ours, language, isJson) : error.exitCode === 0 ? 0 : 2;
  }
}

/** Says why there is no result: as the one JSON document, or as lines beside it. */
function tell(io: Io, error: CliError, language: Language, isJson: boolean): number {
  const { code, exitCode, text, details } = error;
  if (isJson) {
    io.out(`${JSON.stringify({ error: { code, exitCode, detail: text[language], text, ...(details.length > 0 && { details }) } }, null, 2)}\n`);
    return exitCode;
  }
  const lines = [`${{ zh: '错误：', en: 'Error: ' }[language]}${text[language]}`, ...details.map((detail) => `  - ${detail[language]}`)];
  io.err(lines.map((line) => `${tame(line)}\n`).join(''));
  return exitCode;
}

/** The language has to be known before the commands, with their help, are made. */
function languageIn(argv: readonly string[]): Language | undefined {
  const given = beforeDashes(argv);
  const at = given.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = given[at]?.startsWith('--lang=') ? given[at].slice('--lang='.length) : given[at + 1];
  return at >= 0 && (value === 'zh' || value === 'en') ? value : undefined;
}

/** What follows `--` are words, not options. */
function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}
