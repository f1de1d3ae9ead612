import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly text: string;
}

export function addMeasureReport(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'report <measure>', '报告进展', 'report progress').requiredOption('--text <text>', shell.say('进展情况', 'what has been done'));
  shell.does<Options>(command, async (context, { text }, id = '') => {
    await perform(context, await openMeasure(context, id), { type: 'reportProgress', text }, { zh: '已报告进展', en: 'Progress reported' });
    return undefined;
  });
}
