import { dutyText } from '../../domain/dutyWords.ts';
import type { Duty } from '../../domain/duties.ts';
import type { Language } from '../../domain/refusals.ts';
import { shorten } from './frame.ts';
import type { Line, LineSection } from './lineTable.ts';
import { daysIn, daysUntil } from './phrases.ts';

/** Something a person still owes. */
export interface OpenItem {
  readonly planId: string;
  readonly planTitle: string;
  readonly ref: string;
  readonly title: string;
  readonly duty: Pick<Duty, 'what' | 'title' | 'lastOn' | 'isOverdue'>;
}

/** What is still open for the reader beside the news, the most pressing first; `left` are too many to be listed. */
export interface OpenList {
  /** The local date it was looked up on, `YYYY-MM-DD`. */
  readonly on: string;
  readonly items: readonly OpenItem[];
  readonly left: number;
}

const WORDS = {
  zh: { heading: (month: number, day: number, count: number) => `截至${month}月${day}日仍待您办结（${count}项）`, left: (count: number) => `另有${count}项时限更远，请登录系统查看。`, late: (days: string) => `，已逾期${days}` },
  en: { heading: (month: number, day: number, count: number) => `Still open for you on ${day}/${month} (${count})`, left: (count: number) => `${count} more with later dates: sign in to see them.`, late: (days: string) => `, ${days} overdue` },
};
const MOST_TITLE = 60;

/** @returns the part of a mail that says what is still open; nothing when nothing is. */
export function openSections(language: Language, open: OpenList | undefined): LineSection[] {
  if (!open || open.items.length === 0) return [];
  const words = WORDS[language];
  const [, month = NaN, day = NaN] = open.on.split('-').map(Number);
  const planIds = [...new Set(open.items.map(({ planId }) => planId))];
  const blocks = planIds.map((planId) => {
    const own = open.items.filter((item) => item.planId === planId);
    return { planId, planTitle: own[0]?.planTitle ?? planId, lines: own.map((item) => lineOf(language, item, open.on)) };
  });
  return [{ heading: words.heading(month, day, open.items.length + open.left), blocks, ...(open.left > 0 && { rest: words.left(open.left) }) }];
}

function lineOf(language: Language, { ref, title, duty }: OpenItem, today: string): Line {
  const { lastOn, isOverdue } = duty;
  const late = isOverdue && lastOn !== undefined ? WORDS[language].late(daysIn(language, -daysUntil(today, lastOn))) : '';
  return { ref, title: shorten(title, MOST_TITLE), what: `${dutyText(duty, language)}${late}`, ...(lastOn !== undefined && { on: lastOn }) };
}
