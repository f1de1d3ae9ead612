import { createHash } from 'node:crypto';
import { NOTICE_WORDS } from '../../domain/noticeWords.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Language } from '../../domain/refusals.ts';
import type { DeliveryPlan, DueFacts, DueNotice, PlannedMail } from '../../store/outbox.ts';
import { leavingNow } from '../hours.ts';
import { notForGroups, robotGone } from '../reasons.ts';
import type { Links } from '../templates/frame.ts';
import { linesWithin, MOST_BYTES } from './cut.ts';
import { addressOfRobot, type Robot } from './robot.ts';

/** What a whole group may hear: what its unit has to do and what became of it. Decisions, people and comments are for those they are told to. */
const FOR_GROUPS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  ...(['assigned', 'amended', 'withdrawn', 'rungReached', 'documentIssued', 'returned', 'accepted', 'closed', 'relapsed', 'reopened', 'suspended', 'resumed'] as const),
  ...(['dateMoved', 'extensionDecided', 'lookBackReminder', 'planStarted', 'planConcluded', 'reportReminder', 'reportLapsed'] as const),
]);

const WORDS = {
  zh: { subject: (count: number) => `闭环督办：${String(count)}项提醒`, more: (left: number) => `- ……另有${String(left)}项，请登录查看`, colon: '：', late: '（补发）' },
  en: { subject: (count: number) => `Bihuan: ${String(count)} ${count === 1 ? 'notice' : 'notices'}`, more: (left: number) => `- ... ${String(left)} more: sign in to see them`, colon: ': ', late: ' (late)' },
} as const;

/**
 * Decides what a group is told now: one message of headlines with links, never what people wrote, and nothing that only few may read.
 * A page that a link opens asks who is there.
 *
 * @param robot nothing when it is set up no more: then nobody waits for its copies.
 */
export function planRobotDelivery(due: DueFacts, robot: Robot | undefined, { links, messageDomain }: { readonly links: Links; readonly messageDomain: string }): DeliveryPlan {
  const nothing: DeliveryPlan = { mails: [], dropped: [], moved: [], undeliverable: [] };
  if (!robot) return { ...nothing, dropped: due.notices.map(({ id }) => ({ noticeId: id, reason: robotGone() })) };
  const withheld = due.notices.filter((notice) => !mayBeTold(notice));
  const tellable = due.notices.filter(mayBeTold);
  const told = due.isReleased ? tellable : leavingNow(tellable, (planId) => due.plans.get(planId)?.calendar, due.now);
  return { ...nothing, dropped: withheld.map(({ id }) => ({ noticeId: id, reason: notForGroups() })), mails: told.length === 0 ? [] : [messageOf(robot, told, links, messageDomain)] };
}

/** A call to an interview is for those called. */
function mayBeTold({ kind, facts, isRestricted }: DueNotice): boolean {
  return FOR_GROUPS.has(kind) && isRestricted !== true && facts.interview === undefined;
}

function messageOf(robot: Robot, told: readonly DueNotice[], links: Links, messageDomain: string): PlannedMail {
  const { language } = robot;
  const lines = [...new Set(told.map((notice) => lineOf(notice, language, links)))];
  const subject = WORDS[language].subject(lines.length);
  const text = linesWithin([`**${subject}**`, ...lines], MOST_BYTES[robot.kind], WORDS[language].more).join('\n');
  const id = createHash('sha256').update(`robot/${robot.id}/${told.map((notice) => notice.id).sort().join(' ')}`).digest('hex').slice(0, 40);
  return { id, messageId: `<${id}@${messageDomain}>`, address: addressOfRobot(robot.id), language, subject, text, html: '', noticeIds: told.map((notice) => notice.id) };
}

function lineOf({ kind, planId, facts, documentNumber }: DueNotice, language: Language, links: Links): string {
  const about = facts.ref === '' ? facts.planTitle : `${facts.ref} ${facts.measureTitle}`;
  const paper = facts.document ? `《${facts.document.name}》${documentNumber ?? ''}` : undefined;
  const what = [NOTICE_WORDS[kind][language], paper ?? facts.ruleTitle].filter((part) => part !== undefined).join(' ');
  const late = facts.lateMs === undefined ? '' : WORDS[language].late;
  return `- [${harmless(`${what}${late}${WORDS[language].colon}${about}`)}](${facts.ref === '' ? links.plan(planId) : links.measure(planId, facts.ref)})`;
}

const FULL_WIDTH: Readonly<Record<string, string>> = { '[': '［', ']': '］', '(': '（', ')': '）', '<': '＜', '>': '＞', '*': '＊', _: '＿', '`': '｀', '#': '＃', '@': '＠', '~': '～', '\\': '＼', '!': '！' };

/** What a plan calls its measures must neither make links nor call everybody: signs that mean something to a robot become their full-width forms. */
function harmless(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[[\]()<>*_`#@~\\!]/g, (sign) => FULL_WIDTH[sign] ?? '');
}
