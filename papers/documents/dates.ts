import { isProvisional, localDateAt, localMinutesAt, type Calendar } from '../../domain/calendar.ts';
import type { Language } from '../../domain/refusals.ts';
import { dateInWords } from '../dateWords.ts';

/** @param lapsesAt the first instant after the limit. @returns its last day, and whether a later list of days off may move it. */
export function lastDay(calendar: Calendar, lapsesAt: number, language: Language): string {
  const date = localDateAt(calendar, lapsesAt - 1);
  return dateInWords(date, language) + (isProvisional(calendar, date) ? { zh: '（以届时公布的放假安排为准）', en: ' (subject to the days off yet to be published)' }[language] : '');
}

/** @returns an instant by the clock on the wall, to the minute. */
export function momentInWords(calendar: Calendar, at: number, language: Language): string {
  const minutes = localMinutesAt(calendar, at);
  const time = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dateInWords(localDateAt(calendar, at), language)}${language === 'zh' ? '' : ', '}${time}`;
}
