import {
  addCount,
  addDays,
  addWorkingDays,
  endOfDay,
  instantAt,
  isWorkingDay,
  limitEnd,
  localDateAt,
  localMinutesAt,
  MINUTE_MS,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  type Calendar,
  type DayCount,
} from './calendar.ts';
import type { Definition, MilestoneDefinition } from './definition.ts';
import type { ChainProgress } from './dossier.ts';
import type { Policy } from './policy.ts';

/** The two frozen values every instant is computed from. */
export interface Clock {
  readonly calendar: Calendar;
  readonly policy: Policy;
}

/** What it takes to say when people are written to. */
export interface WritingClock {
  readonly calendar: Calendar;
  readonly policy: Pick<Policy, 'hours'>;
}

export function clockOf(definition: Definition): Clock {
  return { calendar: definition.calendar, policy: definition.policy };
}

/** @returns the date that counts for a milestone, after the policy's word on days off. */
export function dueOn(clock: Clock, milestone: Pick<MilestoneDefinition, 'dueOn'>): string {
  if (clock.policy.dayOff === 'next') return workingDayOnOrAfter(clock.calendar, milestone.dueOn);
  if (clock.policy.dayOff === 'previous') return workingDayOnOrBefore(clock.calendar, milestone.dueOn);
  return milestone.dueOn;
}

/** @returns the legal instant from which the milestone is overdue: the first after its last day. */
export function overdueAt(clock: Clock, milestone: Pick<MilestoneDefinition, 'dueOn'>): number {
  return endOfDay(clock.calendar, dueOn(clock, milestone));
}

/** @returns the notice hour of a date, at which papers are dated. */
export function noticeAt(clock: WritingClock, date: string): number {
  return instantAt(clock.calendar, date, clock.policy.hours.noticeMinutes);
}

/** `before N days`: the date N days earlier or, if nobody works then, the working day before it. */
export function noticeBefore(clock: WritingClock, date: string, count: DayCount): number {
  return noticeAt(clock, workingDayOnOrBefore(clock.calendar, addCount(clock.calendar, date, count, -1)));
}

/** `after N days`: the date N days later or, if nobody works then, the next working day. */
export function noticeAfter(clock: WritingClock, date: string, count: DayCount): number {
  return noticeAt(clock, workingDayOnOrAfter(clock.calendar, addCount(clock.calendar, date, count)));
}

/** @returns the first notice hour of a working day at or after an instant. */
export function nextNoticeAt(clock: WritingClock, at: number): number {
  const today = workingDayOnOrAfter(clock.calendar, localDateAt(clock.calendar, at));
  const notice = noticeAt(clock, today);
  return notice >= at ? notice : noticeAt(clock, workingDayOnOrAfter(clock.calendar, addDays(today, 1)));
}

/** @returns the instant itself when people are written to then, otherwise the next notice hour. */
export function writingAt(clock: WritingClock, at: number): number {
  return isWithinHours(clock, at, clock.policy.hours.fromMinutes) ? at : nextNoticeAt(clock, at);
}

/**
 * @returns the first instant at or after `at` at which a digest may leave: in working hours and not before the day's papers have
 * all been evaluated (notice hour and spread).
 */
export function digestHourAt(clock: WritingClock, at: number): number {
  const { noticeMinutes, spreadMinutes } = clock.policy.hours;
  if (isWithinHours(clock, at, noticeMinutes + spreadMinutes)) return at;
  return nextNoticeAt(clock, at - spreadMinutes * MINUTE_MS) + spreadMinutes * MINUTE_MS;
}

/** @returns when a digest that begins at an instant leaves: after the gathering time, in its hours. */
export function digestAt(clock: WritingClock, at: number): number {
  return digestHourAt(clock, at + clock.policy.hours.gatherMinutes * MINUTE_MS);
}

function isWithinHours(clock: WritingClock, at: number, fromMinutes: number): boolean {
  const minutes = localMinutesAt(clock.calendar, at);
  return isWorkingDay(clock.calendar, localDateAt(clock.calendar, at)) && fromMinutes <= minutes && minutes < clock.policy.hours.toMinutes;
}

/** @returns the last day of a step's limit, longer by the working days the measure was suspended meanwhile. */
export function lastDayOfStep({ calendar }: Clock, { openedAt, pausedDays = 0 }: Pick<ChainProgress, 'openedAt' | 'pausedDays'>, within: DayCount): string {
  return addWorkingDays(calendar, addCount(calendar, localDateAt(calendar, openedAt), within), pausedDays);
}

/** @returns the end of a limit counted from the day a paper is dated or an act was done. */
export function limitFrom(clock: Pick<WritingClock, 'calendar'>, actAt: number, count: DayCount): number {
  return limitEnd(clock.calendar, actAt, count);
}

/**
 * How long after its notice hour the engine evaluates a measure's papers, so that thousands do not fall on one second.
 * FNV-1a over the measure's id: stable for the measure, even over the measures.
 */
export function spreadMs(clock: WritingClock, measureId: string): number {
  const window = clock.policy.hours.spreadMinutes * MINUTE_MS;
  return window === 0 ? 0 : hashOf(measureId) % window;
}

/** @returns an unsigned 32-bit FNV-1a hash of the text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
