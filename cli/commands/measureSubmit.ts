import type { Command } from 'commander';
import { collected, idsCollected, openMeasure, perform } from '../acts.ts';
import { evidenceOf } from '../evidence.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly milestones?: string[];
  readonly summary: string;
  readonly evidence?: string[];
  readonly datedOn?: string[];
}

export function addMeasureSubmit(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'submit <measure>', '提交验收', 'submit milestones for acceptance')
    .option('--milestones <ids>', say('时限节点编号，多个用逗号分隔', 'ids of milestones, with commas between'), idsCollected)
    .requiredOption('--summary <text>', say('完成情况', 'what was achieved'))
    .option('--evidence <file>', say('附件，可多次写；只登记名称、大小、摘要', 'a file; may be repeated; only its name, size and hash are registered'), collected)
    .option('--dated-on <date>', say('附件所载日期：一个适用全部，或每份各写一个', 'date the evidence is of: one for all, or one each'), collected);
  shell.does<Options>(command, async (context, { milestones = [], summary, evidence = [], datedOn = [] }, id = '') => {
    const proofs = await evidenceOf(evidence, datedOn);
    const opened = await openMeasure(context, id);
    await perform(context, opened, { type: 'submit', milestones, summary, evidence: proofs }, { zh: '已提交验收', en: 'Submitted' });
    return undefined;
  });
}
