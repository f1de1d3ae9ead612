/**
 * Working-day and local-day arithmetic over a frozen calendar.
 *
 * Everything here is integer arithmetic on recorded values: no time-zone database and no holiday package is read,
 * so a replay years later gives the same instants. Dates are `YYYY-MM-DD`, instants are epoch milliseconds.
 */

import { dateOfEpochDay, DAY_MS, epochDay } from './dates.ts';

export { dateOfEpochDay, DAY_MS, epochDay } from './dates.ts';
export const MINUTE_MS = 60_000;

/** A frozen working calendar: the value a plan is started with and that its measures carry for life. */
export interface Calendar {
  /** IANA name, for display only; the arithmetic uses `offsets`. */
  readonly zone: string;
  /** Offsets east of UTC in minutes, each valid from `fromAt` on, ascending; the first also covers all time before it. */
  readonly offsets: readonly { readonly fromAt: number; readonly minutes: number }[];
  /** Mondays to Fridays on which nobody works. */
  readonly daysOff: readonly string[];
  /** 调休: Saturdays and Sundays on which everybody works. */
  readonly workingWeekendDays: readonly string[];
  /** The last date the official list covers; later dates know weekends only and are provisional. */
  readonly officialThrough: string;
}

/** Days counted as the rules count them: calendar days or working days. */
export interface DayCount {
  readonly n: number;
  readonly unit: 'working' | 'calendar';
}

/** @returns whether the text is a real date written `YYYY-MM-DD` (2026-02-30 is not). */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfEpochDay(epochDay(text)) === text;
}

export function addDays(date: string, days: number): string {
  return dateOfEpochDay(epochDay(date) + days);
}

/** Adds calendar months, keeping the day of the month or, where the month is shorter, its last day. */
export function addMonths(date: string, months: number): string {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  const lastDayOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDayOfMonth))).toISOString().slice(0, 10);
}

/** What the arithmetic asks a calendar again and again, in the form in which it is quickly answered. Days are counted since 1970-01-01. */
interface Prepared {
  readonly daysOff: ReadonlySet<number>;
  readonly workingWeekendDays: ReadonlySet<number>;
  readonly distinctOffsets: readonly number[];
  /** Days already written as dates: a forecast writes the same few hundred a million times. */
  readonly dates: Map<number, string>;
}

/**
 * A calendar is a frozen value and this a pure function of it: whether it is computed anew or remembered changes no result, so that a
 * replay, which begins with nothing remembered, gives the same instants.
 */
const prepared = new WeakMap<Calendar, Prepared>();

function preparedFor(calendar: Calendar): Prepared {
  const known = prepared.get(calendar);
  if (known) return known;
  const { daysOff, workingWeekendDays, offsets } = calendar;
  const made = { daysOff: daysIn(daysOff), workingWeekendDays: daysIn(workingWeekendDays), distinctOffsets: [...new Set(offsets.map(({ minutes }) => minutes))], dates: new Map<number, string>() };
  prepared.set(calendar, made);
  return made;
}

function dateOf({ dates }: Prepared, day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = dateOfEpochDay(day);
  dates.set(day, date);
  return date;
}

function daysIn(dates: readonly string[]): ReadonlySet<number> {
  return new Set(dates.map(epochDay).filter(Number.isFinite));
}

/** @returns minutes east of UTC at an instant. */
function offsetMinutesAt(calendar: Calendar, at: number): number {
  let minutes = calendar.offsets[0]?.minutes ?? 0;
  for (const offset of calendar.offsets) if (offset.fromAt <= at) minutes = offset.minutes;
  return minutes;
}

/** @returns the local date at an instant. */
export function localDateAt(calendar: Calendar, at: number): string {
  return dateOf(preparedFor(calendar), Math.floor((at + offsetMinutesAt(calendar, at) * MINUTE_MS) / DAY_MS));
}

/** @returns minutes since local midnight, by the clock on the wall. */
export function localMinutesAt(calendar: Calendar, at: number): number {
  const local = at + offsetMinutesAt(calendar, at) * MINUTE_MS;
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/**
 * @returns the instant at which the wall clock of `date` shows `minutes` after midnight. Where the clock is put forward over
 * that time, the first instant after the gap; where it shows that time twice, the earlier one.
 */
export function instantAt(calendar: Calendar, date: string, minutes: number): number {
  const local = epochDay(date) * DAY_MS + minutes * MINUTE_MS;
  const { distinctOffsets } = preparedFor(calendar);
  const [only] = distinctOffsets;
  if (only !== undefined && distinctOffsets.length === 1) return local - only * MINUTE_MS;
  const shown = distinctOffsets
    .map((offset) => local - offset * MINUTE_MS)
    .filter((at) => at + offsetMinutesAt(calendar, at) * MINUTE_MS === local);
  if (shown.length > 0) return Math.min(...shown);
  const gap = calendar.offsets.find((offset) => offset.fromAt + offset.minutes * MINUTE_MS > local && Math.abs(offset.fromAt - local) < 2 * DAY_MS);
  return gap ? gap.fromAt : local;
}

export function startOfDay(calendar: Calendar, date: string): number {
  return instantAt(calendar, date, 0);
}

/** A date means the whole local day: the first instant after it, from which on it has passed. */
export function endOfDay(calendar: Calendar, date: string): number {
  return startOfDay(calendar, addDays(date, 1));
}

export function isWorkingDay(calendar: Calendar, date: string): boolean {
  return isWorked(preparedFor(calendar), epochDay(date));
}

function isWorked({ daysOff, workingWeekendDays }: Prepared, day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  const isWeekend = weekday === 0 || weekday === 6;
  return isWeekend ? workingWeekendDays.has(day) : !daysOff.has(day);
}

/** @returns whether the date lies beyond the last official list, so that a later list may move what depends on it. */
export function isProvisional(calendar: Calendar, date: string): boolean {
  return date > calendar.officialThrough;
}

export function workingDayOnOrBefore(calendar: Calendar, date: string): string {
  return workingDayFrom(calendar, date, -1);
}

export function workingDayOnOrAfter(calendar: Calendar, date: string): string {
  return workingDayFrom(calendar, date, 1);
}

function workingDayFrom(calendar: Calendar, date: string, step: 1 | -1): string {
  const days = preparedFor(calendar);
  let day = epochDay(date);
  if (isWorked(days, day)) return date;
  while (!isWorked(days, day)) day += step;
  return dateOf(days, day);
}

/** Moves by working days, not counting the starting day; negative counts go back. Zero leaves the date as it is. */
export function addWorkingDays(calendar: Calendar, date: string, days: number): string {
  if (days === 0) return date;
  const known = preparedFor(calendar);
  const step = Math.sign(days);
  let day = epochDay(date);
  for (let left = Math.abs(days); left > 0; ) {
    day += step;
    if (isWorked(known, day)) left -= 1;
  }
  return dateOf(known, day);
}

/** @returns the working days from `from` to `to`, not counting `from`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  // Backwards it is `from`, the later day, that is not counted: the inverse of `addWorkingDays` also from a day off.
  for (let day = to; day < from; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count -= 1;
  return count;
}

/** Moves by the count in its own unit, without regard to whether the day reached is worked. */
export function addCount(calendar: Calendar, date: string, count: DayCount, direction: 1 | -1 = 1): string {
  return count.unit === 'working' ? addWorkingDays(calendar, date, direction * count.n) : addDays(date, direction * count.n);
}

/** A limit of N days from an act: the end of the N-th such day after the day of the act. */
export function limitEnd(calendar: Calendar, actAt: number, count: DayCount): number {
  return endOfDay(calendar, addCount(calendar, localDateAt(calendar, actAt), count));
}
