import type { Command } from 'commander';
import { idsCollected, onlyOneOf, openMeasure, perform, type Act, type Measure, type Opened } from '../acts.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly accept?: boolean;
  readonly return?: string;
  readonly milestones?: string[];
  readonly note?: string;
}

export function addMeasureDecide(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'decide <measure>', '验收：通过或退回', 'accept or return what was submitted')
    .option('--accept', say('通过验收', 'accept'))
    .option('--return <reason>', say('退回，须写明理由', 'return, with the reason'))
    .option('--milestones <ids>', say('时限节点编号，多个用逗号分隔；默认为全部待验收的节点', 'ids of milestones, with commas between; by default all that are submitted'), idsCollected)
    .option('--note <text>', say('验收意见', 'a note on the acceptance'));
  shell.does<Options>(command, async (context, options, id = '') => {
    onlyOneOf({ '--accept': options.accept, '--return': options.return });
    const opened = await openMeasure(context, id);
    const milestones = options.milestones ?? (await submittedOf(context, opened));
    const { note, return: reason } = options;
    const act: Act = reason === undefined ? { type: 'accept', milestones, ...(note !== undefined && { note }) } : { type: 'return', milestones, reason };
    await perform(context, opened, act, reason === undefined ? { zh: '已通过验收', en: 'Accepted' } : { zh: '已退回', en: 'Returned' });
    return undefined;
  });
}

/** @returns what is submitted now; it is said, so that nobody decides on something unseen. */
async function submittedOf(context: Context, opened: Opened): Promise<string[]> {
  const measure = await opened.read();
  const submitted = measure.milestones.filter(({ status }) => status === 'submitted');
  if (submitted.length === 0) throw cliError('nothingSubmitted', { measure: measure.id });
  for (const milestone of submitted) tellSubmission(context, milestone);
  return submitted.map(({ id }) => id);
}

export function tellSubmission(context: Context, { title, dueOn, submission }: Measure['milestones'][number]): void {
  if (!submission) return;
  const { by, at, summary, evidence } = submission;
  context.talk(`${title.zh}（时限 ${dueOn}）：${by.person.name} ${minutesOf(at)} 提交，${summary}`, `${title.en} (due ${dueOn}): submitted ${minutesOf(at)} by ${by.person.name}: ${summary}`);
  for (const { name, size, sha256, datedOn } of evidence) context.talk(`  附件 ${name}（${datedOn}，${size} 字节，SHA-256 ${sha256.slice(0, 16)}…）`, `  evidence ${name} (${datedOn}, ${size} bytes, SHA-256 ${sha256.slice(0, 16)}...)`);
}
