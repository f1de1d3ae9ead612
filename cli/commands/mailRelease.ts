import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly person?: string;
  readonly all?: boolean;
}

export function addMailRelease(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'release', '不等工作时间，立即发送待发提醒（限管理员）', 'send what waits now, outside working hours (administrators)')
    .option('--person <person>', say('只发给一人', 'to one person'))
    .option('--all', say('发给所有人（默认）', 'to everybody (the default)'));
  shell.does<Options>(command, async (context, { person, all }) => {
    if (all === true && person !== undefined) throw cliError('onlyOne', { names: '--person, --all' });
    const api = await context.signedIn();
    const answer = await answerOf(api.POST('/api/notices/release', { body: { person: person ?? 'all' } }));
    context.result(answer, () => context.table([say('收件人', 'Person'), say('邮件', 'Mails')], answer.released.map((inbox) => [inbox.person, String(inbox.mailsSent)])));
    if (answer.released.length === 0) context.talk('没有待发送的提醒。', 'Nothing waited to be sent.');
    return undefined;
  });
}
