import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { addDays, endOfDay, startOfDay, workingDayOnOrAfter, type Calendar } from '../../domain/calendar.ts';
import { due, nextDueAt } from '../../domain/due.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Policy } from '../../domain/policy.ts';
import { clockOf, limitFrom, noticeAfter, noticeAt, noticeBefore, overdueAt } from '../../domain/timing.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';
import { DEFINITION, POLICY, Story } from '../support/definitions.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const iso = (at: number) => new Date(at).toISOString();
const zoned = (zone: string, fromYear = 2026): Calendar => ({ ...freezeCalendar({ zone, fromYear, toYear: fromYear + 1 }), daysOff: [], workingWeekendDays: [] });

/** What the clock on the wall shows, by the time-zone database of the machine: another source than our own arithmetic. */
function wall(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(at);
  return parts.replace(', ', ' ').replace(' 24:', ' 00:');
}

const LADDER: Policy['ladder'] = [
  { id: 'soon', title: '临近', when: { on: 'before', milestone: 'completion', count: { n: 1, unit: 'calendar' } }, light: 'yellow', notify: { to: ['handler'], isUrgent: false } },
  { id: 'late', title: '逾期', when: { on: 'after', milestone: 'completion', count: { n: 1, unit: 'working' } }, light: 'red', document: { name: '通知书', series: '限改', to: ['leadUnit'], cc: [], rectifyWithin: { n: 2, unit: 'calendar' } } },
];
function measureIn(calendar: Calendar, dueOn: string): Definition {
  return { ...DEFINITION, calendar, policy: { ...POLICY, ladder: LADDER }, milestones: [{ id: 'completion', kind: 'completion', dueOn }] };
}

/** The days on which clocks are put forward and back in 2026. */
const SWITCHES = [
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
] as const;

describe.each(SWITCHES)('in %s on %s, a day of %s hours', (zone, day, hours) => {
  const calendar = zoned(zone);
  const clock = clockOf(measureIn(calendar, day));

  it('what is due on it is overdue from the local midnight after it, not 24 hours later', () => {
    const at = overdueAt(clock, { dueOn: day });
    expect(wall(zone, at)).toBe(`${addDays(day, 1)} 00:00`);
    expect((at - startOfDay(calendar, day)) / 3_600_000).toBe(hours);
  });

  it('papers are dated nine by the clock on the wall, the day before, on the day and after it', () => {
    for (const date of [addDays(day, -1), day, addDays(day, 1)]) expect(wall(zone, noticeAt(clock, date))).toBe(`${date} 09:00`);
    expect(wall(zone, noticeBefore(clock, addDays(day, 9), { n: 7, unit: 'calendar' })).slice(11)).toBe('09:00');
    expect(wall(zone, noticeAfter(clock, addDays(day, -2), { n: 1, unit: 'working' }))).toBe(`${workingDayOnOrAfter(calendar, day)} 09:00`);
  });

  it('a limit that runs over it ends with a whole local day', () => {
    const act = noticeAt(clock, addDays(day, -2));
    expect(wall(zone, limitFrom(clock, act, { n: 3, unit: 'calendar' }))).toBe(`${addDays(day, 2)} 00:00`);
    expect(wall(zone, limitFrom(clock, startOfDay(calendar, day) - 1, { n: 1, unit: 'calendar' }))).toBe(`${addDays(day, 1)} 00:00`);
  });

  it('a measure lives over it by the clock on the wall: warning, paper and its limit', () => {
    const story = new Story(measureIn(calendar, day), noticeAt(clock, addDays(day, -10)));
    for (let next = nextDueAt(story.state); next !== undefined && next < endOfDay(calendar, addDays(day, 6)); next = nextDueAt(story.state)) {
      expect(due(story.state, next - 1)).toEqual([]);
      story.until(next);
    }
    const fired = story.events.flatMap((event) => (event.type === 'ruleFired' ? [[event.ruleId, wall(zone, event.nominalAt)]] : []));
    expect(fired).toEqual([['soon', `${addDays(day, -2)} 09:00`], ['late', `${addDays(day, 1)} 09:00`]]);
    expect(wall(zone, story.state.documents[0]?.rectifyBy ?? 0)).toBe(`${addDays(day, 4)} 00:00`);
  });
});

describe('in zones beside the whole hour, and beside the calendar', () => {
  it('Kathmandu is five hours and three quarters ahead, all the year', () => {
    const clock = clockOf(measureIn(zoned('Asia/Kathmandu'), '2026-06-30'));
    expect(iso(overdueAt(clock, { dueOn: '2026-06-30' }))).toBe('2026-06-30T18:15:00.000Z');
    expect(iso(noticeAt(clock, '2026-12-31'))).toBe('2026-12-31T03:15:00.000Z');
  });

  it('in Apia, where 30 December 2011 never was, what was due on the 29th is overdue when the 31st begins', () => {
    const calendar = zoned('Pacific/Apia', 2011);
    expect(endOfDay(calendar, '2011-12-29')).toBe(utc('2011-12-30T10:00:00'));
    expect([startOfDay(calendar, '2011-12-30'), endOfDay(calendar, '2011-12-30')].map(iso)).toEqual(['2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z']);
    expect(iso(noticeAt(clockOf(measureIn(calendar, '2011-12-31')), '2011-12-31'))).toBe('2011-12-30T19:00:00.000Z');
  });
});

describe('the zone of the machine', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const forecastIn = (TZ: string) => {
    const args = ['forecast', 'examples/zhenjiang/plan.yaml', '--policy', 'examples/policies/ladder.yaml', '--json'];
    return spawnSync(process.execPath, ['bin/bihuan.mjs', ...args], { cwd: root, env: { ...process.env, TZ }, maxBuffer: 256 * 1024 * 1024, encoding: 'utf8' });
  };

  it('changes not a byte of a forecast', () => {
    const here = forecastIn('Asia/Shanghai');
    expect([here.status, here.stdout.length > 100_000]).toEqual([0, true]);
    for (const TZ of ['America/New_York', 'Pacific/Niue', 'Pacific/Kiritimati']) expect(forecastIn(TZ).stdout === here.stdout, TZ).toBe(true);
  }, 120_000);
});
