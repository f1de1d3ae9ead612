import type { Command } from 'commander';
import { onlyOneOf, openMeasure, perform, type Act, type Opened } from '../acts.ts';
import type { Context } from '../context.ts';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly approve?: boolean;
  readonly refuse?: string;
  readonly extension?: string;
  readonly note?: string;
}

export function addMeasureExtension(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'extension <measure>', '审批延期：同意或不同意', 'approve or refuse an extension')
    .option('--approve', say('同意延期', 'approve'))
    .option('--refuse <reason>', say('不同意，须写明理由', 'refuse, with the reason'))
    .option('--extension <id>', say('申请编号；只有一项待审时可省略', 'id of the request; may be left out while only one is undecided'))
    .option('--note <text>', say('审批意见（--approve）', 'a note (--approve)'));
  shell.does<Options>(command, async (context, { approve, refuse, extension, note }, id = '') => {
    onlyOneOf({ '--approve': approve, '--refuse': refuse });
    const opened = await openMeasure(context, id);
    const extensionId = extension ?? (await onlyPending(context, opened));
    const act: Act = refuse === undefined ? { type: 'approveExtension', extensionId, ...(note !== undefined && { note }) } : { type: 'refuseExtension', extensionId, reason: refuse };
    await perform(context, opened, act, refuse === undefined ? { zh: '已同意延期', en: 'Extension approved' } : { zh: '已不同意延期', en: 'Extension refused' });
    return undefined;
  });
}

/** @returns the one request that is undecided; it is said, so that nobody decides on something unseen. */
async function onlyPending({ talk }: Context, { read }: Opened): Promise<string> {
  const { id, extensions, milestones } = await read();
  const [pending, ...others] = extensions.filter(({ outcome }) => outcome === 'pending');
  if (!pending) throw cliError('noExtension', { measure: id });
  if (others.length > 0) throw cliError('missingOption', { name: '--extension', why: [pending, ...others].map((request) => request.id).join('、') });
  const { milestoneId, from, to, by, reason, progress } = pending;
  const title = milestones.find((milestone) => milestone.id === milestoneId)?.title ?? { zh: milestoneId, en: milestoneId };
  talk(`${by.person.name} 申请“${title.zh}”由 ${from} 延至 ${to}：${reason}（目前进展：${progress}）`, `${by.person.name} asks for ${to} instead of ${from} for "${title.en}": ${reason} (so far: ${progress})`);
  return pending.id;
}
