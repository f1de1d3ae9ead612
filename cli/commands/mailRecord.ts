import type { Command } from 'commander';
import { Option } from 'commander';
import { NOTICE_WORDS } from '../../domain/noticeWords.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notices.ts';
import { answerOf, type Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
  readonly measure?: string;
  readonly person?: string;
  readonly state?: keyof typeof STATES;
  readonly kind?: NoticeKind;
  readonly limit: string;
  readonly offset: string;
}

const STATES = {
  waiting: { zh: '待发', en: 'waiting' },
  sent: { zh: '已发出', en: 'sent' },
  undeliverable: { zh: '无法送达', en: 'undeliverable' },
  dropped: { zh: '未发送', en: 'not sent' },
};
const HOUR_MS = 3_600_000;

export function addMailRecord(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'record', '提醒记录：每条提醒为何、给谁、何时发出，未发的为什么（本人的；管理员看所管方案全部）', 'the record of notices: why, to whom, sent when, or why not (your own; administrators see those of their plans)')
    .option('--plan <plan>', say('只看一个方案的', 'of one plan'))
    .option('--measure <measure>', say('只看一项措施的，写作 方案/措施', 'of one measure, written PLAN/REF'))
    .option('--person <person>', say('只看发给一人的', 'only those to one person'))
    .addOption(new Option('--state <state>', say('waiting 待发、sent 已发出、undeliverable 无法送达、dropped 未发送', 'waiting, sent, undeliverable or dropped')).choices(Object.keys(STATES)))
    .addOption(new Option('--kind <kind>', say('只看一类', 'of one kind')).choices([...NOTICE_KINDS]))
    .option('--limit <n>', say('最多列出多少条（1-500）', 'at most so many (1-500)'), '100')
    .option('--offset <n>', say('跳过前多少条', 'skip so many'), '0');
  shell.does<Options>(command, async (context, { plan, measure, person, state, kind, limit, offset }) => {
    const api = await context.signedIn();
    const query = { limit, offset, ...(plan !== undefined && { plan }), ...(measure !== undefined && { measure }), ...(person !== undefined && { person }), ...(state && { state }), ...(kind && { kind }) };
    const answer = await answerOf(api.GET('/api/notices', { params: { query } }));
    const heads = [['时间', 'When'], ['收件人', 'To'], ['提醒', 'Notice'], ['措施', 'Measure'], ['缘由', 'Cause'], ['结果', 'Outcome']] as const;
    context.result(answer, () => context.table(heads.map(([zh, en]) => say(zh, en)), answer.notices.map((notice) => rowOf(context, notice))));
    if (answer.notices.length === 0) context.talk('没有提醒。', 'No notices.');
    return undefined;
  });
}

type Recorded = Schemas['NoticeRecord'];

function rowOf(context: Context, notice: Recorded): string[] {
  const { language, say, marks } = context;
  const { createdAt, person, post, kind, isCopy, ref, measureTitle, cause } = notice;
  return [
    minutesOf(createdAt),
    `${person?.name ?? post}${isCopy ? marks.aside(say('代理副本', 'copy')) : ''}`,
    NOTICE_WORDS[kind][language],
    `${ref} ${measureTitle}`.trim(),
    [cause.rule ?? cause.text?.[language] ?? '', lateness(context, notice.lateMs)].filter((part) => part !== '').join(marks.comma),
    outcome(context, notice),
  ];
}

function lateness({ say }: Context, lateMs: number | undefined): string {
  if (lateMs === undefined) return '';
  const hours = Math.max(1, Math.round(lateMs / HOUR_MS));
  return say(`迟发约 ${hours} 小时`, `about ${hours} h late`);
}

function outcome({ language, say, marks }: Context, { state, reason, mail, sendAt }: Recorded): string {
  if (state === 'waiting') return say(`待发，不早于 ${minutesOf(sendAt)}`, `waits, not before ${minutesOf(sendAt)}`);
  const together = mail && mail.notices > 1 ? marks.aside(say(`与另外 ${mail.notices - 1} 条合为一封`, `one mail with ${mail.notices - 1} more`)) : '';
  const when = mail?.sentAt === undefined ? '' : ` ${minutesOf(mail.sentAt)}`;
  return `${STATES[state][language]}${when}${together}${reason ? `${say('：', ': ')}${reason[language]}` : ''}`;
}
