import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDayOnOrAfter, type Calendar } from '../../domain/calendar.ts';
import { dateOfEpochDay, DAY_MS, epochDay } from '../../domain/dates.ts';
import { CALENDAR_2026 } from '../support/definitions.ts';

const byTheHost = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

describe('days turned into dates and back by arithmetic', () => {
  it('are what the host’s Date says, day by day over five centuries', () => {
    for (let day = epochDay('1800-01-01'); day < epochDay('2300-01-01'); day += 1) {
      const date = byTheHost(day);
      if (dateOfEpochDay(day) !== date || epochDay(date) !== day) expect([day, dateOfEpochDay(day), epochDay(date)]).toEqual([day, date, day]);
    }
  });

  it('are what the host’s Date says in any year, also where it writes years in its own way', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 4_000_000 }), (day) => {
        expect(dateOfEpochDay(day)).toBe(byTheHost(day));
      }),
      { seed: 20261124, numRuns: 2_000 },
    );
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '0050-01-01', '2026-1-1', '10000-01-01', 'soon', ''])('"%s", which is no ordinary date, is read as the host reads it', (text) => {
    const [year = NaN, month = NaN, day = NaN] = text.split('-').map(Number);
    expect(epochDay(text)).toBe(Math.round(Date.UTC(year, month - 1, day) / DAY_MS));
  });
});

describe('working days remembered for a calendar', () => {
  it('are those of the lists, and another calendar with other lists has its own', () => {
    const everySunday: Calendar = { ...CALENDAR_2026, daysOff: [], workingWeekendDays: ['2026-10-04', '2026-10-11'] };
    for (let day = epochDay('2026-09-01'); day < epochDay('2026-12-01'); day += 1) {
      const date = dateOfEpochDay(day);
      const isWeekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      for (const calendar of [CALENDAR_2026, everySunday]) {
        expect(isWorkingDay(calendar, date)).toBe(isWeekend ? calendar.workingWeekendDays.includes(date) : !calendar.daysOff.includes(date));
      }
    }
    expect(addWorkingDays(CALENDAR_2026, '2026-09-30', 1)).toBe('2026-10-08');
    expect(addWorkingDays(everySunday, '2026-09-30', 4)).toBe('2026-10-05');
  });

  it('end also where a list holds something that is no date', () => {
    expect(workingDayOnOrAfter({ ...CALENDAR_2026, daysOff: ['soon'] }, '2026-10-01')).toBe('2026-10-01');
  });
});
