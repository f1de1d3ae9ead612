import type { Command } from 'commander';
import { collected, openMeasure, perform } from '../acts.ts';
import { attached, withEvidence, type EvidenceOptions } from '../evidence.ts';
import { pairsOf } from '../pairs.ts';
import type { Shell } from '../shell.ts';

interface Options extends EvidenceOptions {
  readonly reason: string;
  readonly date?: string[];
}

export function addMeasureReopen(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'reopen <measure>', '撤回销号，重新整改（限方案决定机关）', 'take a closure back and begin anew (the plan\'s authority)')
    .requiredOption('--reason <text>', say('撤回理由', 'why'))
    .option('--date <milestone=date>', say('下一轮各节点的新时限，如 effect=2027-01-29', 'new date of a milestone in the next cycle, such as effect=2027-01-29'), collected);
  shell.does<Options>(withEvidence(command, shell), async (context, { reason, date = [], ...files }, id = '') => {
    const dates = pairsOf('--date', date, 'effect=2027-01-29');
    const opened = await openMeasure(context, id);
    await perform(context, opened, { type: 'reopen', reason, dates, evidence: await attached(opened, files) }, { zh: '已撤回销号，进入下一轮', en: 'Closure taken back, next cycle opened' });
    return undefined;
  });
}
