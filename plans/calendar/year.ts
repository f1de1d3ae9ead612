import { addDays, type Calendar } from '../../domain/calendar.ts';

/** @returns the first date the list of a year may speak of: it has now and then moved days of the December before. */
export function firstDateOfList(year: number): string {
  return `${year - 1}-12-01`;
}

/**
 * @returns the calendar with the days of a year, and of whatever lies between its own official end and that year, as `source` has them.
 * Its zone and offsets stay untouched: instants that are fixed do not move with a time-zone database.
 */
export function withYearOf(calendar: Calendar, source: Calendar, year: number): Calendar {
  const from = earlier(firstDateOfList(year), addDays(calendar.officialThrough, 1));
  const through = `${year}-12-31`;
  const isReplaced = (date: string) => from <= date && date <= through;
  const merged = (own: readonly string[], given: readonly string[]) => [...own.filter((date) => !isReplaced(date)), ...given.filter(isReplaced)].sort();
  return {
    ...calendar,
    daysOff: merged(calendar.daysOff, source.daysOff),
    workingWeekendDays: merged(calendar.workingWeekendDays, source.workingWeekendDays),
    officialThrough: calendar.officialThrough > through ? calendar.officialThrough : through,
  };
}

/** @returns the dates on which the two differ in whether they are worked. */
export function datesApart(a: Calendar, b: Calendar): string[] {
  const only = (from: readonly string[], other: readonly string[]) => from.filter((date) => !other.includes(date));
  return [...new Set([a, b].flatMap((one, index) => {
    const other = index === 0 ? b : a;
    return [...only(one.daysOff, other.daysOff), ...only(one.workingWeekendDays, other.workingWeekendDays)];
  }))].sort();
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
