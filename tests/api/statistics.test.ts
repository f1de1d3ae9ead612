import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Definition } from '../../domain/definition.ts';
import type { Rule } from '../../domain/policy.ts';
import { savePlan } from '../../store/plans.ts';
import { planToSave, withLetters, Life } from '../store/life.ts';
import { accepts, at, DEFINITION, submits } from '../support/definitions.ts';
import { openRecordOffice, type RecordOffice } from './recordOffice.ts';

const PLAN = 'figures-2026';
const REFER: Rule = { id: 'refer', title: '移交问责线索', when: { on: 'byHand' }, byHand: { roles: ['supervisor'] }, document: { name: '问责线索移交函', series: '移', to: ['inspector'], cc: [], answerWithin: { n: 5, unit: 'working' }, isRestricted: true } };
const NOW = at('2026-10-20', '09:00');

let office: RecordOffice;
beforeAll(async () => {
  office = await openRecordOffice(NOW);
  await savePlan(office.db, planToSave(PLAN));
  const life = (ref: string, over: Partial<Definition> = {}): Life => {
    const begun = new Life({ ...withLetters(PLAN, ref, [REFER]), ...over }, at('2026-09-01', '10:00'));
    begun.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
    return begun;
  };
  const [caughtUp, referred] = [life('M-001'), life('M-002', { problem: { no: '2', title: '底数不清' }, roles: { ...DEFINITION.roles, leadUnit: ['finance-handler'] } })];
  caughtUp.does('li', submits('effect'), at('2026-10-09', '10:00'));
  caughtUp.does('zhao', accepts('effect'), at('2026-10-12', '10:00'));
  referred.does('qian', { type: 'issueByHand', ruleId: 'refer', requirement: '查清责任' }, at('2026-10-10', '10:00'));
  referred.does('zheng', { type: 'handOver', post: 'inspection-office', person: 'xu', name: '徐接任', from: '2026-10-15' }, at('2026-10-14', '10:00'));
  await office.record(caughtUp, referred);
});
afterAll(() => office.close());

interface Shown {
  readonly asOf: string;
  readonly groups: readonly { readonly key: string; readonly title: string; readonly figures: Record<string, Record<string, number>> }[];
  readonly total: Record<string, Record<string, number>>;
}
async function shown(query: string, person = 'li'): Promise<Shown> {
  const { status, body } = await office.ask(person, 'GET', `/api/plans/${PLAN}/statistics?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as unknown as Shown;
}

describe('the statistics of a plan', () => {
  it('are given by unit, leader, problem and month, each adding up to the same total', async () => {
    const byUnit = await shown('by=unit');
    expect(byUnit.asOf).toBe('2026-10-20T09:00:00+08:00');
    expect(byUnit.groups.map(({ key, figures }) => [key, figures.measures?.all, figures.milestones?.caughtUp, figures.milestones?.late, figures.burden?.assignments])).toEqual([['财政局', 1, 0, 1, 2], ['经发局', 1, 1, 1, 2]]);
    expect(byUnit.total).toMatchObject({ measures: { all: 2, behind: 1 }, milestones: { all: 4, onTime: 0, caughtUp: 1, overdue: 1, notYetDue: 2, late: 2, open: 3 }, ageing: { calendarDays: { to30: 1 }, workingDays: { to20: 1 } } });
    for (const by of ['leader', 'problem', 'month']) expect((await shown(`by=${by}`)).total).toEqual(byUnit.total);
    expect((await shown('by=problem')).groups.map(({ key, title }) => [key, title])).toEqual([['1', DEFINITION.problem.title], ['2', '底数不清']]);
  });

  it('take the filters of the list of measures', async () => {
    expect((await shown('by=unit&problem=2')).total.measures?.all).toBe(1);
    expect((await shown('by=unit&overdue=true')).groups.filter(({ figures }) => figures.measures?.all === 1).map(({ key }) => key)).toEqual(['财政局']);
    expect((await shown('by=unit&phase=closed,archived')).total.measures?.all).toBe(0);
    expect((await shown(`by=unit&text=${encodeURIComponent('底数')}`)).total.measures?.all).toBe(1);
    expect((await shown('by=unit&mine=true', 'nobody')).groups).toEqual([]);
  });

  it('say how things stood with the end of an earlier day, and refuse to foretell', async () => {
    const total = async (day: string) => (await shown(`by=unit&asOf=${day}`)).total;
    expect(await total('2026-08-31')).toMatchObject({ measures: { all: 0 } });
    expect(await total('2026-09-30')).toMatchObject({ measures: { all: 2, behind: 0 }, milestones: { overdue: 0, notYetDue: 4 } });
    expect(await total('2026-10-08')).toMatchObject({ measures: { all: 2, behind: 2 }, milestones: { overdue: 2 } });
    expect(await total('2026-10-10')).toMatchObject({ milestones: { submitted: 1, overdue: 1, caughtUp: 0 } });
    expect((await shown('by=unit&asOf=2026-10-20')).asOf).toBe('2026-10-20T09:00:00+08:00');
    expect((await shown('by=unit&asOf=2026-10-10')).asOf).toBe('2026-10-10T23:59:59+08:00');
    for (const query of ['by=unit&asOf=2026-10-21', 'by=unit&asOf=2026-02-30', 'by=colour', '']) expect((await office.ask('li', 'GET', `/api/plans/${PLAN}/statistics?${query}`)).status, query).toBe(422);
    expect((await office.ask('li', 'GET', '/api/plans/nowhere/statistics?by=unit')).body.code).toBe('unknownPlan');
    expect((await office.ask(undefined, 'GET', `/api/plans/${PLAN}/statistics?by=unit`)).status).toBe(401);
  });

  it('count a restricted paper for those only who may read it today, also on an earlier day', async () => {
    const papers = async (person: string, asOf = '') => (await shown(`by=unit${asOf}`, person)).total.burden?.papersToAnswer;
    for (const person of ['li', 'wang', 'nobody', 'zhou']) expect(await papers(person), person).toBe(0);
    for (const person of ['xu', 'qian', 'zheng']) expect(await papers(person), person).toBe(1);
    // On 12 October 周巡察 held the post that received it; the post is another's now, and so is what it may read.
    expect([await papers('zhou', '&asOf=2026-10-12'), await papers('xu', '&asOf=2026-10-12'), await papers('xu', '&asOf=2026-10-09')]).toEqual([0, 1, 0]);
  });
});
