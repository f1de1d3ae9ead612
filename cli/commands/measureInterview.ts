import type { Command } from 'commander';
import { openMeasure, perform, type Opened } from '../acts.ts';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly heldOn: string;
  readonly text: string;
  readonly interview?: string;
}

export function addMeasureInterview(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'interview <measure>', '记录约谈', 'record an interview')
    .requiredOption('--held-on <date>', say('约谈日期', 'the day it was held'))
    .requiredOption('--text <text>', say('约谈情况', 'what was said'))
    .option('--interview <id>', say('约谈编号；只有一次待记录时可省略', 'id of the interview; may be left out while only one is to be recorded'));
  shell.does<Options>(command, async (context, { heldOn, text, interview }, id = '') => {
    const opened = await openMeasure(context, id);
    await perform(context, opened, { type: 'recordInterview', interviewId: interview ?? (await onlyOpen(opened)), heldOn, text }, { zh: '已记录约谈', en: 'Interview recorded' });
    return undefined;
  });
}

async function onlyOpen({ read }: Opened): Promise<string> {
  const { id, interviews } = await read();
  const [open, ...others] = interviews.filter(({ held }) => !held);
  if (!open) throw cliError('noInterview', { measure: id });
  if (others.length > 0) throw cliError('missingOption', { name: '--interview', why: [open, ...others].map((interview) => interview.id).join('、') });
  return open.id;
}
