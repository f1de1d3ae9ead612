import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { minutesOf } from '../dates.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly limit: string;
  readonly offset: string;
}

export function addMailWaiting(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'waiting', '待发送的提醒，最早发出的在前', 'notices that wait to be sent, the first to leave at the top')
    .option('--limit <n>', say('最多列出多少条（1-500）', 'at most so many (1-500)'), '100')
    .option('--offset <n>', say('跳过前多少条', 'skip so many'), '0');
  shell.does<Options>(command, async (context, query) => {
    const api = await context.signedIn();
    const answer = await answerOf(api.GET('/api/notices/waiting', { params: { query: { limit: query.limit, offset: query.offset } } }));
    const rows = answer.notices.map(({ sendAt, person, post, text, isUrgent, ref, measureTitle }) => [minutesOf(sendAt), person ? `${person.name} ${person.id}` : post, `${text[context.language]}${isUrgent ? say('（急）', ' (urgent)') : ''}`, `${ref} ${measureTitle}`]);
    const heads = [['最早发送', 'Not before'], ['收件人', 'To'], ['提醒', 'Notice'], ['措施', 'Measure']] as const;
    context.result(answer, () => context.table(heads.map(([zh, en]) => say(zh, en)), rows));
    if (rows.length === 0) context.talk('没有待发送的提醒。', 'Nothing waits to be sent.');
    return undefined;
  });
}
