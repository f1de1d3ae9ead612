import { Option, type Command } from 'commander';
import { DIMENSIONS, type Dimension } from '../../domain/statistics.ts';
import { answerOf } from '../apiClient.ts';
import { minutesOf } from '../dates.ts';
import { writeNew } from '../files.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';
import { csvOf } from '../statistics/csv.ts';
import { tablesOf } from '../statistics/tables.ts';

interface Options {
  readonly by: Dimension;
  readonly asOf?: string;
  readonly phase?: string;
  readonly problem?: string;
  readonly unit?: string;
  readonly text?: string;
  readonly mine?: boolean;
  readonly to?: string;
}

export function addPlanStatistics(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'statistics [plan]', '统计：按期、逾期已补、逾期、延期、负担，按单位、领导、问题或月份', 'figures: on time, late, caught up, open, extensions, burden; by unit, leader, problem or month')
    .addOption(new Option('--by <dimension>', say('按什么统计：unit 单位，leader 牵头领导，problem 问题，month 月份', 'unit, leader, problem or month')).choices(DIMENSIONS).default('unit'))
    .option('--as-of <date>', say('截至某日终了时的情况，如 2026-10-31；默认现在', 'as things stood with the end of a day, such as 2026-10-31; now by default'))
    .option('--phase <phase>', say('只统计这些阶段的措施，多个用逗号分隔', 'only measures in these phases, with commas between'))
    .option('--problem <no>', say('只统计这个问题的', 'only this problem'))
    .option('--unit <unit>', say('只统计涉及这个单位的', 'only measures that involve this unit'))
    .option('--text <text>', say('只统计编号、名称、问题或牵头单位含有此文字的', 'only those with this in ref, title, problem or lead unit'))
    .option('--mine', say('只统计与我有关的', 'only measures that name a post of mine'))
    .option('--to <file>', say('写成 CSV 文件（可用电子表格打开）', 'write a CSV file (for a spreadsheet)'));
  shell.does<Options>(command, async (context, { by, mine, to, ...filters }, asked) => {
    const api = await context.signedIn();
    const given = Object.fromEntries(Object.entries(filters).filter(([name, value]) => QUERIES.includes(name) && value !== undefined));
    const query = { by, ...given, ...(mine && { mine: 'true' as const }) };
    const answer = await answerOf(api.GET('/api/plans/{plan}/statistics', { params: { path: { plan: await planNamed(api, asked) }, query } }));
    if (to !== undefined) await writeNew(to, csvOf(context, answer));
    context.result(answer, () => (to === undefined ? tablesOf(context, answer) : [context.say(`已写入 ${to}`, `written to ${to}`)]));
    context.talk(`截至 ${minutesOf(answer.asOf)}；已撤销 ${String(answer.total.measures.withdrawn)} 项不计入`, `As of ${minutesOf(answer.asOf)}; ${String(answer.total.measures.withdrawn)} withdrawn, which do not count`);
    return undefined;
  });
}

const QUERIES: readonly string[] = ['asOf', 'phase', 'problem', 'unit', 'text'] satisfies readonly (keyof Options)[];
