import { describe, expect, it } from 'vitest';
import { calendarOfYear, datesApart, packagedYear, readCalendarList, withYearOf } from '../../plans/calendarFile.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';
import { readPlan } from '../../plans/planFile.ts';
import { PLAN, POLICY } from './samples.ts';

const LIST = {
  year: 2027,
  daysOff: ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
  workingDays: ['2027-01-31', '2027-02-13'],
  source: '国办发明电〔2026〕7号',
};
const text = (change: object = {}) => JSON.stringify({ ...LIST, ...change }, null, 2);
const problems = (given: string) => {
  const read = readCalendarList({ text: given, name: '2027.json' });
  return 'problems' in read ? read.problems.map(({ code, line, field }) => [code, line, field]) : [];
};

describe('a list of days off', () => {
  it('is JSON or YAML', () => {
    expect(readCalendarList({ text: text(), name: '2027.json' })).toEqual({ list: LIST });
    expect(readCalendarList({ text: 'year: 2027\ndaysOff: [2027-01-01]\nworkingDays: []\nsource: 通知\n', name: '2027.yaml' })).toMatchObject({ list: { daysOff: ['2027-01-01'] } });
  });

  it.each([
    ['a working day that is worked anyway', { workingDays: ['2027-02-15'] }, ['workedAnyway', 14, 'workingDays[0]']],
    ['a day that is off and worked', { workingDays: ['2027-02-06'] }, ['offAndWorked', 14, 'workingDays[0]']],
    ['a day twice', { daysOff: ['2027-01-01', '2027-01-01'] }, ['dayTwice', 5, 'daysOff[1]']],
    ['a day of another year', { daysOff: ['2028-01-01'] }, ['dayOfOtherYear', 4, 'daysOff[0]']],
    ['a day that is none', { daysOff: ['2027-02-30'] }, ['badDate', 4, 'daysOff[0]']],
    ['no notice it rests on', { source: '' }, ['emptyText', 17, 'source']],
    ['a field nobody knows', { holidays: [] }, ['unknownKey', 18, 'holidays']],
  ])('with %s is told so at its line', (_, change, problem) => {
    expect(problems(text(change))).toEqual([problem]);
  });

  it('may move days of the December before', () => {
    expect(problems(text({ daysOff: ['2026-12-31'], workingDays: ['2026-12-27'] }))).toEqual([]);
  });
});

describe('a calendar', () => {
  const before = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2025, toYear: 2036 });

  it('that is read with the list reaches to the end of its year, and so does one the list is merged into, to the letter', () => {
    const read = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2025, toYear: 2036, published: [LIST] });
    expect(read.officialThrough).toBe('2027-12-31');
    expect([read.daysOff.includes('2027-02-08'), read.workingWeekendDays.includes('2027-01-31'), read.daysOff.includes('2027-02-06')]).toEqual([true, true, false]);
    expect(withYearOf(before, calendarOfYear('', 2027, [LIST]), 2027)).toEqual(read);
  });

  it('keeps its offsets and the years the list does not speak of', () => {
    const merged = withYearOf({ ...before, offsets: [{ fromAt: 0, minutes: 477 }] }, calendarOfYear('', 2027, [LIST]), 2027);
    expect(merged.offsets).toEqual([{ fromAt: 0, minutes: 477 }]);
    expect(merged.daysOff.filter((date) => date < '2026-12-01')).toEqual(before.daysOff.filter((date) => date < '2026-12-01'));
  });

  it('counts a list only when no year before it is missing', () => {
    expect(freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2025, toYear: 2036, published: [{ ...LIST, year: 2028, daysOff: [], workingDays: [] }] }).officialThrough).toBe('2026-12-31');
  });

  it('is put right by a correction, days of the wrong list included', () => {
    const correction = { ...LIST, daysOff: ['2027-02-15'], workingDays: [], correction: true };
    const wrong = withYearOf(before, calendarOfYear('', 2027, [LIST]), 2027);
    const right = withYearOf(wrong, calendarOfYear('', 2027, [correction]), 2027);
    expect(right.daysOff.filter((date) => date > '2027')).toEqual(['2027-02-15']);
    expect(datesApart(wrong, right)).toEqual(['2027-01-01', '2027-01-31', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-13', '2027-02-15']);
  });

  it('keeps what the plan itself says of the year', () => {
    const plan = PLAN.replace('title: 小方案\n', 'title: 小方案\ncalendar: { daysOff: [2027-03-15], workingDays: [2027-02-08] }\n');
    const reading = readPlan({ planText: plan, planName: 'plan.yaml', policyText: POLICY, policyName: 'policy.yaml' }, [LIST]);
    const calendar = 'plan' in reading ? reading.plan.calendar : undefined;
    expect([calendar?.daysOff.includes('2027-03-15'), calendar?.daysOff.includes('2027-02-08'), calendar?.daysOff.includes('2027-02-09'), calendar?.officialThrough]).toEqual([true, false, true, '2027-12-31']);
  });

  it('agrees with the list the package has of a year it knows', () => {
    expect(withYearOf(before, calendarOfYear('', 2026, [packagedYear(2026)]), 2026)).toEqual(before);
    expect(packagedYear(2026).daysOff).toContain('2026-10-01');
  });
});
