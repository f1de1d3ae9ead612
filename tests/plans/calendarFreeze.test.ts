import { describe, expect, it } from 'vitest';
import { freezeCalendar, isZone, lastListedDate } from '../../plans/calendarFreeze.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const china = (fromYear: number, toYear: number, overrides = {}) => freezeCalendar({ zone: 'Asia/Shanghai', fromYear, toYear, overrides });

describe('the official list', () => {
  it('holds the weekdays off and the weekend days worked of 2026, and no weekend that is off anyway', () => {
    const calendar = china(2026, 2026);
    expect(calendar.daysOff).toEqual([
      ...['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23', '2026-04-06'],
      ...['2026-05-01', '2026-05-04', '2026-05-05', '2026-06-19', '2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    ]);
    expect(calendar.workingWeekendDays).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
  });

  it('takes a December day from the list of the year after: Saturday 2007-12-29 was worked and Monday the 31st off', () => {
    const calendar = china(2007, 2007);
    expect([calendar.workingWeekendDays.includes('2007-12-29'), calendar.daysOff.includes('2007-12-31')]).toEqual([true, true]);
  });

  it('reaches as far as the package does, today to the end of 2026', () => {
    expect(lastListedDate()).toBe('2026-12-31');
    expect(china(2026, 2030).officialThrough).toBe('2026-12-31');
  });

  it('reaches no further than the years asked for', () => {
    expect(china(2024, 2025).officialThrough).toBe('2025-12-31');
  });

  it('knows nothing of a year after its end but that it is provisional', () => {
    const calendar = china(2027, 2028);
    expect([calendar.daysOff, calendar.workingWeekendDays, calendar.officialThrough]).toEqual([[], [], '2026-12-31']);
  });
});

describe('what a plan adds', () => {
  it('takes a weekday off and works a weekend', () => {
    const calendar = china(2026, 2027, { daysOff: ['2027-01-01'], workingDays: ['2027-01-03'], officialThrough: '2027-12-31' });
    expect(calendar.daysOff).toContain('2027-01-01');
    expect(calendar.workingWeekendDays).toContain('2027-01-03');
    expect(calendar.officialThrough).toBe('2027-12-31');
  });

  it('takes back a make-up day and works a holiday', () => {
    const calendar = china(2026, 2026, { daysOff: ['2026-10-10'], workingDays: ['2026-10-05'] });
    expect([calendar.workingWeekendDays.includes('2026-10-10'), calendar.daysOff.includes('2026-10-05')]).toEqual([false, false]);
  });

  it('adds nothing for a weekend that is off or a weekday that is worked anyway', () => {
    expect(china(2026, 2026, { daysOff: ['2026-10-11'], workingDays: ['2026-10-12'] })).toEqual(china(2026, 2026));
  });
});

describe('the offsets of a zone', () => {
  it('are one for Shanghai, for ever', () => {
    expect(china(2025, 2040).offsets.map(({ minutes }) => minutes)).toEqual([480]);
  });

  it('change in Berlin at 01:00 UTC on the last Sundays of March and October', () => {
    expect(freezeCalendar({ zone: 'Europe/Berlin', fromYear: 2026, toYear: 2026 }).offsets.slice(1)).toEqual([
      { fromAt: utc('2026-03-29T01:00:00'), minutes: 120 },
      { fromAt: utc('2026-10-25T01:00:00'), minutes: 60 },
    ]);
  });

  it('change in New York at two by the clock on the wall', () => {
    expect(freezeCalendar({ zone: 'America/New_York', fromYear: 2026, toYear: 2026 }).offsets.slice(1)).toEqual([
      { fromAt: utc('2026-03-08T07:00:00'), minutes: -240 },
      { fromAt: utc('2026-11-01T06:00:00'), minutes: -300 },
    ]);
  });

  it('may differ by half an hour', () => {
    expect(freezeCalendar({ zone: 'Australia/Lord_Howe', fromYear: 2026, toYear: 2026 }).offsets.map(({ minutes }) => minutes)).toEqual([660, 630, 660]);
  });

  it('hold a year of many changes, ascending', () => {
    const { offsets } = freezeCalendar({ zone: 'Africa/Casablanca', fromYear: 2026, toYear: 2030 });
    expect(offsets.length).toBeGreaterThan(8);
    expect(offsets.every((offset, index) => index === 0 || offset.fromAt > (offsets[index - 1]?.fromAt ?? Infinity))).toBe(true);
  });
});

describe('a request that cannot be met', () => {
  it('is refused for a zone that is none', () => {
    expect(isZone('Asia/Zhenjiang')).toBe(false);
    expect(() => freezeCalendar({ zone: 'Asia/Zhenjiang', fromYear: 2026, toYear: 2026 })).toThrow(RangeError);
  });

  it('is refused for years in the wrong order', () => {
    expect(() => china(2027, 2026)).toThrow(RangeError);
  });
});
