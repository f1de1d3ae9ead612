import { readNumeral, readYear } from './numerals.ts';

/** A year written out: 2026 or 二〇二六. */
export const YEAR_DIGITS = '(?:(?:19|20)\\d{2}|二[〇零○0][〇零○0一二三四五六七八九]{2})';
/** A number of a month or a day. */
export const SHORT_NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';

const DAY = new RegExp(`(${YEAR_DIGITS})\\s*年\\s*(${SHORT_NUMBER})\\s*月\\s*(${SHORT_NUMBER})\\s*[日号]|((?:19|20)\\d{2})[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d)`);
const DAY_ALONE = new RegExp(`^[(（]?(?:${DAY.source})[)）]?$`);
const SPAN = new RegExp(`(${YEAR_DIGITS})年(${SHORT_NUMBER})月(${SHORT_NUMBER})日(?:至|到|—|-|－|–)(?:(${YEAR_DIGITS})年)?(${SHORT_NUMBER})月(${SHORT_NUMBER})日`);

/** @returns the date as YYYY-MM-DD, nothing where there is no such day. */
export function dateOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}

/** @returns the last day of a month, nothing where there is no such month. */
export function lastOfMonth(year: number, month: number): string | undefined {
  return month >= 1 && month <= 12 ? dateOf(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate()) : undefined;
}

/** Reads the first full date, 2024年12月31日 or 二〇二四年十二月三十一日 or 2024-12-31, wherever it stands in a short text. */
export function readDay(text: string): string | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const [, ...parts] = match;
  const [year = '', month = '', day = ''] = parts.filter((part) => part !== undefined);
  return dateOf(readYear(year), readNumeral(month), readNumeral(day));
}

/** Whether a text is a full date and nothing else, as under a signature; brackets may stand around it. */
export function isDayAlone(text: string): boolean {
  return DAY_ALONE.test(text);
}

/** Reads 2024年3月18日至5月18日: the first and the last day of the first stretch of time in a text. */
export function readSpan(text: string): { readonly from: string; readonly to: string } | undefined {
  const [, year = '', month = '', day = '', endYear = year, endMonth = '', endDay = ''] = SPAN.exec(text) ?? [];
  const from = dateOf(readYear(year), readNumeral(month), readNumeral(day));
  const to = dateOf(readYear(endYear), readNumeral(endMonth), readNumeral(endDay));
  return from === undefined || to === undefined ? undefined : { from, to };
}

const DAY_OF_YEAR = new RegExp(`(?:(${YEAR_DIGITS})年)?(${SHORT_NUMBER})月(${SHORT_NUMBER})日`);

/** Reads the first day of a text, of the given year where none is written; nothing where that is not known either. */
export function readDayOfYear(text: string, year: number | undefined): string | undefined {
  const [, written, month = '', day = ''] = DAY_OF_YEAR.exec(text) ?? [];
  const of = written === undefined ? year : readYear(written);
  return of === undefined ? undefined : dateOf(of, readNumeral(month), readNumeral(day));
}
