import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
  readonly policy?: boolean;
}

export function addPlanVersion(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'version <hash>', '读出某一版本提交时的原文（摘要至少写前 8 位）', 'print a version as it was handed in (at least 8 digits of its hash)')
    .option('--plan <plan>', shell.say('整改方案编号', 'id of the plan'))
    .option('--policy', shell.say('读督办规则，而不是方案', 'its policy instead of its plan'));
  shell.does<Options>(command, async (context, { plan: asked, policy }, hash = '') => {
    const api = await context.signedIn();
    const version = await answerOf(api.GET('/api/plans/{plan}/versions/{hash}', { params: { path: { plan: await planNamed(api, asked), hash } } }));
    context.result(version, () => (policy === true ? version.policyText : version.planText).trimEnd().split('\n'));
    return undefined;
  });
}
