import type { Command } from 'commander';
import { Option } from 'commander';
import { answerOf } from '../apiClient.ts';
import { minutesOf } from '../dates.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly person?: string;
  readonly state?: keyof typeof STATES;
  readonly limit: string;
  readonly offset: string;
}

const STATES = {
  frozen: { zh: '发送中', en: 'being sent' },
  sent: { zh: '已发出', en: 'sent' },
  failed: { zh: '无法送达', en: 'failed' },
  unsure: { zh: '不确定是否送达', en: 'perhaps sent' },
};

export function addMailList(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'list', '已发邮件，最近的在前（本人的；管理员可看全部）', 'mails, newest first (your own; administrators see all)')
    .option('--person <person>', say('只看发给一人的', 'only those to one person'))
    .addOption(new Option('--state <state>', say('frozen 发送中、sent 已发出、failed 无法送达、unsure 不确定（群机器人）', 'frozen, sent, failed or (robots) unsure')).choices(Object.keys(STATES)))
    .option('--limit <n>', say('最多列出多少封（1-500）', 'at most so many (1-500)'), '100')
    .option('--offset <n>', say('跳过前多少封', 'skip so many'), '0');
  shell.does<Options>(command, async (context, { person, state, limit, offset }) => {
    const api = await context.signedIn();
    const query = { limit, offset, ...(person !== undefined && { person }), ...(state && { state }) };
    const answer = await answerOf(api.GET('/api/mails', { params: { query } }));
    const rows = answer.mails.map((mail) => [minutesOf(mail.sentAt ?? mail.createdAt), `${mail.person.name} <${mail.address}>`, STATES[mail.state][context.language], mail.subject, lineIn(mail.error ?? '', context.language), mail.id]);
    const heads = [['时间', 'When'], ['收件人', 'To'], ['状态', 'State'], ['主题', 'Subject'], ['原因', 'Why'], ['编号', 'Id']] as const;
    context.result(answer, () => context.table(heads.map(([zh, en]) => say(zh, en)), rows));
    if (rows.length === 0) context.talk('没有邮件。', 'No mails.');
    return undefined;
  });
}


/** Reasons of ours have a line in each language; what a server said has one. */
function lineIn(reason: string, language: 'zh' | 'en'): string {
  const [zh = '', en = zh] = reason.split('\n');
  return { zh, en }[language];
}
