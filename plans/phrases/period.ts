import { dateOf, lastOfMonth, SHORT_NUMBER, YEAR_DIGITS } from './days.ts';
import type { Assumption, LimitContext } from './limit.ts';
import { readNumeral, readYear } from './numerals.ts';
import { AIM, ask, HEAD, type Part } from './parts.ts';

const YEAR = `(?:(?<year>${YEAR_DIGITS})年?度?|(?<shortYear>[2-4]\\d)年(?!之?内|以内)|(?<relativeYear>今年|本年度?|当年|明年|次年|来年|后年)度?)`;
const MONTH = `(?:(?<month>${SHORT_NUMBER})月份?|(?<relativeMonth>本月|当月|这个月|下个?月|次月)份?)`;
const DAY = `(?:(?<day>${SHORT_NUMBER})[日号]?|(?<tenDays>[上中下])旬)`;
const QUARTER = '(?:第?(?<quarter>[一二三四1-4])季度?|Q(?<q>[1-4])|(?<relativeQuarter>本季度?|当季|下个?季度?))';
const PERIOD = new RegExp(
  `^${HEAD}${YEAR}?(?:${MONTH}${DAY}?|${QUARTER}|(?<half>[上下])半年)?(?<end>(?:年|月|季度?)?[底末]|全年)?(?:之内|以内|内|期间|间)?(?<before>[之以]?前)?(?:为?止)?(?:${AIM})?$`,
);
/** 2026-06-30, 2026/6/30, 2026.6, 20260630. */
const NUMERIC = /^(?<year>(?:19|20)\d{2})(?:[-./](?<month>\d{1,2})(?:[-./](?<day>\d{1,2})日?)?|(?<month2>\d{2})(?<day2>\d{2}))(?<before>[之以]?前)?$/;
/** 十四五末: five-year plans, of which the tenth ended in 2005. */
const FIVE_YEARS = /^["“”]?十(?<nth>[一二三四五六七八九])五["“”]?(?:规划)?(?:时期|期间|期)?[底末](?:[之以]?前)?$/;

type Groups = Readonly<Record<string, string | undefined>>;

/** The day a document is dated from: what relative words are said of. */
function anchorOf({ writtenOn, adoptedOn }: LimitContext): { year: number; month: number } | undefined {
  const [year, month] = (writtenOn ?? adoptedOn)?.split('-').map(Number) ?? [];
  return year === undefined || month === undefined ? undefined : { year, month };
}

interface Year {
  readonly year: number;
  readonly assumed: readonly Assumption[];
}

const YEARS_AHEAD: Readonly<Record<string, number>> = { 明年: 1, 次年: 1, 来年: 1, 后年: 2 };

function yearOf(groups: Groups, context: LimitContext): Year | Part {
  const { year, shortYear, relativeYear } = groups;
  if (year !== undefined) return { year: readYear(year), assumed: [] };
  if (shortYear !== undefined) return { year: 2000 + Number(shortYear), assumed: ['centuryAdded'] };
  const anchor = anchorOf(context);
  if (relativeYear !== undefined) return anchor ? { year: anchor.year + (YEARS_AHEAD[relativeYear] ?? 0), assumed: ['yearOfDocument'] } : ask('documentDateMissing');
  const known = context.year ?? anchor?.year;
  return known === undefined ? ask('yearMissing') : { year: known, assumed: ['yearOfDocument'] };
}

/** The months a period spans, counted on through the years where relative words lead into the next. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function spanOf(groups: Groups, anchorMonth: number): Span {
  const { month, relativeMonth, quarter, q, relativeQuarter, half, end } = groups;
  const single = (of: number): Span => ({ first: of, last: of });
  const quarterly = (of: number): Span => ({ first: of * 3 - 2, last: of * 3 });
  if (month !== undefined) return single(readNumeral(month));
  if (relativeMonth !== undefined) return single(anchorMonth + (/[下次]/.test(relativeMonth) ? 1 : 0));
  const ofYear = quarter ?? q;
  if (ofYear !== undefined) return quarterly(readNumeral(ofYear));
  if (relativeQuarter !== undefined) return quarterly(Math.ceil(anchorMonth / 3) + (relativeQuarter.startsWith('下') ? 1 : 0));
  if (half !== undefined) return half === '上' ? { first: 1, last: 6 } : { first: 7, last: 12 };
  if (end?.startsWith('月') === true) return single(anchorMonth);
  if (end?.startsWith('季') === true) return quarterly(Math.ceil(anchorMonth / 3));
  return { first: 1, last: 12 };
}

const TEN_DAYS_END: Readonly<Record<string, number>> = { 上: 10, 中: 20 };

/** Whether words of a period are said of the document's own month or quarter, so that its date must be known. */
function isRelative({ relativeMonth, relativeQuarter, month, quarter, q, end }: Groups): boolean {
  const isNamed = month !== undefined || quarter !== undefined || q !== undefined;
  return relativeMonth !== undefined || relativeQuarter !== undefined || (!isNamed && /^[月季]/.test(end ?? ''));
}

/** Months beyond December and before January belong to the years beside. */
function endOf(year: number, month: number): string | undefined {
  return lastOfMonth(year + Math.floor((month - 1) / 12), ((month - 1) % 12 + 12) % 12 + 1);
}

function readPeriod(groups: Groups, context: LimitContext): Part {
  const found = yearOf(groups, context);
  if ('kind' in found) return found;
  const anchor = anchorOf(context);
  if (isRelative(groups) && !anchor) return ask('documentDateMissing');
  const { year, assumed: assumedYear } = isRelative(groups) && anchor && groups.year === undefined ? { year: anchor.year, assumed: [] } : found;
  const assumed: readonly Assumption[] = isRelative(groups) ? [...assumedYear, 'monthOfDocument'] : assumedYear;
  const { day, tenDays, end, before } = groups;
  const { first, last } = spanOf(groups, anchor?.month ?? 1);
  if (groups.month !== undefined && (last < 1 || last > 12)) return ask('noSuchDay');
  const lastDay = endOf(year, last);
  const named = day === undefined ? TEN_DAYS_END[tenDays ?? ''] : readNumeral(day);
  const on = named === undefined ? lastDay : dateOf(year + Math.floor((last - 1) / 12), ((last - 1) % 12) + 1, named);
  if (on === undefined || lastDay === undefined) return ask('noSuchDay');
  const isEndNamed = end !== undefined || day !== undefined;
  if (before !== undefined && !isEndNamed) return ask('beforePeriod', [tenDays === undefined ? (endOf(year, first - 1) ?? on) : dayBefore(on, tenDays, endOf(year, first - 1)), on]);
  const isAssumed = groups.year === undefined && assumed.includes('yearOfDocument');
  if (isAssumed && context.adoptedOn !== undefined && on < context.adoptedOn) return ask('alreadyPassed', [nextYear(on)]);
  return { kind: 'date', on, precision: day === undefined ? 'endOfPeriod' : 'exact', assumed };
}

/** The day before a third of a month begins. */
function dayBefore(endOfTenDays: string, tenDays: string, endOfMonthBefore: string | undefined): string {
  const month = endOfTenDays.slice(0, 8);
  if (tenDays === '上') return endOfMonthBefore ?? endOfTenDays;
  return `${month}${tenDays === '中' ? '10' : '20'}`;
}

function nextYear(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return dateOf(year + 1, month, day) ?? lastOfMonth(year + 1, month) ?? date;
}

/** Reads a part that names a day, a month, a quarter, half a year or a year. */
export function readPeriodPart(text: string, context: LimitContext): Part | undefined {
  const numeric = NUMERIC.exec(text)?.groups;
  if (numeric) return readPeriod({ ...numeric, month: numeric['month'] ?? numeric['month2'], day: numeric['day'] ?? numeric['day2'] }, context);
  const fiveYears = FIVE_YEARS.exec(text)?.groups?.['nth'];
  if (fiveYears !== undefined) return { kind: 'date', on: `${1955 + (10 + readNumeral(fiveYears)) * 5}-12-31`, precision: 'endOfPeriod', assumed: [] };
  const groups = PERIOD.exec(text)?.groups;
  if (!groups) return undefined;
  const isNamed = ['year', 'shortYear', 'relativeYear', 'month', 'relativeMonth', 'quarter', 'q', 'relativeQuarter', 'half'].some((name) => groups[name] !== undefined);
  return isNamed || /^[年月季]/.test(groups['end'] ?? '') ? readPeriod(groups, context) : undefined;
}
