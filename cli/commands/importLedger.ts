import { basename } from 'node:path';
import type { Command } from 'commander';
import { COLUMN_KINDS, understandLedger, type LedgerReading } from '../../plans/ledger/index.ts';
import { SheetError } from '../../sheets/errors.ts';
import { readSpreadsheet } from '../../sheets/readSpreadsheet.ts';
import { visibleSheets, type Workbook } from '../../sheets/workbook.ts';
import type { Context } from '../context.ts';
import { isDateText } from '../dates.ts';
import { CliError, cliError } from '../errors.ts';
import { readBytes, writeNew } from '../files.ts';
import { shippedPolicy } from '../shippedPolicy.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly to?: string;
  readonly id?: string;
  readonly adoptedOn?: string;
  readonly feedbackOn?: string;
  readonly writtenOn?: string;
  readonly policy?: string;
}

export function addImportLedger(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'ledger <file>', '读整改台账（.xlsx）：说明读懂了什么、哪一格有问题；写明 --to 才起草方案（不需要服务器，不启动任何措施）', 'read a ledger (.xlsx): what was understood, and what is wrong with which cell; a plan is begun only with --to (needs no server, starts nothing)')
    .option('--to <file>', say('把方案草稿写入新文件', 'write a draft of the plan to a new file'))
    .option('--id <id>', say('方案编号', 'the id of the plan'))
    .option('--adopted-on <date>', say('方案通过日期', 'the day the plan was adopted'))
    .option('--feedback-on <date>', say('反馈日期，“反馈后1个月内”由此起算', 'the day of the findings, from which "within a month of the findings" counts'))
    .option('--written-on <date>', say('台账日期，“本月”“6月底前”由此推算', 'the day the ledger bears, from which "this month" and dates without a year are told'))
    .option('--policy <file>', say('督办规则文件，相对于方案', 'its policy file, relative to the plan'));
  shell.does<Options>(command, async (context, { to, policy = shippedPolicy(to), ...settings }, file = '') => {
    for (const [name, value] of Object.entries({ '--adopted-on': settings.adoptedOn, '--feedback-on': settings.feedbackOn, '--written-on': settings.writtenOn })) requireDate(name, value);
    const workbook = await readWorkbook(file);
    const reading = understandLedger(visibleSheets(workbook), { ...settings, ...(policy !== undefined && { policy }) });
    const errors = reading.problems.filter(({ severity }) => severity === 'error').length;
    if (to !== undefined && reading.draft !== undefined) await writeNew(to, reading.draft);
    const { draft, ...understood } = reading;
    context.result({ file, notes: workbook.notes, ...understood, ...(to === undefined ? { draft } : draft !== undefined && { to }) }, () => previewLines(context, reading));
    for (const { zh, en } of workbook.notes) context.talk(`提示：${zh}`, `Note: ${en}`);
    for (const { sheet, address, severity, zh, en } of reading.problems) context.talk(`${sheet} ${address} ${severity === 'error' ? '错误' : '提示'}：${zh}`, `${sheet} ${address} ${severity}: ${en}`);
    context.talk(...outcomeOf(reading, { errors, ...(to !== undefined && { to }) }));
    return errors > 0 ? 2 : undefined;
  });
}

function requireDate(name: string, value: string | undefined): void {
  if (value !== undefined && !isDateText(value)) throw cliError('badValue', { name, value, why: { zh: '应为 2026-09-01 这样的日期。', en: 'write a date such as 2026-09-01.' } });
}

/** @throws CliError with the words of the reader for a file it does not take */
async function readWorkbook(file: string): Promise<Workbook> {
  const bytes = await readBytes(file);
  try {
    return await readSpreadsheet(bytes, basename(file));
  } catch (error) {
    throw error instanceof SheetError ? new CliError(error.code, 2, error.text) : error;
  }
}

function previewLines(context: Context, { preview }: LedgerReading): string[] {
  const { say, language, marks } = context;
  const sheets = preview.sheets.flatMap(({ sheet, headingRows, columns, rows }) => {
    if (headingRows.length === 0) return [`${sheet}${say('：没有找到表头，未读入', ': no heading was found; it was not read')}`];
    const read = columns.map(({ address, heading, kind }) => `${address} ${heading}${kind === undefined ? say('（未读入）', ' (not read)') : marks.aside(COLUMN_KINDS[kind][language])}`);
    const measures = rows.flatMap(({ row, ref, outcome, cells, because }) => (outcome === 'heading' ? [] : [[String(row), ref ?? '—', outcomeWord(context, outcome), (because?.[language] ?? '') || (cells.find(({ kind }) => kind === 'measure')?.text ?? ''), limitsOf(context, cells)]]));
    return [
      `${sheet}${say('：表头在第 ', ': headings in row ')}${headingRows.join(marks.list)}${say(' 行', '')}`,
      `  ${read.join(marks.list)}`,
      ...context.table([say('行', 'Row'), say('措施', 'Measure'), say('读作', 'Read as'), say('内容', 'Content'), say('时限', 'Limits')], measures.map((cells) => cells.map((text) => shortened(text)))),
    ];
  });
  const questions = preview.questions.map(({ sheet, address, text, explanation, candidates }) => `  ${sheet} ${address}“${shortened(text)}” ${explanation[language]}${candidates.length > 0 ? marks.aside(candidates.join(marks.list)) : ''}`);
  return [...sheets, ...(questions.length > 0 ? [say('须由人确定：', 'For a person to settle:'), ...questions] : [])];
}

type Row = LedgerReading['preview']['sheets'][number]['rows'][number];

function outcomeWord({ say }: Context, outcome: Row['outcome']): string {
  const words: Readonly<Record<Row['outcome'], string>> = { heading: say('表头', 'heading'), section: say('分段', 'section'), measure: say('措施', 'measure'), skipped: say('跳过', 'skipped'), failed: say('有误', 'failed') };
  return words[outcome];
}

function limitsOf({ language }: Context, cells: Row['cells']): string {
  return cells.flatMap(({ limit }) => (limit ? [limit.kind === 'limit' && limit.dueOn !== undefined ? limit.dueOn : limit.explanation[language]] : [])).join(' / ');
}

function outcomeOf({ preview, problems, draft }: LedgerReading, { errors, to }: { readonly errors: number; readonly to?: string }): [zh: string, en: string] {
  const [zh, en] =
    draft === undefined
      ? ['没有读出措施，没有起草方案。', ' No measure was read, so no plan was begun.']
      : to === undefined
        ? ['没有写任何文件；加 --to 方案.yaml 写出草稿。', ' Nothing was written; add --to PLAN.yaml to write a draft.']
        : [`草稿已写入 ${to}，补齐“待填”之处后用 bihuan plan check 检查；没有启动任何措施。`, ` The draft is in ${to}; fill in what says "to fill", then bihuan plan check. Nothing was started.`];
  return [
    `读出问题 ${String(preview.problemCount)} 个、措施 ${String(preview.measureCount)} 项；错误 ${String(errors)} 处，提示 ${String(problems.length - errors)} 处。${zh}`,
    `Read ${String(preview.problemCount)} problems and ${String(preview.measureCount)} measures; ${String(errors)} errors, ${String(problems.length - errors)} warnings.${en}`,
  ];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
