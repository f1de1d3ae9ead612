import type { AgendaEntry } from '../../domain/agenda.ts';
import { postsOf } from '../../domain/definition.ts';
import { DUTY_WORDS } from '../../domain/dutyWords.ts';
import { hashOfValue } from '../../domain/facts.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Language } from '../../domain/refusals.ts';
import { movedTitle, type Word } from '../../domain/words.ts';
import { dateInWords } from '../dateWords.ts';
import type { CalendarDay } from './writeCalendar.ts';

/** What a calendar day is made known by: the number of the last event that could revise it, and when that was. */
export interface Revision {
  readonly seq: number;
  readonly at: number;
}

/** For those who answer for what others are to hand in. */
const DEADLINE: Word = { zh: '整改时限', en: 'measure due' };

const MARKS: Readonly<Record<Language, { readonly provisional: string; readonly paused: string; readonly openEnded: string }>> = {
  zh: { provisional: '（暂定）', paused: '（暂停中）', openEnded: '（无期限，自此日起待办）' },
  en: { provisional: ' (provisional)', paused: ' (suspended)', openEnded: ' (no limit; awaited since)' },
};

/** @returns an entry of an agenda as a day of a calendar. */
export function measureDay({ id, definition }: MeasureState, entry: AgendaEntry, revision: Revision, url: string, language: Language): CalendarDay {
  const marks = MARKS[language];
  const mark = `${entry.isPaused ? marks.paused : ''}${entry.isProvisional ? marks.provisional : ''}${entry.isOpenEnded ? marks.openEnded : ''}`;
  const word = (entry.what === 'deadline' ? DEADLINE : DUTY_WORDS[entry.what])[language];
  return {
    uid: uidOf(id, entry.key),
    on: entry.on,
    summary: `${word}${{ zh: '：', en: ': ' }[language]}${definition.ref} ${definition.title}${aboutOf(entry, language)}${mark}`,
    description: descriptionOf(definition, entry, language),
    url,
    isTentative: entry.isProvisional || entry.isPaused,
    sequence: revision.seq,
    revisedAt: revision.at,
  };
}

/** @returns a name that tells nothing of what it names. */
export function uidOf(owner: string, key: string): string {
  return `${hashOfValue({ owner, key }).slice(0, 40)}@bihuan`;
}

/** The receipt of the assignment is of the measure itself; a milestone goes by its kind where it has no title. */
function aboutOf({ what, title, about }: AgendaEntry, language: Language): string {
  if (what === 'receipt' || what === 'part') return '';
  const words = [title, ...(about === undefined ? [] : [about])].map((name) => movedTitle({ title: name }, language));
  return language === 'zh' ? `（${words.join('，')}）` : ` (${words.join(', ')})`;
}

function descriptionOf(definition: MeasureState['definition'], { on, isOpenEnded, posts }: AgendaEntry, language: Language): string {
  const { planTitle, problem, directory } = definition;
  const titles = posts.map((post) => directory.posts[post]?.title ?? post);
  const units = [...new Set(postsOf(definition, ['leadUnit']).map((post) => directory.posts[post]?.unit ?? post))];
  const last = isOpenEnded ? [] : [{ zh: `最后一日：${dateInWords(on, 'zh')}（以方案所在地为准，至当日终了）`, en: `Last day: ${dateInWords(on, 'en')} (where the plan is, until that day is over)` }[language]];
  const lines = {
    zh: [`方案：${planTitle}`, `问题：${problem.no} ${problem.title}`, `牵头单位：${units.join('、') || '—'}`, `职务：${titles.join('、')}`],
    en: [`Plan: ${planTitle}`, `Problem: ${problem.no} ${problem.title}`, `Lead unit: ${units.join(', ') || '—'}`, `Post: ${titles.join(', ')}`],
  }[language];
  return [...last, ...lines].join('\n');
}
