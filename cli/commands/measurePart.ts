import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import { attached, withEvidence, type EvidenceOptions } from '../evidence.ts';
import type { Shell } from '../shell.ts';

interface Options extends EvidenceOptions {
  readonly text: string;
  readonly done?: boolean;
}

export function addMeasurePart(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'part <measure>', '参与单位报告本单位的参与事项', 'a participating unit reports its part')
    .requiredOption('--text <text>', say('办理情况', 'what has been done'))
    .option('--done', say('本单位事项已全部完成', 'the part is done'));
  shell.does<Options>(withEvidence(command, shell), async (context, { text, done = false, ...files }, id = '') => {
    const opened = await openMeasure(context, id);
    await perform(context, opened, { type: 'reportPart', text, evidence: await attached(opened, files), isDone: done }, { zh: '已报告参与事项', en: 'Part reported' });
    return undefined;
  });
}
