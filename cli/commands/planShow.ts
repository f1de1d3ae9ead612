import type { Command } from 'commander';
import { PHASE_WORDS } from '../../domain/words.ts';
import { answerOf, type Api, type Schemas } from '../apiClient.ts';
import { minutesOf } from '../dates.ts';
import { CliError } from '../errors.ts';
import { planNamed } from '../names.ts';
import { lifeLines } from '../show/planLife.ts';
import type { Shell } from '../shell.ts';

type Phase = Schemas['MeasureLine']['phase'];
const isPhase = (name: string): name is Phase => name in PHASE_WORDS;

export function addPlanShow(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'show [plan]', '一个整改方案的概况', 'one plan at a glance');
  shell.does(command, async (context, _options, asked) => {
    const api = await context.signedIn();
    const path = { plan: await planNamed(api, asked) };
    const plan = await answerOf(api.GET('/api/plans/{plan}', { params: { path } }));
    const life = await lifeOf(api, path.plan);
    const { say, label, language, marks } = context;
    const phases = Object.entries(plan.phases).map(([name, count]) => `${isPhase(name) ? PHASE_WORDS[name][language] : name} ${String(count)}`);
    context.result({ ...plan, ...(life && { life }) }, () => [
      plan.title + marks.aside(plan.id),
      `  ${label('通过日期', 'Adopted')}${plan.adoptedOn}`,
      `  ${label('启动时间', 'Started')}${plan.startedAt === undefined ? say('尚未启动', 'not yet') : minutesOf(plan.startedAt)}`,
      `  ${label('督办规则', 'Policy')}${plan.policy}`,
      `  ${label('放假安排', 'Days off')}${say(`已公布至 ${plan.officialThrough}，其后日期均为暂定`, `official through ${plan.officialThrough}; later dates are provisional`)}${marks.aside(plan.zone)}`,
      `  ${label('管理员', 'Administrators')}${plan.administrators.map(({ title, holder }) => title + marks.aside(holder ? `${holder.name} ${holder.id}` : say('无人任职', 'vacant'))).join(marks.list)}`,
      `  ${label('措施', 'Measures')}${plan.measures}${phases.length > 0 ? marks.aside(phases.join(marks.comma)) : ''}`,
      `  ${label('逾期', 'Overdue')}${plan.overdue}`,
      ...(life ? lifeLines(context, life) : []),
      ...(plan.starting ? [`  ${label('正在启动', 'Starting')}${plan.starting.done}/${plan.starting.total}`] : []),
    ]);
    return undefined;
  });
}

/** A plan that was started before plans were approved has no life to show. */
async function lifeOf(api: Api, plan: string): Promise<Schemas['PlanLife'] | undefined> {
  try {
    return await answerOf(api.GET('/api/plans/{plan}/life', { params: { path: { plan } } }));
  } catch (error) {
    if (error instanceof CliError && error.code === 'planNeverSubmitted') return undefined;
    throw error;
  }
}
