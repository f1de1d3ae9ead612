import type { Command } from 'commander';
import { cliError } from '../errors.ts';
import { errorsIn, readPlanFiles, tellProblems } from '../planFiles.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly policy?: string;
}

export function addPlanCheck(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'check <file>', '检查整改方案及其督办规则（不需要服务器）', 'check a plan and its policy (needs no server)')
    .option('--policy <file>', shell.say('督办规则文件，默认取方案中写明的', 'the policy file; by default the one the plan names'));
  shell.does<Options>(command, async (context, { policy }, file = '') => {
    const reading = await readPlanFiles(context, file, policy);
    const problems = 'problems' in reading ? reading.problems : reading.warnings;
    tellProblems(context, problems);
    const errors = errorsIn(problems);
    const summary = 'plan' in reading ? { id: reading.plan.id, title: reading.plan.title, measures: reading.plan.definitions.length, people: reading.plan.people.length, policy: reading.plan.policy.name } : undefined;
    if (context.isJson) context.result({ mayStart: summary !== undefined, problems, ...(summary && { plan: summary }) }, () => []);
    if (!summary) {
      if (context.isJson) return 2;
      throw cliError('fileHasErrors', { file, count: String(errors) });
    }
    if (!context.isJson) {
      context.result(undefined, () => [
        context.say(
          `可以启动：${summary.title}（${summary.id}），${summary.measures} 项措施，${summary.people} 人，规则“${summary.policy}”，提示 ${problems.length} 条。`,
          `May be started: ${summary.title} (${summary.id}), ${summary.measures} measures, ${summary.people} people, policy "${summary.policy}", ${problems.length} warnings.`,
        ),
      ]);
    }
    return undefined;
  });
}
