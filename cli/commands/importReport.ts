import type { Command } from 'commander';
import { draftPlan } from '../../plans/draft.ts';
import { readReport, type ReportDraft } from '../../plans/report/index.ts';
import type { Context } from '../context.ts';
import { cliError } from '../errors.ts';
import { readForeignText, writeNew } from '../files.ts';
import { shippedPolicy } from '../shippedPolicy.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly out?: string;
  readonly id?: string;
  readonly adoptedOn?: string;
  readonly policy?: string;
}

export function addImportReport(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'report <file>', '从公布的整改报告（纯文本）起草整改方案（不需要服务器）', 'begin a plan from a published report in plain text (needs no server)')
    .option('--out <file>', say('写入新文件，默认输出到屏幕', 'write to a new file instead of stdout'))
    .option('--id <id>', say('方案编号', 'the id of the plan'))
    .option('--adopted-on <date>', say('方案通过日期', 'the day the plan was adopted'))
    .option('--policy <file>', say('督办规则文件，相对于方案', 'its policy file, relative to the plan'));
  shell.does<Options>(command, async (context, { out, ...settings }, file = '') => {
    const { text, encoding } = await readForeignText(file);
    if (encoding !== 'utf-8') context.talk(`${file} 按 ${encoding} 编码读取。`, `${file} was read as ${encoding}.`);
    const report = readReport(text);
    tellWarnings(context, file, report);
    if (context.isJson && out === undefined) {
      // What was read, as it was read; a report of totals only reads as none, and its warnings say so.
      context.result(report, () => []);
      return undefined;
    }
    if (report.measures.length === 0) throw cliError('reportEmpty', { file });
    const { id, adoptedOn, policy = shippedPolicy(out) } = settings;
    const plan = draftPlan(report, { ...(id !== undefined && { id }), ...(adoptedOn !== undefined && { adoptedOn }), ...(policy !== undefined && { policy }) });
    if (out !== undefined) await writeNew(out, plan);
    context.talk(...summaryOf(report, out));
    if (context.isJson) context.result({ ...report, out }, () => []);
    else if (out === undefined) context.io.out(plan);
    return undefined;
  });
}

function summaryOf({ problems, issues, measures, warnings }: ReportDraft, out: string | undefined): [zh: string, en: string] {
  const [zh, en] = out === undefined ? ['', ''] : [`，已写入 ${out}。补齐“待填”之处后用 bihuan plan check 检查`, `, written to ${out}. Fill in what says "to fill", then bihuan plan check`];
  return [
    `读出问题 ${problems.length} 个、具体问题 ${issues.length} 个、措施 ${measures.length} 项，存疑 ${warnings.length} 处${zh}。`,
    `Read ${problems.length} problems, ${issues.length} specific problems, ${measures.length} measures, with ${warnings.length} doubts${en}.`,
  ];
}

function tellWarnings({ talk }: Context, file: string, { warnings }: ReportDraft): void {
  for (const { line, zh, en, text } of warnings) talk(`${file}:${line} ${zh}“${text.slice(0, 40)}”`, `${file}:${line} ${en} "${text.slice(0, 40)}"`);
}
