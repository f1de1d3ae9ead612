import { addDays, addMonths, isWorkingDay, localDateAt, workingDayOnOrAfter, type Calendar } from '../calendar.ts';
import { periodAround } from '../periodic.ts';
import { noticeAt, type WritingClock } from '../timing.ts';
import { WEEKDAYS, type Weekday } from './rules.ts';

/** @returns the notice hour of the first such day of a week, moved off days off, that comes after an instant. */
export function nextWeekly(clock: WritingClock, after: number, on: Weekday): number {
  for (let { firstOn } = periodAround('week', localDateAt(clock.calendar, after)); ; firstOn = addDays(firstOn, 7)) {
    const at = noticeAt(clock, workingDayOnOrAfter(clock.calendar, addDays(firstOn, WEEKDAYS.indexOf(on))));
    if (at > after) return at;
  }
}

/** @returns the notice hour of the first such working day of a month that comes after an instant. */
export function nextMonthly(clock: WritingClock, after: number, workingDay: number): number {
  for (let month = `${localDateAt(clock.calendar, after).slice(0, 7)}-01`; ; month = addMonths(month, 1)) {
    const at = noticeAt(clock, workingDayOfMonth(clock.calendar, month, workingDay));
    if (at > after) return at;
  }
}

/** @returns the n-th working day of the month that begins on a date; its last one where it has fewer. */
function workingDayOfMonth(calendar: Calendar, first: string, n: number): string {
  let found = first;
  let count = 0;
  for (let day = first; day < addMonths(first, 1) && count < n; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    found = day;
    count += 1;
  }
  return found;
}
