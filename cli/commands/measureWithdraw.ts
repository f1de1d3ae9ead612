import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly reason: string;
}

export function addMeasureWithdraw(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'withdraw <measure>', '撤销措施（限方案决定机关，不可恢复）', 'withdraw a measure (the plan\'s authority; final)')
    .requiredOption('--reason <text>', shell.say('撤销理由', 'why'));
  shell.does<Options>(command, async (context, { reason }, id = '') => {
    await perform(context, await openMeasure(context, id), { type: 'withdraw', reason }, { zh: '已撤销', en: 'Withdrawn' });
    return undefined;
  });
}
