import type { Command } from 'commander';
import { answerOf, type Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

type Circular = Schemas['Circular'];

export function addPlanCirculars(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'circulars [plan]', '历月通报；用 --month 看其中一期', 'the monthly circulars; --month shows one of them')
    .option('--month <month>', shell.say('月份，如 2026-12', 'the month, such as 2026-12'));
  shell.does<{ readonly month?: string }>(command, async (context, { month }, asked) => {
    const api = await context.signedIn();
    const plan = await planNamed(api, asked);
    if (month !== undefined) {
      const circular = await answerOf(api.GET('/api/plans/{plan}/circulars/{period}', { params: { path: { plan, period: month } } }));
      context.result(circular, () => linesOf(context, circular));
      return undefined;
    }
    const answer = await answerOf(api.GET('/api/plans/{plan}/circulars', { params: { path: { plan } } }));
    const heads = [['月份', 'Month'], ['发出', 'Issued'], ['完成率', 'Closed'], ['逾期', 'Overdue'], ['红灯', 'Red'], ['反弹', 'Relapsed']] as const;
    const rows = answer.circulars.map(({ period, at, total, red, relapsed }) => [period, minutesOf(at), `${String(total.percent)}%`, String(total.overdue), String(red.length), String(relapsed.length)]);
    context.result(answer, () => context.table(heads.map(([zh, en]) => context.say(zh, en)), rows));
    if (rows.length === 0) context.talk('还没有发过通报。', 'No circular has been issued yet.');
    return undefined;
  });
}

function linesOf(context: Context, { period, at, total, units, red, newlyLate, caughtUp, relapsed }: Circular): string[] {
  const { say, marks } = context;
  const heads = [['单位', 'Unit'], ['完成率', 'Closed'], ['已销号', 'Of all'], ['逾期', 'Overdue']] as const;
  const rows = [{ unit: say('总体', 'In all'), ...total }, ...units].map(({ unit, percent, closed, measures, overdue }) => [unit, `${String(percent)}%`, `${String(closed)}/${String(measures)}`, String(overdue)]);
  const lists = [[say('红灯', 'Red'), red], [say('新增逾期', 'Newly late'), newlyLate], [say('逾期已补', 'Caught up late'), caughtUp], [say('反弹', 'Relapsed'), relapsed]] as const;
  return [
    say(`${period} 通报`, `Circular of ${period}`) + marks.aside(minutesOf(at)),
    ...context.table(heads.map(([zh, en]) => say(zh, en)), rows),
    ...lists.flatMap(([title, list]) => [`${title}${marks.aside(String(list.length))}`, ...list.map(({ ref, title: measure, unit, on }) => `  ${[ref, measure, unit, ...(on === undefined ? [] : [on])].join('  ')}`)]),
  ];
}
