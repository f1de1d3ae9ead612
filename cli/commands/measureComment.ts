import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly text: string;
}

export function addMeasureComment(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'comment <measure>', '留言（不改变时限和状态）', 'say something about a measure; nothing follows from it')
    .requiredOption('--text <text>', shell.say('留言内容', 'the comment'));
  shell.does<Options>(command, async (context, { text }, id = '') => {
    await perform(context, await openMeasure(context, id), { type: 'comment', text }, { zh: '已留言', en: 'Comment added' });
    return undefined;
  });
}
