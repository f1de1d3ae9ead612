import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import { documentNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly text: string;
}

export function addDocumentsAnswer(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'answer <document>', '回复文书', 'answer a document').requiredOption('--text <text>', shell.say('回复内容', 'the answer'));
  shell.does<Options>(command, async (context, { text }, id = '') => {
    const { plan, ref, document } = await documentNamed(await context.signedIn(), id);
    await perform(context, await openMeasure(context, `${plan}/${ref}`), { type: 'answerDocument', documentId: document, text }, { zh: '已回复文书', en: 'Document answered' });
    return undefined;
  });
}
