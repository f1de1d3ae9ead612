import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import { documentNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

export function addDocumentsAcknowledge(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'acknowledge <document>', '签收文书', 'acknowledge a document');
  shell.does(command, async (context, _options, id = '') => {
    const { plan, ref, document } = await documentNamed(await context.signedIn(), id);
    await perform(context, await openMeasure(context, `${plan}/${ref}`), { type: 'acknowledgeDocument', documentId: document }, { zh: '已签收文书', en: 'Document acknowledged' });
    return undefined;
  });
}
