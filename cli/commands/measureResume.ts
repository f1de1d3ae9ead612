import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly reason: string;
}

export function addMeasureResume(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'resume <measure>', '提前恢复已暂停的措施（限方案决定机关）', 'resume a suspended measure (the plan\'s authority)')
    .requiredOption('--reason <text>', shell.say('恢复理由', 'why'));
  shell.does<Options>(command, async (context, { reason }, id = '') => {
    await perform(context, await openMeasure(context, id), { type: 'resume', reason }, { zh: '已恢复', en: 'Resumed' });
    return undefined;
  });
}
