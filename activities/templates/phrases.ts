import { epochDay } from '../../domain/calendar.ts';
import type { NoticeFacts } from '../../domain/notices.ts';
import { MILESTONE_KINDS, type MilestoneKind } from '../../domain/policy.ts';
import type { Language } from '../../domain/refusals.ts';
import { MILESTONE_WORDS, type Word } from '../../domain/words.ts';
import type { Detail } from './letter.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** @returns a `YYYY-MM-DD` date as people write it: 2026年9月30日, 30 September 2026. */
export function dateIn(language: Language, date: string): string {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** @returns a date as lists show it: the year only where it is not this one. 9月30日, 2027年1月5日; 30 Sep, 5 Jan 2027. */
export function shortDateIn(language: Language, date: string, today: string): string {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  if (language === 'zh') return `${isThisYear ? '' : `${year}年`}${month}月${day}日`;
  return `${day} ${(MONTHS[month - 1] ?? '').slice(0, 3)}${isThisYear ? '' : ` ${year}`}`;
}

export function listIn(language: Language, items: readonly string[]): string {
  return items.join(language === 'zh' ? '、' : ', ');
}

type ToldMilestone = NonNullable<NoticeFacts['milestones']>[number];

/** @returns the milestone's kind, with its own title where it has one. */
export function milestoneIn(language: Language, { kind, title }: ToldMilestone): string {
  const word = isKind(kind) ? MILESTONE_WORDS[kind][language] : { zh: '时限节点', en: 'milestone' }[language];
  if (title === undefined) return word;
  return language === 'zh' ? `${word}（${title}）` : `${word} (${title})`;
}

function isKind(name: string): name is MilestoneKind {
  return MILESTONE_KINDS.some((kind) => kind === name);
}

export function milestonesIn(language: Language, milestones: NoticeFacts['milestones'] = []): string {
  return listIn(language, milestones.map((milestone) => milestoneIn(language, milestone)));
}

/** @returns a line for each milestone: what, and by when. */
export function milestoneDetails(language: Language, milestones: NoticeFacts['milestones'] = []): Detail[] {
  const due = { zh: '时限', en: ', due' }[language];
  return milestones.map((milestone) => ({ label: `${milestoneIn(language, milestone)}${due}`, value: dateIn(language, milestone.dueOn) }));
}

/** @returns the earliest date among the milestones. */
export function firstDue(milestones: NoticeFacts['milestones'] = []): { on?: string } {
  const [first] = milestones.map((milestone) => milestone.dueOn).sort();
  return first === undefined ? {} : { on: first };
}

/** @returns a detail where there is something to tell. */
export function detail(label: string, value: string | undefined): Detail[] {
  return value === undefined || value === '' ? [] : [{ label, value }];
}

/** @returns a detail with a date where there is one. */
export function dateDetail(language: Language, label: string, date: string | undefined): Detail[] {
  return detail(label, date === undefined ? undefined : dateIn(language, date));
}

/** @returns who did it, with the post: 赵督查（督查室一科科长）. */
export function personIn(language: Language, by: NoticeFacts['by']): string | undefined {
  if (!by) return undefined;
  return language === 'zh' ? `${by.name}（${by.postTitle}）` : `${by.name} (${by.postTitle})`;
}

export function quoted(label: string, text: string | undefined): { quote?: Detail } {
  return text === undefined || text.trim() === '' ? {} : { quote: { label, value: text } };
}

/** @returns how far a date is from today: in days ahead (positive) or past (negative). */
export function daysUntil(today: string, date: string): number {
  return epochDay(date) - epochDay(today);
}

export function daysIn(language: Language, days: number): string {
  return language === 'zh' ? `${days}天` : `${days} ${days === 1 ? 'day' : 'days'}`;
}

const HOUR_MS = 3_600_000;

/** @returns a length of time rounded to what matters: 3小时, 2天. */
export function durationIn(language: Language, ms: number): string {
  const hours = Math.max(1, Math.round(ms / HOUR_MS));
  if (hours >= 48) return daysIn(language, Math.round(hours / 24));
  return language === 'zh' ? `${hours}小时` : `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}

const CHANGE_WORDS: Readonly<Record<string, Word>> = {
  title: { zh: '措施名称', en: 'title' },
  detail: { zh: '措施内容', en: 'content' },
  milestones: { zh: '时限节点', en: 'milestones' },
  roles: { zh: '责任分工', en: 'responsibilities' },
  class: { zh: '措施类别', en: 'class' },
  problem: { zh: '所属问题', en: 'problem' },
  targets: { zh: '量化目标', en: 'targets' },
  outerOn: { zh: '最终期限', en: 'outer date' },
  planTitle: { zh: '方案名称', en: "plan's title" },
  policy: { zh: '督办规则', en: 'policy' },
  calendar: { zh: '工作日历', en: 'calendar' },
  directory: { zh: '人员名册', en: 'directory' },
};

/** @returns what an amendment changed; parts without a word of their own as "other content". */
export function changesIn(language: Language, changes: readonly string[] = []): string {
  const other = { zh: '其他内容', en: 'other content' };
  return listIn(language, [...new Set(changes.map((change) => (CHANGE_WORDS[change] ?? other)[language]))]);
}

const ROLE_WORDS: Readonly<Record<string, Word>> = {
  handler: { zh: '经办人', en: 'handler' },
  leadUnit: { zh: '牵头单位', en: 'lead unit' },
  leadOfficial: { zh: '牵头领导', en: 'lead official' },
  participants: { zh: '参与单位', en: 'participating units' },
  administrator: { zh: '方案管理员', en: 'administrator' },
  authority: { zh: '方案批准机关', en: "plan's authority" },
  acceptor: { zh: '验收人', en: 'acceptor' },
  supervisor: { zh: '督办人', en: 'supervisor' },
  inspector: { zh: '回头看人员', en: 'inspector' },
  chief: { zh: '主要领导', en: 'chief' },
  groupHead: { zh: '领导小组组长', en: 'head of the leading group' },
  discipline: { zh: '纪检监察机关', en: 'discipline office' },
};

/** @returns roles in words; a role of the policy's own in quotes, as the policy spells it. `roles` is joined by 、. */
export function rolesIn(language: Language, roles = ''): string {
  return listIn(language, roles.split('、').filter((role) => role !== '').map((role) => ROLE_WORDS[role]?.[language] ?? (language === 'zh' ? `“${role}”` : `"${role}"`)));
}

/** @returns the line of a text written in both languages, Chinese first; any other text as it is. */
export function lineIn(language: Language, text: string | undefined): string | undefined {
  const lines = text?.split('\n') ?? [];
  return lines.length === 2 ? lines[language === 'zh' ? 0 : 1] : text;
}
