import { Help, Option, type Command } from 'commander';
import type { CliSettings } from '../config/cliSettings.ts';
import type { Language } from '../domain/refusals.ts';
import { contextOf, type CommonOptions, type Context } from './context.ts';
import type { ExitCode } from './errors.ts';
import type { Io } from './io.ts';
import { widthOf } from './width.ts';

/** A command's work; without a code it is done. */
export type Work<Options> = (context: Context, options: Options, ...args: string[]) => Promise<ExitCode | undefined>;

/** Starts the one-machine mode with the arguments after `up`, and runs until it is told to stop. */
export type Up = (args: readonly string[]) => Promise<number>;

/** What command files build their command with. */
export interface Shell {
  readonly up: Up | undefined;
  say(zh: string, en: string): string;
  /** Adds a group of commands. */
  group(parent: Command, name: string, zh: string, en: string): Command;
  /** Adds a command with the options every command has. `usage` names it and its arguments. */
  command(parent: Command, usage: string, zh: string, en: string): Command;
  /** Says what a command does. Call it last. */
  does<Options extends object>(command: Command, work: Work<Options>): void;
  /** What the command that ran came to. */
  exitCode(): number;
  setExitCode(code: number): void;
}

export function shellOf(io: Io, settings: CliSettings, language: Language, up: Up | undefined): Shell {
  let exitCode = 0;
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const group: Shell['group'] = (parent, name, zh, en) => configured(parent.command(name), io, say).description(say(zh, en));
  return {
    ...{ up, say, group },
    command: (parent, usage, zh, en) => withCommonOptions(group(parent, usage, zh, en), say).allowExcessArguments(false),
    does: (command, work) => {
      command.action(async (...given: unknown[]) => {
        // Commander hands over the arguments, then the options, then the command itself.
        const args = given.slice(0, -2).flat().map((arg) => (arg === undefined ? '' : String(arg)));
        const options = command.opts<CommonOptions & Parameters<typeof work>[1]>();
        exitCode = (await work(contextOf(io, settings, options), options, ...args)) ?? 0;
      });
    },
    exitCode: () => exitCode,
    setExitCode: (code) => (exitCode = code),
  };
}

function withCommonOptions(command: Command, say: Shell['say']): Command {
  return command
    .option('--as <person>', say('以谁的名义办理（人员编号），默认取 BIHUAN_AS', 'in whose name (id of a person); BIHUAN_AS by default'))
    .option('--json', say('只输出一份 JSON', 'print one JSON document and nothing else'))
    .addOption(new Option('--lang <zh|en>', say('界面语言，默认取 BIHUAN_LANG', 'language; BIHUAN_LANG by default')).choices(['zh', 'en']));
}

/** Words of commander itself, in Chinese. */
const TITLES: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' };

const plainHelp = new Help();
const placeholders = (usage: string) => usage.replace('[options]', '[选项]').replace('[command]', '[命令]');

/** Sees to it that a command neither ends the process nor writes past `io`, and that its help is in the right language. */
export function configured(command: Command, io: Io, say: Shell['say']): Command {
  const usage = (plain: (of: Command) => string) => (of: Command) => say(placeholders(plain(of)), plain(of));
  return command
    .exitOverride()
    .configureOutput({ writeOut: (text) => { io.out(text); }, writeErr: (text) => { io.err(text); }, outputError: () => undefined, getOutHasColors: () => false, getOutHelpWidth: () => io.columns ?? 100 })
    .configureHelp({
      displayWidth: widthOf,
      styleTitle: (title) => say(TITLES[title] ?? title, title),
      optionDescription: (option) => option.description,
      commandUsage: usage((of) => plainHelp.commandUsage(of)),
      subcommandTerm: usage((of) => plainHelp.subcommandTerm(of)),
    })
    .helpOption('-h, --help', say('显示帮助', 'show help'))
    .helpCommand(false);
}
