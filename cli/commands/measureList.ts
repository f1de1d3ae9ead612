import type { Command } from 'commander';
import { LIGHT_WORDS, PHASE_WORDS } from '../../domain/words.ts';
import { answerOf, type Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
  readonly phase?: string;
  readonly light?: string;
  readonly problem?: string;
  readonly unit?: string;
  readonly text?: string;
  readonly overdue?: boolean;
  readonly mine?: boolean;
  readonly waiting?: boolean;
  readonly due?: boolean;
  readonly limit?: string;
  readonly offset?: string;
}

export function addMeasureList(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'list', '整改措施清单', 'list measures')
    .option('--plan <plan>', say('方案编号；只有一个方案时可省略', 'the plan; may be left out while there is only one'))
    .option('--phase <phase>', say(`阶段，多个用逗号分隔：${Object.keys(PHASE_WORDS).join(',')}`, `phases, with commas between: ${Object.keys(PHASE_WORDS).join(',')}`))
    .option('--light <light>', say(`现在的亮灯，多个用逗号分隔：${Object.keys(LIGHT_WORDS).join(',')}`, `lights shown now, with commas between: ${Object.keys(LIGHT_WORDS).join(',')}`))
    .option('--problem <no>', say('问题序号', 'number of the problem'))
    .option('--unit <unit>', say('涉及的单位名称', 'name of a unit involved'))
    .option('--text <text>', say('编号、名称、问题或牵头单位中的文字', 'part of ref, title, problem or lead unit'))
    .option('--overdue', say('只看已逾期的', 'only what is overdue'))
    .option('--mine', say('只看与我有关的', 'only measures that name a post of mine'))
    .option('--waiting', say('只看等待我办理的', 'only measures that await me'))
    .option('--due', say('按时限先后排列', 'the nearest date first'))
    .option('--limit <n>', say('最多列出多少项（1-500）', 'at most so many (1-500)'), '100')
    .option('--offset <n>', say('跳过前多少项', 'skip so many'), '0');
  shell.does<Options>(command, async (context, options) => {
    const api = await context.signedIn();
    const { plan, overdue, mine, waiting, due, ...rest } = options;
    const yes = (flag: boolean | undefined, name: 'overdue' | 'mine' | 'waiting') => (flag ? { [name]: 'true' as const } : {});
    const { phase, light, problem, unit, text, limit, offset } = rest;
    const query = { ...given({ phase, light, problem, unit, text, limit, offset }), ...yes(overdue, 'overdue'), ...yes(mine, 'mine'), ...yes(waiting, 'waiting'), ...(due && { order: 'due' as const }) };
    const path = { plan: await planNamed(api, plan) };
    const answer = await answerOf(api.GET('/api/plans/{plan}/measures', { params: { path, query } }));
    context.result(answer, () => linesOf(context, answer.measures));
    const { measures, total, asOf } = answer;
    context.talk(`共 ${total} 项，列出 ${measures.length} 项（截至 ${minutesOf(asOf)}）`, `${measures.length} of ${total} (as of ${minutesOf(asOf)})`);
    return undefined;
  });
}

function given<T extends Record<string, string | undefined>>(options: T): Partial<Record<keyof T, string>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<Record<keyof T, string>>;
}

function linesOf(context: Context, measures: readonly Schemas['MeasureLine'][]): string[] {
  const { language, say } = context;
  const heads = [say('编号', 'Ref'), say('亮灯', 'Light'), say('阶段', 'Phase'), say('下一时限', 'Next date'), say('整改措施', 'Measure'), say('牵头单位', 'Lead unit')];
  const rows = measures.map(({ ref, light, phase, cycle, nextDueOn, isOverdue, milestones, title, leadUnits }) => {
    const isProvisional = milestones.some((milestone) => milestone.dueOn === nextDueOn && milestone.isProvisional);
    const due = `${nextDueOn ?? '—'}${isOverdue ? say(' 逾期', ' overdue') : ''}${isProvisional ? say('（暂定）', ' (prov.)') : ''}`;
    const phaseText = `${PHASE_WORDS[phase][language]}${cycle > 1 ? say(`（第${cycle}轮）`, ` (cycle ${cycle})`) : ''}`;
    return [ref, LIGHT_WORDS[light][language], phaseText, due, title, leadUnits.join('、')];
  });
  return context.table(heads, rows);
}
