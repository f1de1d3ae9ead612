import type { Command } from 'commander';
import { isDateText } from '../dates.ts';
import { redatePlan } from '../../plans/redate.ts';
import { cliError } from '../errors.ts';
import { readText, writeNew } from '../files.ts';
import { errorsIn, tellProblems } from '../planFiles.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly adoptedOn: string;
  readonly out?: string;
}

export function addPlanRedate(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'redate <file>', '把整改方案移到另一个通过日期，各时限的工作日间隔不变（不需要服务器）', 'move a plan to another day of adoption, distances in working days kept (needs no server)')
    .requiredOption('--adopted-on <date>', shell.say('新的通过日期，如 2026-09-01', 'the new day of adoption, such as 2026-09-01'))
    .option('--out <file>', shell.say('写入新文件，默认输出到屏幕', 'write to a new file instead of stdout'));
  shell.does<Options>(command, async (context, { adoptedOn, out }, file = '') => {
    if (!isDateText(adoptedOn)) throw cliError('badValue', { name: '--adopted-on', value: adoptedOn, why: { zh: '应为 2026-09-01 这样的日期。', en: 'write a date such as 2026-09-01.' } });
    const redated = redatePlan({ planText: await readText(file), planName: file, adoptedOn });
    if ('problems' in redated) {
      tellProblems(context, redated.problems);
      throw cliError('fileHasErrors', { file, count: String(errorsIn(redated.problems)) });
    }
    const { text, from, to, milestones, holdings, warnings } = redated;
    tellProblems(context, warnings);
    context.talk(`通过日期 ${from} → ${to}；移动了 ${milestones} 个时限、${holdings} 个任职日期。`, `Adopted ${from} -> ${to}; ${milestones} dates and ${holdings} terms of office moved.`);
    if (out !== undefined) await writeNew(out, text);
    if (context.isJson) context.result({ from, to, milestones, holdings, warnings, ...(out === undefined ? { text } : { out }) }, () => []);
    else if (out === undefined) context.io.out(text);
    else context.talk(`已写入 ${out}`, `Written to ${out}`);
    return undefined;
  });
}
