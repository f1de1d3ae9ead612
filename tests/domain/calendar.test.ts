import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  DAY_MS,
  endOfDay,
  instantAt,
  isDate,
  isProvisional,
  isWorkingDay,
  limitEnd,
  localDateAt,
  localMinutesAt,
  MINUTE_MS,
  startOfDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
  type Calendar,
} from '../../domain/calendar.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';

const china = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2025, toYear: 2028 });
const zoned = (zone: string): Calendar => ({ ...freezeCalendar({ zone, fromYear: 2025, toYear: 2028 }), daysOff: [], workingWeekendDays: [] });
const utc = (text: string) => Date.parse(`${text}Z`);
const HOUR_MS = 60 * MINUTE_MS;

describe('dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '20260101', '', '2026-01-01T00:00:00'])('%s is not a date', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('29 February exists in a leap year, also in 2000, and not in 2100', () => {
    expect([isDate('2028-02-29'), isDate('2000-02-29'), isDate('2100-02-29')]).toEqual([true, true, false]);
  });

  it('a day after the last of a month, of February, of a leap February and of a year is the first of the next', () => {
    expect([addDays('2026-04-30', 1), addDays('2026-02-28', 1), addDays('2028-02-28', 1), addDays('2026-12-31', 1)]).toEqual(['2026-05-01', '2026-03-01', '2028-02-29', '2027-01-01']);
  });

  it('a day before the first of a month and of a year is the last of the one before', () => {
    expect([addDays('2028-03-01', -1), addDays('2027-01-01', -1)]).toEqual(['2028-02-29', '2026-12-31']);
  });

  it('months are added by the day of the month, or its last day where the month is shorter', () => {
    expect([addMonths('2026-11-30', 3), addMonths('2027-11-30', 3), addMonths('2026-08-31', 1), addMonths('2026-10-15', 3)]).toEqual(['2027-02-28', '2028-02-29', '2026-09-30', '2027-01-15']);
  });
});

describe('working days of 2026', () => {
  it('nobody works in the week of National Day, from Thursday 1 to Wednesday 7 October', () => {
    for (let date = '2026-10-01'; date <= '2026-10-07'; date = addDays(date, 1)) expect([date, isWorkingDay(china, date)]).toEqual([date, false]);
    expect([isWorkingDay(china, '2026-09-30'), isWorkingDay(china, '2026-10-08')]).toEqual([true, true]);
  });

  it('Sunday 20 September and Saturday 10 October are worked, to make up for National Day', () => {
    expect([isWorkingDay(china, '2026-09-20'), isWorkingDay(china, '2026-10-10')]).toEqual([true, true]);
  });

  it('other Saturdays and Sundays are days off', () => {
    expect([isWorkingDay(china, '2026-09-19'), isWorkingDay(china, '2026-10-11')]).toEqual([false, false]);
  });

  it('Friday 25 September, the Mid-autumn Festival, is a day off', () => {
    expect(isWorkingDay(china, '2026-09-25')).toBe(false);
  });

  it('a date in the holiday moves back to 30 September or on to 8 October', () => {
    expect([workingDayOnOrBefore(china, '2026-10-05'), workingDayOnOrAfter(china, '2026-10-05')]).toEqual(['2026-09-30', '2026-10-08']);
  });

  it('a make-up Sunday stays where it is', () => {
    expect([workingDayOnOrBefore(china, '2026-09-20'), workingDayOnOrAfter(china, '2026-09-20')]).toEqual(['2026-09-20', '2026-09-20']);
  });

  it('the working day after 30 September is 8 October, and three on is Saturday the 10th', () => {
    expect([addWorkingDays(china, '2026-09-30', 1), addWorkingDays(china, '2026-09-30', 3)]).toEqual(['2026-10-08', '2026-10-10']);
  });

  it('counting goes over the end of the year and its holiday', () => {
    expect(addWorkingDays(china, '2025-12-31', 1)).toBe('2026-01-04');
  });

  it('counting begins after the starting day, also when that is a day off', () => {
    expect([addWorkingDays(china, '2026-10-03', 1), addWorkingDays(china, '2026-10-03', -1)]).toEqual(['2026-10-08', '2026-09-30']);
  });

  it('no working days from a date is the date itself, worked or not', () => {
    expect([addWorkingDays(china, '2026-10-03', 0), addWorkingDays(china, '2026-10-08', 0)]).toEqual(['2026-10-03', '2026-10-08']);
  });

  it('between two dates the first is not counted, in either direction', () => {
    expect(workingDaysBetween(china, '2026-09-30', '2026-10-10')).toBe(3);
    expect(workingDaysBetween(china, '2026-10-10', '2026-09-30')).toBe(-3);
    expect(workingDaysBetween(china, '2026-10-05', '2026-09-30')).toBe(-1);
    expect(workingDaysBetween(china, '2026-10-05', '2026-10-05')).toBe(0);
  });

  it('adding and counting working days undo each other from any day of the year to any working day', () => {
    for (let from = '2026-01-01'; from <= '2026-12-31'; from = addDays(from, 5)) {
      for (const days of [-30, -7, -1, 1, 2, 10, 45]) expect(workingDaysBetween(china, from, addWorkingDays(china, from, days))).toBe(days);
    }
  });

  it('a date after the last official list knows weekends only and is provisional', () => {
    expect([isProvisional(china, '2026-12-31'), isProvisional(china, '2027-01-01')]).toEqual([false, true]);
    expect(isWorkingDay(china, '2027-10-01')).toBe(true);
  });
});

describe('instants', () => {
  it('a date that is due ends with the midnight that begins the next day', () => {
    expect(endOfDay(china, '2026-10-15')).toBe(utc('2026-10-15T16:00:00'));
    expect(endOfDay(china, '2026-10-15')).toBe(startOfDay(china, '2026-10-16'));
  });

  it('the last millisecond of a date is still that date, the next one is not', () => {
    const end = endOfDay(china, '2026-10-15');
    expect([localDateAt(china, end - 1), localDateAt(china, end)]).toEqual(['2026-10-15', '2026-10-16']);
  });

  it('a limit of three working days from an act ends with the third working day after it', () => {
    const act = utc('2026-09-30T02:00:00');
    expect(limitEnd(china, act, { n: 3, unit: 'working' })).toBe(endOfDay(china, '2026-10-10'));
  });

  it('the limit is the same for an act in the first and in the last minute of the day', () => {
    const limit = { n: 1, unit: 'working' } as const;
    expect(limitEnd(china, startOfDay(china, '2026-09-30'), limit)).toBe(limitEnd(china, endOfDay(china, '2026-09-30') - 1, limit));
  });

  it('a limit of calendar days may end on a day off', () => {
    expect(limitEnd(china, utc('2026-09-30T02:00:00'), { n: 2, unit: 'calendar' })).toBe(endOfDay(china, '2026-10-02'));
  });

  it('an act after local midnight is of the new day, although it is the old one in Greenwich', () => {
    expect([localDateAt(china, utc('2026-10-14T16:30:00')), localMinutesAt(china, utc('2026-10-14T16:30:00'))]).toEqual(['2026-10-15', 30]);
  });

  it('before 1970 and at it the arithmetic holds', () => {
    expect([localDateAt(china, -1), localDateAt(china, -DAY_MS)]).toEqual(['1970-01-01', '1969-12-31']);
    expect([isWorkingDay(china, '1969-12-31'), isWorkingDay(china, '1969-12-28')]).toEqual([true, false]);
  });
});

describe('zones that change their clocks', () => {
  it('the day the clock is put forward has 23 hours, the day it is put back 25', () => {
    const berlin = zoned('Europe/Berlin');
    const hours = (date: string) => (endOfDay(berlin, date) - startOfDay(berlin, date)) / HOUR_MS;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-10-26')]).toEqual([23, 25, 24]);
  });

  it('a time that the clock leaves out is the first instant after the gap', () => {
    const berlin = zoned('Europe/Berlin');
    expect(instantAt(berlin, '2026-03-29', 150)).toBe(utc('2026-03-29T01:00:00'));
    expect(localMinutesAt(berlin, instantAt(berlin, '2026-03-29', 150))).toBe(180);
  });

  it('a time that the clock shows twice is the earlier one', () => {
    expect(instantAt(zoned('Europe/Berlin'), '2026-10-25', 150)).toBe(utc('2026-10-25T00:30:00'));
  });

  it('nine in the morning is nine by the clock on the wall on both sides of the change', () => {
    const york = zoned('America/New_York');
    expect([instantAt(york, '2026-03-07', 540), instantAt(york, '2026-03-08', 540)]).toEqual([utc('2026-03-07T14:00:00'), utc('2026-03-08T13:00:00')]);
  });

  it('where midnight itself is left out, the day begins with its first instant', () => {
    const santiago = zoned('America/Santiago');
    const gap = startOfDay(santiago, '2026-09-06');
    expect([localDateAt(santiago, gap), localMinutesAt(santiago, gap), localDateAt(santiago, gap - 1)]).toEqual(['2026-09-06', 60, '2026-09-05']);
  });

  it('where midnight comes twice, the day begins with the later one and the old day keeps its extra hour', () => {
    // On 2026-04-04 at 24:00 Santiago goes back to 23:00: 23:00 to 24:00 of the 4th is shown twice, midnight of the 5th once.
    const santiago = zoned('America/Santiago');
    const start = startOfDay(santiago, '2026-04-05');
    expect([localDateAt(santiago, start), localDateAt(santiago, start - 1), (start - startOfDay(santiago, '2026-04-04')) / HOUR_MS]).toEqual(['2026-04-05', '2026-04-04', 25]);
  });

  it('every day of two years begins where the one before it ends, and the instants of a day are of that day', () => {
    for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'Africa/Cairo']) {
      const calendar = zoned(zone);
      for (let date = '2026-01-01'; date < '2028-01-01'; date = addDays(date, 1)) {
        const [start, end] = [startOfDay(calendar, date), endOfDay(calendar, date)];
        expect([zone, localDateAt(calendar, start), localDateAt(calendar, end - 1)]).toEqual([zone, date, date]);
      }
    }
  });
});

describe('the zone of the machine', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Niue'])('changes nothing: %s', (zone) => {
    const before = process.env.TZ;
    try {
      process.env.TZ = zone;
      const calendar = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2025, toYear: 2028 });
      expect(calendar).toEqual(china);
      expect([localDateAt(calendar, utc('2026-10-14T16:00:00')), addDays('2026-10-31', 1), addMonths('2026-11-30', 3)]).toEqual(['2026-10-15', '2026-11-01', '2027-02-28']);
      expect([isWorkingDay(calendar, '2026-10-10'), addWorkingDays(calendar, '2026-09-30', 3)]).toEqual([true, '2026-10-10']);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('is really changed by these tests', () => {
    const before = process.env.TZ;
    process.env.TZ = 'Pacific/Niue';
    const niue = new Date(0).getTimezoneOffset();
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(niue).toBe(660);
  });
});
