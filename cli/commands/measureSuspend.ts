import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly until: string;
  readonly basis: string;
  readonly reason: string;
}

export function addMeasureSuspend(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'suspend <measure>', '暂停措施（限方案决定机关）', 'suspend a measure (the plan\'s authority)')
    .requiredOption('--until <date>', say('最迟暂停至；次日自动恢复', 'the last day; it goes on by itself on the next'))
    .requiredOption('--basis <text>', say('决定依据，如会议或文件名称', 'the decision it rests on'))
    .requiredOption('--reason <text>', say('暂停理由', 'why'));
  shell.does<Options>(command, async (context, { until, basis, reason }, id = '') => {
    await perform(context, await openMeasure(context, id), { type: 'suspend', until, basis, reason }, { zh: '已暂停', en: 'Suspended' });
    return undefined;
  });
}
