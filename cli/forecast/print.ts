import { setImmediate } from 'node:timers/promises';
import type { ForecastLine } from '../../domain/forecast/line.ts';
import { totalsOf, type Counts, type Totals } from '../../domain/forecast/totals.ts';
import { LINE_WORDS } from '../../domain/forecast/words.ts';
import type { Context } from '../context.ts';
import { tame } from '../width.ts';
import type { KeptLine } from './keptLines.ts';
import type { Wording } from './text.ts';

/** So many lines are put together before they are written: one write a line is slow, one write for all is large. */
const AT_ONCE = 250;
const MOST_POSTS = 15;

/** Writes pieces of text as they come, so that the whole never stands in memory: what has been written is let go of between two turns. */
async function writeAll({ io }: Context, pieces: Iterable<string>): Promise<void> {
  let waiting: string[] = [];
  for (const piece of pieces) {
    waiting.push(piece);
    if (waiting.length < AT_ONCE) continue;
    io.out(waiting.join(''));
    waiting = [];
    await setImmediate();
  }
  if (waiting.length > 0) io.out(waiting.join(''));
}

/** One JSON document: the head's members, then lists of lines that are JSON already. */
export async function printJson(context: Context, head: Readonly<Record<string, unknown>>, lists: Readonly<Record<string, Iterable<KeptLine>>>): Promise<void> {
  await writeAll(context, jsonPieces(head, lists));
}

function* jsonPieces(head: Readonly<Record<string, unknown>>, lists: Readonly<Record<string, Iterable<KeptLine>>>): Generator<string> {
  yield `{${Object.entries(head).map(([key, value]) => `\n  ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',')}`;
  for (const [name, lines] of Object.entries(lists)) {
    yield `,\n  ${JSON.stringify(name)}: [`;
    let before = '';
    for (const { text } of lines) {
      yield `${before}\n    ${text}`;
      before = ',';
    }
    yield before === '' ? ']' : '\n  ]';
  }
  yield '\n}\n';
}

/** A table by day. */
export async function printDays(context: Context, wording: Wording, lines: Iterable<KeptLine>, sign = ''): Promise<void> {
  await writeAll(context, dayPieces(wording, lines, sign));
}

function* dayPieces(wording: Wording, lines: Iterable<KeptLine>, sign: string): Generator<string> {
  let day = '';
  for (const { on, text } of lines) {
    if (on !== day) yield `${sign}${wording.day(on)}\n`;
    day = on;
    yield `${sign}${tame(text)}\n`;
  }
}

export function printSummary(context: Context, wording: Wording, totals: Totals): void {
  const { say, language } = context;
  const heads = [say('文书', 'papers'), say('提醒', 'notices'), say('邮件', 'mails'), say('到期', 'last days')];
  const cells = ({ papers, notices, mails, deadlines }: Counts) => [papers, notices, mails, deadlines].map(String);
  const months = Object.entries(totals.byMonth).sort(([a], [b]) => (a < b ? -1 : 1));
  const posts = Object.entries(totals.byPost).sort(([a, one], [b, other]) => other.mails - one.mails || (a < b ? -1 : 1));
  const kinds = Object.entries(totals.byKind).map(([kind, count]) => `${LINE_WORDS[kind as keyof typeof LINE_WORDS][language]} ${String(count)}`);
  context.result(undefined, () => [
    kinds.join(context.marks.comma),
    ...(totals.provisional > 0 ? [say(`其中 ${totals.provisional} 条依据尚未公布的放假安排，为暂定。`, `${totals.provisional} of them depend on days off not yet published and are provisional.`)] : []),
    '',
    ...context.table([say('月份', 'month'), ...heads], [...months.map(([month, counts]) => [month, ...cells(counts)]), [say('合计', 'total'), ...cells(totals)]]),
    '',
    ...context.table([say('收件最多的职务', 'posts that get most'), ...heads], posts.slice(0, MOST_POSTS).map(([post, counts]) => [wording.post(post), ...cells(counts)])),
  ]);
}

/** Two forecasts side by side: what each comes to, per kind and per post. */
export function printComparison(context: Context, wording: Wording, before: readonly ForecastLine[], after: readonly ForecastLine[]): void {
  const { say, language } = context;
  const [one, other] = [totalsOf(before), totalsOf(after)];
  const heads = [say('原来', 'before'), say('之后', 'after'), say('增减', 'change')];
  const row = (name: string, was: number, is: number) => [name, String(was), String(is), is === was ? '' : `${is > was ? '+' : ''}${String(is - was)}`];
  const kinds = [...new Set([...Object.keys(one.byKind), ...Object.keys(other.byKind)])] as (keyof typeof LINE_WORDS)[];
  const months = [...new Set([...Object.keys(one.byMonth), ...Object.keys(other.byMonth)])].sort();
  const posts = [...new Set([...Object.keys(one.byPost), ...Object.keys(other.byPost)])].filter((post) => one.byPost[post]?.mails !== other.byPost[post]?.mails);
  const changeOf = (post: string) => (other.byPost[post]?.mails ?? 0) - (one.byPost[post]?.mails ?? 0);
  const byChange = [...posts].sort((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)) || (a < b ? -1 : 1));
  context.result(undefined, () => [
    ...context.table([say('类别', 'kind'), ...heads], kinds.map((kind) => row(LINE_WORDS[kind][language], one.byKind[kind] ?? 0, other.byKind[kind] ?? 0))),
    '',
    ...context.table([say('月份（邮件）', 'month (mails)'), ...heads], months.map((month) => row(month, one.byMonth[month]?.mails ?? 0, other.byMonth[month]?.mails ?? 0))),
    '',
    ...context.table([say('职务（邮件）', 'post (mails)'), ...heads], byChange.slice(0, MOST_POSTS).map((post) => row(wording.post(post), one.byPost[post]?.mails ?? 0, other.byPost[post]?.mails ?? 0))),
  ]);
}

export async function printDifference(context: Context, wording: Wording, { gone, added }: Readonly<Record<'gone' | 'added', readonly KeptLine[]>>): Promise<void> {
  const { say } = context;
  context.result(undefined, () => ['', say(`不再发生 ${gone.length} 条，新增 ${added.length} 条：`, `${gone.length} lines no longer come about, ${added.length} are new:`)]);
  await printDays(context, wording, gone, '- ');
  await printDays(context, wording, added, '+ ');
}
