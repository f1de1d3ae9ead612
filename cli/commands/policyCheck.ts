import type { Command } from 'commander';
import { checkPolicyForPlan } from '../../plans/policyCheck.ts';
import { readPolicy } from '../../plans/policyFile.ts';
import { cliError } from '../errors.ts';
import { readText } from '../files.ts';
import { errorsIn, tellProblems } from '../planFiles.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
}

export function addPolicyCheck(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'check <file>', '检查督办规则（不需要服务器）', 'check a policy (needs no server)')
    .option('--plan <file>', shell.say('连同整改方案一起检查：规则所用的角色有没有人、分不分得开', 'check it together with a plan: whether its roles are filled, and by different people'));
  shell.does<Options>(command, async (context, { plan }, file = '') => {
    const text = await readText(file);
    const reading = readPolicy({ text, name: file });
    const own = 'policy' in reading ? reading.warnings : reading.problems;
    const problems = plan === undefined ? own : checkPolicyForPlan({ planText: await readText(plan), planName: plan, policyText: text, policyName: file });
    tellProblems(context, problems);
    const errors = errorsIn(problems);
    const summary = 'policy' in reading && errors === 0 ? { name: reading.policy.name, rungs: reading.policy.ladder.length } : undefined;
    if (context.isJson) context.result({ mayBeUsed: summary !== undefined, problems, ...(summary && { policy: summary }) }, () => []);
    if (!summary) {
      if (context.isJson) return 2;
      throw cliError('fileHasErrors', { file: errorsIn(own) > 0 ? file : (plan ?? file), count: String(errors) });
    }
    if (!context.isJson) {
      context.result(undefined, () => [context.say(`可以使用：${summary.name}，督办阶梯 ${summary.rungs} 条，提示 ${problems.length} 条。`, `May be used: ${summary.name}, ${summary.rungs} rungs, ${problems.length} warnings.`)]);
    }
    return undefined;
  });
}
