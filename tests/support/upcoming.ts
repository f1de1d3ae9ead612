import { addDays, addWorkingDays, DAY_MS, dateOfEpochDay, localDateAt, MINUTE_MS, type Calendar } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Rule } from '../../domain/policy.ts';
import { CALENDAR_2026, DEFINITION, POLICY } from './definitions.ts';

/** A ladder whose rungs follow one another by their papers' limits, as the shipped one does. */
export const LADDER: readonly Rule[] = [
  { id: 'warning', title: '到期预警', when: { on: 'before', milestone: 'any', count: { n: 5, unit: 'working' } }, light: 'yellow', notify: { to: ['handler'], isUrgent: false } },
  {
    id: 'letter',
    title: '责成限期整改',
    when: { on: 'after', milestone: 'any', count: { n: 1, unit: 'working' } },
    light: 'red',
    document: { name: '责成限期整改通知书', series: '限改', to: ['leadUnit'], cc: ['leadOfficial'], acknowledgeWithin: { n: 2, unit: 'working' }, rectifyWithin: { n: 5, unit: 'working' } },
  },
  { id: 'talk', title: '约谈', when: { on: 'lapsed', of: 'letter' }, document: { name: '约谈通知书', series: '约谈', to: ['leadUnit'], cc: ['leadOfficial'], rectifyWithin: { n: 5, unit: 'working' } } },
];

/** @returns a measure of the near future, for lives on the real server, whose clock begins now. */
export function upcoming(planId: string, ref = 'M-001', over: Partial<Definition> = {}): Definition {
  const today = localDateAt(CALENDAR_2026, Date.now());
  const workingDay = (n: number) => addWorkingDays(CALENDAR_2026, today, n);
  return {
    ...DEFINITION,
    planId,
    ref,
    milestones: [
      { id: 'effect', kind: 'effect', dueOn: workingDay(20) },
      { id: 'completion', kind: 'completion', dueOn: workingDay(60) },
    ],
    policy: { ...POLICY, ladder: LADDER },
    ...over,
  };
}

/**
 * @returns a calendar on which the notice hour (09:00) of today falls on the given instant, and every day is worked: a rung can so be
 * reached in a few seconds of real time, where virtual time is no help (a read model that is away, a process that is killed).
 */
export function noticeHourAt(instant: number): Calendar {
  const minutesOfDay = (instant % DAY_MS) / MINUTE_MS;
  const offsets = [{ fromAt: 0, minutes: POLICY.hours.noticeMinutes - minutesOfDay }];
  const today = Math.floor(instant / DAY_MS);
  const days = Array.from({ length: 60 }, (_, index) => dateOfEpochDay(today - 20 + index));
  const weekend = days.filter((date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
  return { zone: 'Test/NineNow', offsets, daysOff: [], workingWeekendDays: weekend, officialThrough: '2100-01-01' };
}

/** @returns a measure whose date passed yesterday, so that its letter is due at exactly the given instant. */
export function letterAt(planId: string, ref: string, instant: number): Definition {
  const calendar = noticeHourAt(instant);
  const yesterday = addDays(localDateAt(calendar, instant), -1);
  return upcoming(planId, ref, { calendar, milestones: [{ id: 'completion', kind: 'completion', dueOn: yesterday }] });
}
