import type { Command } from 'commander';
import { answerOf } from './apiClient.ts';
import type { Context } from './context.ts';
import { cliError } from './errors.ts';
import { writeNew } from './files.ts';
import type { Shell } from './shell.ts';

/** Options of commands that write a paper. */
export interface PaperOptions {
  readonly to: string;
  readonly issuer?: string;
}

/** Options of reports as of a moment. */
export interface ReportOptions extends PaperOptions {
  readonly at?: string;
  readonly heading?: string;
  readonly date?: string;
}

export function withPaperOptions(command: Command, { say }: Pick<Shell, 'say'>): Command {
  return command
    .requiredOption('--to <file>', say('写到这个文件：.docx 为 Word，.md 为 Markdown', 'the file to write: .docx for Word, .md for Markdown'))
    .option('--issuer <name>', say('落款单位', 'who issues it'));
}

export function withReportOptions(command: Command, shell: Pick<Shell, 'say'>): Command {
  const { say } = shell;
  return withPaperOptions(command, shell)
    .option('--at <instant>', say('截至时刻，如 2027-03-31T18:00:00+08:00；默认现在', 'as of when, such as 2027-03-31T18:00:00+08:00; now by default'))
    .option('--heading <text>', say('标题', 'its heading'))
    .option('--date <date>', say('落款日期，默认截至之日', 'the date it bears; the day it tells of by default'));
}

/** @throws CliError `badValue` for a file of neither kind: before anything is asked. */
export function formatOf(file: string): 'docx' | 'md' {
  if (/\.docx$/i.test(file)) return 'docx';
  if (/\.md$/i.test(file)) return 'md';
  throw cliError('badValue', { name: '--to', value: file, why: { zh: '应以 .docx 或 .md 结尾。', en: 'it must end in .docx or .md.' } });
}

/** What every report is asked for with. */
export function askedFor({ language }: Context, { to, at, heading, issuer, date }: ReportOptions) {
  return {
    ...{ format: formatOf(to), language },
    ...(at !== undefined && { at }),
    ...(heading !== undefined && { heading }),
    ...(issuer !== undefined && { issuer }),
    ...(date !== undefined && { date }),
  };
}

/** Writes the file the api answers. */
export async function savePaper(context: Context, file: string, asked: Parameters<typeof answerOf<ArrayBuffer>>[0]): Promise<void> {
  const content = new Uint8Array(await answerOf(asked));
  await writeNew(file, content);
  context.result({ file, bytes: content.length }, () => [context.say(`已写入 ${file}`, `Written: ${file}`)]);
}
