import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly reason: string;
}

export function addMeasureRoutine(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'routine <measure>', '确认长期坚持类措施已转入常态', 'confirm that a long-term measure has become routine')
    .requiredOption('--reason <text>', shell.say('确认理由', 'why'));
  shell.does<Options>(command, async (context, { reason }, id = '') => {
    await perform(context, await openMeasure(context, id), { type: 'confirmRoutine', reason }, { zh: '已确认转入常态', en: 'Confirmed as routine' });
    return undefined;
  });
}
