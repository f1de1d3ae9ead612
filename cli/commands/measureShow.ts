import type { Command } from 'commander';
import { openMeasure } from '../acts.ts';
import type { Shell } from '../shell.ts';
import { measureLines } from '../show/measure.ts';

export function addMeasureShow(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'show <measure>', '一项措施的来龙去脉：时限、文书、等待谁、接下来会发生什么', 'one measure: dates, documents, who is awaited, what time will bring');
  shell.does(command, async (context, _options, id = '') => {
    const measure = await (await openMeasure(context, id)).read();
    context.result({ measure }, () => measureLines(context, measure));
    return undefined;
  });
}
