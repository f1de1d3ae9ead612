import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import { attached, withEvidence, type EvidenceOptions } from '../evidence.ts';
import type { Shell } from '../shell.ts';

interface Options extends EvidenceOptions {
  readonly milestone: string;
  readonly reason: string;
}

export function addMeasureEvidence(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'evidence <measure>', '更换佐证材料；已有的验收、审批意见随之失效', 'put other evidence in place; what was accepted or approved on the old has to be decided again')
    .requiredOption('--milestone <id>', say('时限节点编号', 'id of the milestone'))
    .requiredOption('--reason <text>', say('更换理由', 'why'));
  shell.does<Options>(withEvidence(command, shell), async (context, { milestone, reason, ...files }, id = '') => {
    const opened = await openMeasure(context, id);
    await perform(context, opened, { type: 'replaceEvidence', milestoneId: milestone, reason, evidence: await attached(opened, files) }, { zh: '已更换佐证材料', en: 'Evidence replaced' });
    return undefined;
  });
}
