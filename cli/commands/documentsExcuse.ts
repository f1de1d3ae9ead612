import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import { documentNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly reason: string;
}

export function addDocumentsExcuse(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'excuse <document>', '认定逾期理由正当，不再因此升级督办', 'find the reason for a lapse good, so that nothing follows from it')
    .requiredOption('--reason <text>', shell.say('认定意见', 'the finding'));
  shell.does<Options>(command, async (context, { reason }, id = '') => {
    const { plan, ref, document } = await documentNamed(await context.signedIn(), id);
    await perform(context, await openMeasure(context, `${plan}/${ref}`), { type: 'excuseDocument', documentId: document, reason }, { zh: '已认定理由正当', en: 'Reason found good' });
    return undefined;
  });
}
