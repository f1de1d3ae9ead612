import { describe, expect, it } from 'vitest';
import { addDays, isWorkingDay, workingDaysBetween } from '../../domain/calendar.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';
import { redatePlan, type Redated } from '../../plans/redate.ts';
import { changed, checkPlan, errorsOf, PLAN } from './samples.ts';

const calendar = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2024, toYear: 2030 });

function moved(text: string, adoptedOn: string): Redated {
  const redated = redatePlan({ planText: text, planName: 'plan.yaml', adoptedOn });
  if ('problems' in redated) throw new Error(JSON.stringify(redated.problems));
  return redated;
}

function distances(text: string): number[] {
  const reading = checkPlan(text);
  if (!('plan' in reading)) throw new Error(errorsOf(reading).join('\n'));
  const { adoptedOn, definitions } = reading.plan;
  return definitions.flatMap(({ milestones }) => milestones.map(({ dueOn }) => workingDaysBetween(calendar, adoptedOn, dueOn)));
}

describe('a plan moved to another day', () => {
  it('asks for each milestone after the same number of working days', () => {
    for (const day of ['2026-10-01', '2026-09-20', '2026-11-23', '2027-02-14', '2025-12-31']) expect(distances(moved(PLAN, day).text)).toEqual(distances(PLAN));
  });

  it('counts the holidays: 31 working days from 1 September are not 31 from 21 September', () => {
    const { text } = moved(PLAN, '2026-09-21');
    expect(text).toContain('effect: 2026-11-05');
  });

  it('comes back to its own text when moved back, where its dates were working days', () => {
    const there = moved(PLAN, '2026-11-23').text;
    expect(moved(there, '2026-09-01').text).toBe(PLAN);
  });

  it('moves the outer date and the points of a curve along', () => {
    const text = changed(changed(PLAN, 'policy:', 'outerDate: 2026-12-31\npolicy:'), '        effect: 2026-10-15', '        targets: [{ id: firms, title: 企业, unit: 家, total: 49, curve: [{ on: 2026-09-30, value: 20 }] }]\n        effect: 2026-10-15');
    const { text: after, milestones } = moved(text, '2026-09-21');
    const [, outerDate = ''] = /outerDate: (\S+)/.exec(after) ?? [];
    const [, point = ''] = /on: (\S+),/.exec(after) ?? [];
    const distance = (from: string, to: string) => workingDaysBetween(calendar, from, to);
    expect([distance('2026-09-21', outerDate), distance('2026-09-21', point)]).toEqual([distance('2026-09-01', '2026-12-31'), distance('2026-09-01', '2026-09-30')]);
    expect(milestones).toBe(2);
    expect(moved(after, '2026-09-01').text).toBe(text);
  });

  it('changes nothing but the letters of its dates', () => {
    const text = changed(changed(PLAN, 'effect: 2026-10-15', "effect:   '2026-10-15'   # 十月中旬\n"), 'adoptedOn: 2026-09-01', 'adoptedOn: "2026-09-01"  # 党工委会议 2026-09-01 通过');
    const { text: after } = moved(text, '2026-11-23');
    expect(after).toContain('adoptedOn: "2026-11-23"  # 党工委会议 2026-09-01 通过');
    const masked = (plan: string) => plan.replace(/\d{4}-\d{2}-\d{2}/g, 'DATE');
    expect(masked(after)).toBe(masked(text));
  });

  it('keeps Windows line ends and a mark of byte order', () => {
    const windows = `\uFEFF${PLAN.replaceAll('\n', '\r\n')}`;
    expect(moved(windows, '2026-11-23').text).toBe(`\uFEFF${moved(PLAN, '2026-11-23').text.replaceAll('\n', '\r\n')}`);
  });

  it('lands on a working day also from a day off', () => {
    const { text } = moved(changed(PLAN, 'effect: 2026-10-15', 'effect: 2026-10-03'), '2026-11-23');
    const effect = /effect: (\S+)/.exec(text)?.[1] ?? '';
    expect(isWorkingDay(calendar, effect)).toBe(true);
  });

  it('keeps dates before the adoption as far before it', () => {
    const text = changed(PLAN, 'effect: 2026-10-15', 'effect: 2026-08-25');
    expect(distances(moved(text, '2026-10-04').text)).toEqual(distances(text));
  });

  it('moves days in office after the adoption by calendar days, without gap or overlap, and leaves those before it', () => {
    const holders = '[{ person: wu, from: 2026-03-01, to: 2026-11-30 }, { person: li, from: 2026-12-01 }]';
    const { text, holdings } = moved(changed(PLAN, '[{ person: wu }]', holders), '2026-09-11');
    expect(text).toContain('[{ person: wu, from: 2026-03-01, to: 2026-12-10 }, { person: li, from: 2026-12-11 }]');
    expect(holdings).toBe(2);
  });

  it('leaves additions to the calendar where they are, and heeds them', () => {
    const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
    const closed = changed(PLAN, 'policy:', `calendar: { daysOff: [${days.join(', ')}] }\npolicy:`);
    const { text } = moved(closed, '2026-11-01');
    expect(text).toContain(`daysOff: [${days.join(', ')}]`);
    expect(/effect: (\S+)/.exec(text)?.[1]).toBe(addDays(/effect: (\S+)/.exec(moved(PLAN, '2026-11-01').text)?.[1] ?? '', 7));
  });

  it('says what it did', () => {
    const { from, to, milestones, holdings, warnings } = moved(PLAN, '2026-11-23');
    expect({ from, to, milestones, holdings }).toEqual({ from: '2026-09-01', to: '2026-11-23', milestones: 2, holdings: 0 });
    expect(warnings.map(({ code, severity }) => [code, severity])).toEqual([['datesProvisional', 'warning']]);
    expect(moved(PLAN, '2026-09-02').warnings).toEqual([]);
  });

  it('moves a date that is written once and referred to from elsewhere', () => {
    const text = changed(changed(PLAN, 'effect: 2026-10-15', 'effect: &d 2026-10-15'), 'completion: 2026-12-15', 'completion: *d');
    expect(moved(text, '2026-09-02').text).toContain('effect: &d 2026-10-16\n        completion: *d');
  });
});

describe('a plan that cannot be moved', () => {
  it('is told why, when it cannot be read', () => {
    const outcome = redatePlan({ planText: 'a: [', planName: 'plan.yaml', adoptedOn: '2026-11-23' });
    expect('problems' in outcome && outcome.problems[0]?.code).toBe('notYaml');
  });

  it('is told why, when it says no day of adoption', () => {
    const outcome = redatePlan({ planText: changed(PLAN, 'adoptedOn: 2026-09-01\n', ''), planName: 'plan.yaml', adoptedOn: '2026-11-23' });
    expect('problems' in outcome && outcome.problems[0]?.code).toBe('missing');
  });

  it('is a mistake of the caller when the new day is none', () => {
    expect(() => redatePlan({ planText: PLAN, planName: 'plan.yaml', adoptedOn: 'today' })).toThrow(RangeError);
  });
});
