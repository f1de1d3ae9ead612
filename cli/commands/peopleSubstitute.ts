import type { Command } from 'commander';
import { answerOf, type Api } from '../apiClient.ts';
import { bulkLines, tellRefused } from '../bulk.ts';
import { cliError } from '../errors.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly person?: string;
  readonly name?: string;
  readonly email?: string;
  readonly from?: string;
  readonly to?: string;
  readonly end?: string;
  readonly plan?: string;
  readonly dryRun?: boolean;
}

export function addPeopleSubstitute(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'substitute <post>', '指定或结束代理（任职人本人或管理员）', 'appoint somebody who stands in at a post, or end that (its holder, or administrators)')
    .option('--person <person>', say('代理人的人员编号', 'id of the substitute'))
    .option('--name <name>', say('代理人姓名（系统中还没有此人时）', 'the name, for somebody who is not known yet'))
    .option('--email <email>', say('代理人邮箱', 'the address for notices'))
    .option('--from <date>', say('代理起始日', 'the first day'))
    .option('--to <date>', say('代理结束日（含）', 'the last day'))
    .option('--end <date>', say('提前结束代理：最后一天，今天或以后', 'end it early: the last day, today or later'))
    .option('--plan <plan>', say('方案编号；只有一个方案时可省略', 'the plan; may be left out while there is only one'))
    .option('--dry-run', say('只说明将发生什么，不作改动', 'only say what would be done'));
  shell.does<Options>(command, async (context, options, post = '') => {
    const api = await context.signedIn();
    const path = { plan: await planNamed(api, options.plan), post };
    const outcome = await asked(api, path, options);
    const word = options.end === undefined ? { zh: '指定代理', en: 'given a substitute' } : { zh: '结束代理', en: 'without that substitute' };
    context.result(outcome, () => [`${outcome.post.unit} ${outcome.post.title}`, ...bulkLines(context, { ...word, count: outcome.done.length }, outcome)]);
    return tellRefused(context, outcome);
  });
}

function asked(api: Api, path: { plan: string; post: string }, { person, name, email, from, to, end, dryRun: isDryRun = false }: Options) {
  if (person === undefined) throw cliError('missingOption', { name: '--person' });
  if (end !== undefined) {
    if (from !== undefined || to !== undefined) throw cliError('onlyOne', { names: '--end, --from/--to' });
    return answerOf(api.POST('/api/plans/{plan}/posts/{post}/substitutes/end', { params: { path }, body: { person, on: end, isDryRun } }));
  }
  if (from === undefined || to === undefined) throw cliError('missingOption', { name: '--from, --to' });
  const body = { person, from, to, isDryRun, ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
  return answerOf(api.POST('/api/plans/{plan}/posts/{post}/substitutes', { params: { path }, body }));
}
