import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

export function addMeasureAcknowledge(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'acknowledge <measure>', '签收任务', 'acknowledge the assignment');
  shell.does(command, async (context, _options, id = '') => {
    await perform(context, await openMeasure(context, id), { type: 'acknowledge' }, { zh: '已签收', en: 'Acknowledged' });
    return undefined;
  });
}
