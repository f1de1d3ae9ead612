import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { bulkLines, dutyLines, tellRefused } from '../bulk.ts';
import { cliError } from '../errors.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly to?: string;
  readonly name?: string;
  readonly email?: string;
  readonly from?: string;
  readonly plan?: string;
  readonly dryRun?: boolean;
}

export function addPeopleHandOver(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'hand-over <post>', '职务交接：自某日起由另一人担任（限管理员）', 'hand a post over to another person from a date on (administrators)')
    .option('--to <person>', say('接任人的人员编号', 'id of the person who takes it over'))
    .option('--name <name>', say('接任人姓名（系统中还没有此人时）', 'the name, for somebody who is not known yet'))
    .option('--email <email>', say('接任人邮箱', 'the address for notices'))
    .option('--from <date>', say('任职起始日，今天或以后', 'the first day, today or later'))
    .option('--plan <plan>', say('方案编号；只有一个方案时可省略', 'the plan; may be left out while there is only one'))
    .option('--dry-run', say('只说明将交接什么，不作改动', 'only say what would pass over'));
  shell.does<Options>(command, async (context, { to, name, email, from, plan, dryRun = false }, post = '') => {
    if (to === undefined) throw cliError('missingOption', { name: '--to' });
    if (from === undefined) throw cliError('missingOption', { name: '--from' });
    const api = await context.signedIn();
    const path = { plan: await planNamed(api, plan), post };
    const body = { person: to, from, isDryRun: dryRun, ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
    const outcome = await answerOf(api.POST('/api/plans/{plan}/posts/{post}/hand-over', { params: { path }, body }));
    context.result(outcome, () => [
      `${outcome.post.unit} ${outcome.post.title} → ${to}${context.say(`，自 ${from}`, ` from ${from}`)}`,
      ...bulkLines(context, { zh: '交接', en: 'handed over', count: outcome.done.length }, outcome),
      ...dutyLines(context, outcome.duties),
    ]);
    return tellRefused(context, outcome);
  });
}
