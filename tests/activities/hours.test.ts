import { describe, expect, it } from 'vitest';
import { leavingNow, mayLeaveAt } from '../../activities/hours.ts';
import { at, CALENDAR_2026, POLICY, shown } from '../support/definitions.ts';

const HOURS = { ...POLICY.hours, spreadMinutes: 20 };
const digest = (createdAt: number, sendAt: number) => ({ planId: 'p', kind: 'assigned' as const, isUrgent: false, createdAt, sendAt, hours: HOURS });
const urgent = (createdAt: number, sendAt: number) => ({ planId: 'p', kind: 'assigned' as const, isUrgent: true, createdAt, sendAt, hours: HOURS });
const calendarOf = () => CALENDAR_2026;

describe('when waiting news leaves', () => {
  it('a digest takes along what came in while it was gathering: 143 assignments within a few seconds are one mail', () => {
    const first = at('2026-09-29', '10:00');
    const waiting = Array.from({ length: 143 }, (_, index) => digest(first + index * 20, first + 120_000 + index * 20));
    expect(leavingNow(waiting, calendarOf, first + 119_999)).toHaveLength(0);
    expect(leavingNow(waiting, calendarOf, first + 120_000)).toHaveLength(143);
  });

  it('an urgent one does not take the digest along', () => {
    const now = at('2026-09-29', '09:05');
    const waiting = [urgent(now, now), digest(at('2026-09-28', '20:00'), at('2026-09-29', '09:20'))];
    expect(leavingNow(waiting, calendarOf, now)).toEqual([waiting[0]]);
  });

  it('what a night’s repair would send waits for the morning: urgent at the notice hour, the digest after the spread', () => {
    const missed = at('2026-09-29', '17:00');
    const night = at('2026-09-29', '23:00');
    expect(shown(mayLeaveAt(urgent(missed, missed), CALENDAR_2026, night))).toBe('2026-09-30 09:00');
    expect(shown(mayLeaveAt(digest(missed, missed), CALENDAR_2026, night))).toBe('2026-09-30 09:20');
    expect(leavingNow([urgent(missed, missed), digest(missed, missed)], calendarOf, night)).toEqual([]);
  });

  it('over a holiday it waits for the first working day', () => {
    const missed = at('2026-09-30', '17:59');
    expect(shown(mayLeaveAt(urgent(missed, missed), CALENDAR_2026, at('2026-10-03', '10:00')))).toBe('2026-10-08 09:00');
  });
});
