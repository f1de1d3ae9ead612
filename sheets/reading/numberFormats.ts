import { dateOfSerial, timeOfSerial } from './serialDate.ts';

/** How a format shows a number, as far as a ledger needs to know. A date shown without its day is no date: 2026年6月 means the month. */
export type NumberFormat = 'plain' | 'date' | 'monthDay' | 'month' | 'year' | 'time' | 'percent';

/** Formats that are never written out: those of every country, and those of Chinese programs (27 to 36, 50 to 58). */
const BUILT_IN: Readonly<Record<number, NumberFormat>> = {
  ...{ 9: 'percent', 10: 'percent' },
  ...{ 14: 'date', 15: 'date', 16: 'monthDay', 17: 'month', 18: 'time', 19: 'time', 20: 'time', 21: 'time', 22: 'date' },
  ...{ 27: 'month', 28: 'monthDay', 29: 'monthDay', 30: 'date', 31: 'date', 32: 'time', 33: 'time', 34: 'time', 35: 'time', 36: 'month' },
  ...{ 45: 'time', 46: 'time', 47: 'time' },
  ...{ 50: 'month', 51: 'monthDay', 52: 'month', 53: 'monthDay', 54: 'monthDay', 55: 'time', 56: 'time', 57: 'month', 58: 'monthDay' },
};

export function builtInFormat(id: number): NumberFormat {
  return BUILT_IN[id] ?? 'plain';
}

/** @returns what a format code such as `yyyy"年"m"月"d"日"` shows; its first section counts. */
export function formatOfCode(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0]?.toLowerCase() ?? '';
  const has = (letters: RegExp) => letters.test(bare);
  if (has(/%/)) return 'percent';
  if (has(/general/) || !has(/[ymdhs]/)) return 'plain';
  if (has(/d/)) return has(/[ye]/) ? 'date' : 'monthDay';
  if (has(/[hs]/)) return 'time';
  return has(/m/) ? (has(/[ye]/) ? 'month' : 'plain') : 'year';
}

/** @returns a number as its cell shows it, and the date where the cell shows a day. */
export function shownNumber(value: number, format: NumberFormat, is1904: boolean): { readonly text: string; readonly date?: string } {
  const plain = { text: plainNumber(value) };
  if (format === 'plain') return plain;
  if (format === 'percent') return { text: `${plainNumber(Number((value * 100).toFixed(6)))}%` };
  if (format === 'time') return { text: timeOfSerial(value) };
  const date = dateOfSerial(value, is1904);
  if (date === undefined) return plain;
  const [year = '', month = '', day = ''] = date.split('-');
  if (format === 'month') return { text: `${year}年${String(Number(month))}月` };
  if (format === 'year') return { text: `${year}年` };
  return { text: format === 'date' ? date : `${String(Number(month))}月${String(Number(day))}日`, date };
}

/** Spreadsheets keep fifteen digits; what is behind them is noise. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}
