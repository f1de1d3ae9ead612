import chineseDays from 'chinese-days';
import { IANAZone } from 'luxon';
import { addDays, DAY_MS, epochDay, MINUTE_MS, type Calendar } from '../domain/calendar.ts';
import type { PublishedYear } from './calendar/schema.ts';

/** What a plan says against, or beyond, the official list: a local holiday, or the list of a year this version does not know yet. */
export interface CalendarOverrides {
  readonly daysOff?: readonly string[];
  readonly workingDays?: readonly string[];
  readonly officialThrough?: string;
}

export interface CalendarRequest {
  /** IANA name of the zone in which a date is a whole day. */
  readonly zone: string;
  readonly fromYear: number;
  /** The last year whose changes of the clock and days off are wanted. */
  readonly toYear: number;
  readonly overrides?: CalendarOverrides;
  /** Official lists published since this version; each stands for its whole year, whatever the package knows of it. */
  readonly published?: readonly PublishedYear[];
}

const FIRST_LISTED_YEAR = 2004;

/** @returns whether the text names a time zone. */
export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** @returns the last day for which the official list (国务院办公厅放假安排) is known here. */
export function lastListedDate(): string {
  let year = FIRST_LISTED_YEAR;
  while (isListedHoliday(`${year + 1}-10-01`)) year += 1;
  return `${year}-12-31`;
}

/**
 * Freezes what the packages know today into a plain value, so that a measure started with it never asks them again.
 * The answer does not depend on the zone of the machine.
 *
 * Years outside the official list know weekends only. The list of a year has now and then moved the last days of the
 * December before it (Saturday 2007-12-29 was worked by the list of 2008); publishing it later recomputes those too.
 *
 * @throws RangeError when the zone is not one (check with `isZone` first), or the years are in the wrong order.
 */
export function freezeCalendar({ zone, fromYear, toYear, overrides = {}, published = [] }: CalendarRequest): Calendar {
  if (!isZone(zone)) throw new RangeError(`No such time zone: ${zone}`);
  if (fromYear > toYear) throw new RangeError(`Years in the wrong order: ${fromYear} to ${toYear}`);
  const daysOff = new Set<string>();
  const workingWeekendDays = new Set<string>();
  const listedThrough = lastListedDate();
  const through = earlier(`${toYear}-12-31`, listedThrough);
  for (let date = later(`${fromYear}-01-01`, `${FIRST_LISTED_YEAR}-01-01`); date <= through; date = addDays(date, 1)) {
    if (isWorkedByList(date) === isWeekend(date)) (isWeekend(date) ? workingWeekendDays : daysOff).add(date);
  }
  for (const list of published) replaceYear(daysOff, workingWeekendDays, list);
  override(daysOff, workingWeekendDays, overrides);
  return {
    zone,
    offsets: offsetsOf(zone, fromYear, toYear),
    daysOff: [...daysOff].sort(),
    workingWeekendDays: [...workingWeekendDays].sort(),
    officialThrough: officialThroughWith(overrides.officialThrough ?? through, published),
  };
}

function replaceYear(daysOff: Set<string>, workingWeekendDays: Set<string>, list: PublishedYear): void {
  for (const days of [daysOff, workingWeekendDays]) for (const date of days) if (date.startsWith(`${list.year}-`)) days.delete(date);
  override(daysOff, workingWeekendDays, list);
}

/** A list counts only where no year before it is missing. */
function officialThroughWith(known: string, published: readonly PublishedYear[]): string {
  const years = published.map(({ year }) => year).sort((a, b) => a - b);
  return years.reduce((through, year) => (`${year - 1}-12-31` <= through ? later(through, `${year}-12-31`) : through), known);
}

function override(daysOff: Set<string>, workingWeekendDays: Set<string>, overrides: CalendarOverrides): void {
  for (const date of overrides.daysOff ?? []) {
    if (isWeekend(date)) workingWeekendDays.delete(date);
    else daysOff.add(date);
  }
  for (const date of overrides.workingDays ?? []) {
    if (isWeekend(date)) workingWeekendDays.add(date);
    else daysOff.delete(date);
  }
}

/** @returns the zone's offsets over the years, with every instant at which its clock is put forward or back. */
function offsetsOf(zone: string, fromYear: number, toYear: number): Calendar['offsets'] {
  const iana = IANAZone.create(zone);
  const start = Date.UTC(fromYear, 0, 1) - DAY_MS;
  const end = Date.UTC(toYear + 1, 0, 1) + DAY_MS;
  const offsets = [{ fromAt: start, minutes: iana.offset(start) }];
  let minutes = iana.offset(start);
  for (let at = start; at < end; at += DAY_MS) {
    if (iana.offset(at + DAY_MS) === minutes) continue;
    const fromAt = firstMinuteWithout(iana, minutes, at, at + DAY_MS);
    minutes = iana.offset(fromAt);
    offsets.push({ fromAt, minutes });
  }
  return offsets;
}

/** @returns the first whole minute in (before, after] at which the zone no longer has the offset. */
function firstMinuteWithout(iana: IANAZone, minutes: number, before: number, after: number): number {
  let [low, high] = [before, after];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / MINUTE_MS / 2) * MINUTE_MS;
    if (iana.offset(middle) === minutes) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The package answers for its own reading of a date in the zone of the machine: a bare `2026-10-10` is read as UTC and,
 * west of Greenwich, answered for the day before. Local noon is the same day everywhere.
 */
function detailOf(date: string): { work: boolean; name: string } {
  return chineseDays.getDayDetail(`${date}T12:00:00`);
}

function isWorkedByList(date: string): boolean {
  return detailOf(date).work;
}

/** A listed day is named after its festival, in both languages with a comma; any other day after the day of the week. */
function isListedHoliday(date: string): boolean {
  return detailOf(date).name.includes(',');
}

export function isWeekend(date: string): boolean {
  const weekday = (((epochDay(date) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
