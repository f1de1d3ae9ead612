import type { Command } from 'commander';
import { idsCollected, onlyOneOf, openMeasure, perform, type Measure } from '../acts.ts';
import type { Context } from '../context.ts';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';
import { tellSubmission } from './measureDecide.ts';

interface Options {
  readonly approve?: boolean;
  readonly refuse?: string;
  readonly milestones?: string[];
  readonly facts?: string;
  readonly note?: string;
}

export function addMeasureSign(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'sign <measure>', '销号审批：同意或不同意', 'approve or refuse closure')
    .option('--approve', say('同意销号', 'approve closure'))
    .option('--refuse <reason>', say('不同意，须写明理由和退回的节点', 'refuse, with the reason and the milestones that go back'))
    .option('--milestones <ids>', say('退回的时限节点编号，多个用逗号分隔（--refuse）', 'ids of the milestones that go back, with commas between (--refuse)'), idsCollected)
    .option('--facts <hash>', say('此前所见的事实摘要；与现状不符则拒绝（--approve）', 'the facts seen before; refused when they have changed (--approve)'))
    .option('--note <text>', say('审批意见（--approve）', 'a note (--approve)'));
  shell.does<Options>(command, async (context, { approve, refuse, milestones = [], facts, note }, id = '') => {
    onlyOneOf({ '--approve': approve, '--refuse': refuse });
    const opened = await openMeasure(context, id);
    if (refuse !== undefined) {
      await perform(context, opened, { type: 'refuseClosure', milestones, reason: refuse }, { zh: '已不同意销号', en: 'Closure refused' });
      return undefined;
    }
    const factsHash = facts ?? tellFacts(context, await opened.read());
    await perform(context, opened, { type: 'approveClosure', factsHash, ...(note !== undefined && { note }) }, { zh: '已同意销号', en: 'Closure approved' });
    return undefined;
  });
}

/** Says what is about to be approved. @returns its hash, which the approval names: should anything change meanwhile, it is refused. */
function tellFacts(context: Context, measure: Measure): string {
  if (!measure.signOff) throw cliError('notInSignOff', { measure: measure.id });
  const { factsHash, stepTitle } = measure.signOff;
  context.talk(`同意以下事实（${stepTitle}）：${measure.ref} ${measure.title}`, `Approving (${stepTitle}): ${measure.ref} ${measure.title}`);
  for (const milestone of measure.milestones) tellSubmission(context, milestone);
  context.talk(`事实摘要 ${factsHash}`, `Facts ${factsHash}`);
  return factsHash;
}
