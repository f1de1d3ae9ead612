import type { Command } from 'commander';
import { collected, openMeasure, perform } from '../acts.ts';
import { numbersOf } from '../pairs.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly text: string;
  readonly value?: string[];
}

export function addMeasureReport(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'report <measure>', '报告进展', 'report progress')
    .requiredOption('--text <text>', say('进展情况', 'what has been done'))
    .option('--value <target=number>', say('量化目标已达到的数值，如 households=174，可多次写', 'what has been reached of a target, such as households=174; may be repeated'), collected);
  shell.does<Options>(command, async (context, { text, value = [] }, id = '') => {
    const values = value.length > 0 ? { values: numbersOf('--value', value, 'households=174') } : {};
    await perform(context, await openMeasure(context, id), { type: 'reportProgress', text, ...values }, { zh: '已报告进展', en: 'Progress reported' });
    return undefined;
  });
}
