import { readNumeral, readYear } from '../phrases/numerals.ts';

function iso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}

function endOfMonth(year: number, month: number): string | undefined {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 ? iso(year, month, lastDay) : undefined;
}

const YEAR = '((?:19|20)\\d{2}|[二][〇零0○][〇零一二三四五六七八九]{2})\\s*年';
const NUMBER = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const DAY = new RegExp(`${YEAR}\\s*${NUMBER}\\s*月\\s*${NUMBER}\\s*[日号]`);
const NUMERIC_DAY = /((?:19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/;
const MONTH = new RegExp(`${YEAR}\\s*${NUMBER}\\s*月(?:份)?(底|末)?(前|之前|以前)?`);
const QUARTER = new RegExp(`${YEAR}\\s*(?:第)?([一二三四1-4])季度`);
const HALF = new RegExp(`${YEAR}\\s*上半年`);
const YEAR_END = new RegExp(`${YEAR}(?:\\s*[内底末]|\\s*年?底)`);

function dayIn(text: string): RegExpExecArray | null {
  return DAY.exec(text) ?? NUMERIC_DAY.exec(text);
}

/** Reads a full date, 2024年12月31日 or 二〇二四年十二月三十一日 or 2024-12-31, wherever it stands in a short text. */
export function readDay(text: string): string | undefined {
  const [, year, month, day] = dayIn(text) ?? [];
  return year === undefined || month === undefined || day === undefined ? undefined : iso(readYear(year), readNumeral(month), readNumeral(day));
}

/**
 * Reads the last day a time limit allows: a day itself; the last day of a month (2024年12月底前, 2024年12月), quarter, half year or year
 * named as the limit.
 * @returns undefined where the text fixes no day: a limit without a year (12月底前), 2024年6月前, which may mean either end of June or of
 *   May, 立行立改, 长期坚持, or more than one date.
 */
export function readLimitDate(text: string): string | undefined {
  const years = text.match(new RegExp(YEAR, 'g')) ?? [];
  if (years.length > 1) return undefined;
  if (dayIn(text)) return readDay(text);
  const month = MONTH.exec(text);
  if (month) {
    const isBeforeMonth = month[3] === undefined && month[4] !== undefined;
    return isBeforeMonth ? undefined : endOfMonth(readYear(month[1] ?? ''), readNumeral(month[2] ?? ''));
  }
  const quarter = QUARTER.exec(text);
  if (quarter) return endOfMonth(readYear(quarter[1] ?? ''), readNumeral(quarter[2] ?? '') * 3);
  const half = HALF.exec(text);
  if (half) return endOfMonth(readYear(half[1] ?? ''), 6);
  const year = YEAR_END.exec(text);
  return year ? endOfMonth(readYear(year[1] ?? ''), 12) : undefined;
}
