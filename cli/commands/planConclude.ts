import type { Command } from 'commander';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';
import { askPlan, tellLife } from './planApprove.ts';

export function addPlanConclude(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'conclude [plan]', '办结整改方案：全部措施已销号、归档或撤销后（限决定机关，不可恢复）', 'conclude a plan once every measure is closed, archived or withdrawn (its authority; final)')
    .requiredOption('--reason <text>', shell.say('办结意见', 'in which words'));
  shell.does<{ readonly reason: string }>(command, async (context, { reason }, asked = '') => {
    const api = await context.signedIn();
    const plan = await planNamed(api, asked);
    tellLife(context, await askPlan(api, plan, { type: 'concludePlan', reason }), context.say(`已办结 ${plan}`, `Concluded ${plan}`));
    return undefined;
  });
}
