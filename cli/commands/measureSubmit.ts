import type { Command } from 'commander';
import { idsCollected, openMeasure, perform } from '../acts.ts';
import { attached, withEvidence, type EvidenceOptions } from '../evidence.ts';
import type { Shell } from '../shell.ts';

interface Options extends EvidenceOptions {
  readonly milestones?: string[];
  readonly summary: string;
}

export function addMeasureSubmit(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'submit <measure>', '提交验收', 'submit milestones for acceptance')
    .option('--milestones <ids>', say('时限节点编号，多个用逗号分隔', 'ids of milestones, with commas between'), idsCollected)
    .requiredOption('--summary <text>', say('完成情况', 'what was achieved'));
  shell.does<Options>(withEvidence(command, shell), async (context, { milestones = [], summary, ...files }, id = '') => {
    const opened = await openMeasure(context, id);
    await perform(context, opened, { type: 'submit', milestones, summary, evidence: await attached(opened, files) }, { zh: '已提交验收', en: 'Submitted' });
    return undefined;
  });
}
