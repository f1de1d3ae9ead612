import type { Language } from '../domain/refusals.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** @param date `YYYY-MM-DD`. @returns the date as papers write it: 2026年9月7日; 7 September 2026. Anything else comes back as it is. */
export function dateInWords(date: string, language: Language): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === '') return date;
  return language === 'zh' ? `${year}年${Number(month)}月${Number(day)}日` : `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
