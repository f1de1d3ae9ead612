import type { Command } from 'commander';
import { differenceBetween } from '../../domain/forecast/comparison.ts';
import { totalsOf } from '../../domain/forecast/totals.ts';
import type { ForecastLine } from '../../domain/forecast/line.ts';
import type { Policy } from '../../domain/policy.ts';
import { isoAt } from '../../domain/isoAt.ts';
import type { Context } from '../context.ts';
import { cliError } from '../errors.ts';
import { reachedByPeopleOnly } from '../forecast/onlyPeople.ts';
import { printComparison, printDays, printDifference, printJson, printSummary } from '../forecast/print.ts';
import { alternativeOf, readForecast, type ForecastOptions } from '../forecast/request.ts';
import { KeptLines, type KeptLine } from '../forecast/keptLines.ts';
import { runForecast, wholeForecast } from '../forecast/run.ts';
import { wordingFor } from '../forecast/text.ts';
import type { Shell } from '../shell.ts';

export function addForecast(parent: Command, shell: Shell): void {
  const { say } = shell;
  const many = (value: string, before: string[] = []) => [...before, value];
  const command = shell
    .command(parent, 'forecast <plan>', '推演：方案会引起的全部提醒、文书、亮灯和到期，逐日列出（不需要服务器）', 'every notice, paper, light and last day a plan would cause, day by day (needs no server)')
    .option('--policy <file>', say('督办规则文件，默认取方案中写明的', 'the policy file; by default the one the plan names'))
    .option('--scenario <file>', say('情景文件：谁在何时办了什么；或 prompt：人人按时办理。不写则无人办理', 'a scenario file: who does what and when; or prompt: everybody does everything in time. Nobody acts without it'))
    .option('--start <date>', say('方案启动日（当日发文钟点），默认取通过日期', 'the day the plan is started, at its notice hour; by default the day of adoption'))
    .option('--from <date>', say('从哪一天起列出，默认自启动', 'list from this day on; from the start by default'))
    .option('--to <date>', say('列到哪一天（含），默认启动后两年', 'list to this day (included); two years after the start by default'))
    .option('--measure <refs>', say('只看这些措施，如 M-001,M-002', 'these measures only, such as M-001,M-002'))
    .option('--where <condition>', say('只看符合条件的措施，可写多次：class=immediate、problem=3、unit=经发局、post=职务编号、dueAfter=日期、dueBefore=日期', 'measures that meet a condition only; may be repeated: class=immediate, problem=3, unit=NAME, post=ID, dueAfter=DATE, dueBefore=DATE'), many)
    .option('--post <id>', say('只列与这一职务有关的', 'only what concerns this post'))
    .option('--summary', say('只列汇总：每月多少文书、邮件，谁收到最多', 'totals only: papers and mails per month, and who gets most'))
    .option('--compare <file>', say('与另一份督办规则对比', 'compare with another policy'))
    .option('--slip <shift>', say('假如时限推迟，与原来对比：14d（日历日）、10wd（工作日），或 M-001,M-002=10wd；可写多次', 'what if dates were later, compared: 14d (calendar), 10wd (working), or M-001,M-002=10wd; may be repeated'), many)
    .option('--late <shift>', say('假如人人按时、唯有这些措施迟交，与按时对比；写法同 --slip', 'what if everybody were in time but these handed in late, compared; written like --slip'), many)
    .addHelpText('after', say(AFTER.zh, AFTER.en));
  shell.does<ForecastOptions>(command, async (context, options, file = '') => {
    if (options.compare === undefined && !options.slip && !options.late) await printOne(context, file, options);
    else await printBoth(context, file, options);
    return undefined;
  });
}

async function printOne(context: Context, file: string, options: ForecastOptions): Promise<void> {
  const request = await readForecast(context, file, options);
  const wording = wordingFor(context, request.plan);
  const { lines, refused } = runForecast(context, request);
  if (options.summary) {
    const summary = totalsOf(lines);
    if (context.isJson) await printJson(context, { ...headOf(request), refused, summary }, {});
    else printSummary(context, wording, summary);
  } else {
    const kept = new KeptLines();
    const wordsOf = context.isJson ? wording.json : wording.text;
    for (const line of lines) kept.add(line, wordsOf(line));
    if (context.isJson) await printJson(context, { ...headOf(request), refused }, { lines: kept.inOrder() });
    else await printDays(context, wording, kept.inOrder());
  }
  if (options.scenario === undefined) noteWhatNobodyReaches(context, request.plan.policy);
}

/** With nobody acting these never show: whoever has written them should know that this is no mistake. */
function noteWhatNobodyReaches(context: Context, policy: Policy): void {
  const titles = reachedByPeopleOnly(policy).map(({ title }) => title).join(context.marks.list);
  if (titles !== '') context.talk(`这些级别只有人办理之后才会出现：${titles}；用 --scenario 试算。`, `These rungs come only after people have acted: ${titles}. Try them with --scenario.`);
}

async function printBoth(context: Context, file: string, options: ForecastOptions): Promise<void> {
  if (options.late && options.scenario !== undefined && options.scenario !== 'prompt') throw cliError('onlyOne', { names: '--late、--scenario' });
  const request = await readForecast(context, file, options.late ? { ...options, scenario: 'prompt' } : options);
  const other = await alternativeOf(context, file, request, options);
  const wording = wordingFor(context, other.plan);
  const { lines: before, refused } = wholeForecast(context, request);
  const { lines: after, refused: refusedAfter } = wholeForecast(context, other);
  const difference = differenceBetween(before, after);
  if (context.isJson) {
    await printJson(context, { ...headOf(request), refused, refusedAfter, before: totalsOf(before), after: totalsOf(after) }, options.summary ? {} : { gone: inWords(difference.gone, wording.json), added: inWords(difference.added, wording.json) });
    return;
  }
  printComparison(context, wording, before, after);
  if (!options.summary) await printDifference(context, wording, { gone: inWords(difference.gone, wording.text), added: inWords(difference.added, wording.text) });
}

function inWords(lines: readonly ForecastLine[], wordsOf: (line: ForecastLine) => string): KeptLine[] {
  return lines.map((line) => ({ on: line.on, text: wordsOf(line) }));
}

function headOf({ plan, registeredAt, fromAt, untilAt }: Awaited<ReturnType<typeof readForecast>>): Readonly<Record<string, unknown>> {
  const at = (instant: number) => isoAt(plan.calendar, instant);
  return { plan: plan.id, policy: plan.policy.name, startedAt: at(registeredAt), from: at(fromAt), until: at(untilAt), officialThrough: plan.calendar.officialThrough };
}

const AFTER = {
  zh: `
例：
  bihuan forecast 方案.yaml --summary                     无人办理时，两年内会发多少文书、邮件
  bihuan forecast 方案.yaml --scenario prompt --post ducha  人人按时时，督查室会收到什么
  bihuan forecast 方案.yaml --compare 新规则.yaml           换一份规则会怎样
  bihuan forecast 方案.yaml --where unit=经发局 --slip 14d   经发局的时限都推迟两周会怎样
  bihuan forecast 方案.yaml --late M-001,M-002=10wd         两项措施各迟交十个工作日会怎样
标“暂定”的日期依据尚未公布的放假安排。情景文件的写法见 schemas/scenario.schema.json，样例见 examples/scenarios/。`,
  en: `
Examples:
  bihuan forecast plan.yaml --summary                     papers and mails of two years if nobody acts
  bihuan forecast plan.yaml --scenario prompt --post ducha  what one post gets while everybody is in time
  bihuan forecast plan.yaml --compare new-policy.yaml       what another policy would change
  bihuan forecast plan.yaml --where unit=NAME --slip 14d    what if these dates slip two weeks
  bihuan forecast plan.yaml --late M-001,M-002=10wd         what if these two are handed in ten working days late
Dates marked provisional depend on days off not yet published. For scenario files see schemas/scenario.schema.json and examples/scenarios/.`,
};
