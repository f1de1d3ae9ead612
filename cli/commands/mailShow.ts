import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { minutesOf } from '../dates.ts';
import type { Shell } from '../shell.ts';

export function addMailShow(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'show <mail>', '一封邮件的全文（编号见 mail list）', 'one mail in full (ids in mail list)');
  shell.does(command, async (context, _options, id = '') => {
    const api = await context.signedIn();
    const answer = await answerOf(api.GET('/api/mails/{id}', { params: { path: { id } } }));
    const { mail } = answer;
    context.result(answer, () => [
      `${context.label('收件人', 'To')}${mail.person.name} <${mail.address}>`,
      `${context.label('主题', 'Subject')}${mail.subject}`,
      `${context.label('时间', 'When')}${minutesOf(mail.sentAt ?? mail.createdAt)}`,
      `Message-ID: ${mail.messageId}`,
      ...(mail.error === undefined ? [] : [`${context.label('失败原因', 'Error')}${mail.error}`]),
      '',
      mail.text,
    ]);
    return undefined;
  });
}
