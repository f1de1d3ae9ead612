import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { checkedPlanFile } from '../planFiles.ts';
import { awaitedIn, versionNamed } from '../show/planLife.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly policy?: string;
}

export function addPlanSubmit(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'submit <file>', '提交整改方案（或其修订）审批（限方案管理员）', 'hand in a plan, or a later version of it, for approval (its administrators)')
    .option('--policy <file>', shell.say('督办规则文件，默认取方案中写明的', 'the policy file; by default the one the plan names'));
  shell.does<Options>(command, async (context, { policy }, file = '') => {
    const { texts } = await checkedPlanFile(context, file, policy);
    const api = await context.signedIn(true);
    const outcome = await answerOf(api.POST('/api/plans/submit', { body: { ...texts } }));
    const { plan, hash, isNew, life } = outcome;
    const candidate = life.next ?? life.version;
    context.result(outcome, () => [
      isNew ? context.say(`已提交审批：${plan}`, `Handed in for approval: ${plan}`) : context.say(`此版本已提交过：${plan}`, `This version was handed in before: ${plan}`),
      `  ${context.label('版本摘要', 'Version')}${versionNamed(hash)}`,
      ...awaitedIn(context, candidate).map((line) => `  ${line}`),
    ]);
    return undefined;
  });
}
