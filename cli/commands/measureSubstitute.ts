import type { Command } from 'commander';
import { openMeasure, perform, type Act, type Measure } from '../acts.ts';
import type { Context } from '../context.ts';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly post: string;
  readonly person: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  readonly end?: string;
}

export function addMeasureSubstitute(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'substitute <measure>', '指定代理，或提前结束代理', 'appoint a substitute, or end a substitution')
    .requiredOption('--post <post>', say('职务编号或名称', 'id or title of the post'))
    .requiredOption('--person <id>', say('代理人的人员编号', 'id of the substitute'))
    .option('--name <name>', say('代理人姓名；系统认识此人时可省略', 'name of the substitute; may be left out for somebody the system knows'))
    .option('--from <date>', say('代理起始日', 'first day'))
    .option('--to <date>', say('代理截止日', 'last day'))
    .option('--end <date>', say('提前结束：代理到这一天为止', 'end it: this is the last day'));
  shell.does<Options>(command, async (context, options, id = '') => {
    const opened = await openMeasure(context, id);
    const post = postNamed(await opened.read(), options.post);
    const act: Act = options.end === undefined ? await appointment(context, post, options) : { type: 'endSubstitution', post, person: options.person, on: options.end };
    await perform(context, opened, act, options.end === undefined ? { zh: '已指定代理', en: 'Substitute appointed' } : { zh: '已结束代理', en: 'Substitution ended' });
    return undefined;
  });
}

/** Officials know their posts by title. */
function postNamed({ roles }: Measure, given: string): string {
  return roles.flatMap(({ posts }) => posts).find(({ title }) => title === given)?.id ?? given;
}

async function appointment(context: Context, post: string, { person, name, from, to }: Options): Promise<Act> {
  if (from === undefined || to === undefined) throw cliError('missingOption', { name: '--from, --to', why: { zh: '写明代理的起止日期，或用 --end 结束代理。', en: 'Give the first and the last day, or --end to end one.' } });
  return { type: 'appointSubstitute', post, person, name: name ?? (await nameKnown(context, person)), from, to };
}

async function nameKnown({ open }: Context, person: string): Promise<string> {
  const { data } = await open.GET('/api/people');
  const found = data?.people.find(({ id }) => id === person);
  if (!found) throw cliError('missingOption', { name: '--name', why: { zh: '系统不认识此人，请写明姓名。', en: 'The system does not know that person; give the name.' } });
  return found.name;
}
