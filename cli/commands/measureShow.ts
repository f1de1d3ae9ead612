import type { Command } from 'commander';
import { openMeasure } from '../acts.ts';
import type { Shell } from '../shell.ts';
import { measureLines } from '../show/measure.ts';

interface Options {
  readonly full?: boolean;
}

export function addMeasureShow(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'show <measure>', '一项措施的来龙去脉：时限、文书、等待谁、接下来会发生什么', 'one measure: dates, documents, who is awaited, what time will bring')
    .option('--full', shell.say('显示措施内容全文', 'with the whole text of the measure'));
  shell.does<Options>(command, async (context, { full = false }, id = '') => {
    const measure = await (await openMeasure(context, id)).read();
    context.result({ measure }, () => measureLines(context, measure, full));
    return undefined;
  });
}
