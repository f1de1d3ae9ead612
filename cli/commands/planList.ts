import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import type { Shell } from '../shell.ts';

export function addPlanList(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'list', '整改方案清单', 'list the plans');
  shell.does(command, async (context) => {
    const api = await context.signedIn();
    const answer = await answerOf(api.GET('/api/plans'));
    const rows = answer.plans.map(({ id, title, adoptedOn, measures, overdue, phases }) => [id, title, adoptedOn, String(measures), String(overdue), String((phases.closed ?? 0) + (phases.archived ?? 0))]);
    const heads = [['编号', 'Id'], ['名称', 'Title'], ['通过日期', 'Adopted'], ['措施', 'Measures'], ['逾期', 'Overdue'], ['已销号', 'Closed']] as const;
    context.result(answer, () => context.table(heads.map(([zh, en]) => context.say(zh, en)), rows));
    if (rows.length === 0) context.talk('还没有整改方案。', 'There is no plan yet.');
    return undefined;
  });
}
