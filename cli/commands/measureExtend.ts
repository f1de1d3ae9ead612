import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly milestone: string;
  readonly until: string;
  readonly reason: string;
  readonly progress: string;
}

export function addMeasureExtend(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'extend <measure>', '申请延期（须在时限届满前提出）', 'ask for a later date, before the date passes')
    .requiredOption('--milestone <id>', say('时限节点编号', 'id of the milestone'))
    .requiredOption('--until <date>', say('申请延至', 'the date asked for'))
    .requiredOption('--reason <text>', say('延期理由', 'why'))
    .requiredOption('--progress <text>', say('目前进展', 'what has been done so far'));
  shell.does<Options>(command, async (context, { milestone, until, reason, progress }, id = '') => {
    await perform(context, await openMeasure(context, id), { type: 'requestExtension', milestoneId: milestone, dueOn: until, reason, progress }, { zh: '已申请延期', en: 'Extension asked for' });
    return undefined;
  });
}
