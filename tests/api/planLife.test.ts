import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepCircular } from '../../store/circulars.ts';
import { addDays } from '../../domain/calendar.ts';
import { fastForward, uniqueName } from '../support/temporal.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, INSPECTOR, OFFICIAL, openOffice, planText, POLICY_TEXT, type Answer, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

const REPORTING = `${POLICY_TEXT}plan:
  reports: [{ id: progress, title: 进展报告, afterMonths: 6, roles: [administrator], whenLapsed: [authority] }]
`;
const texts = (id: string, title?: string) => ({ planText: planText({ id, ...(title !== undefined && { title }) }), policyText: REPORTING });
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

function actOnPlan(person: string, id: string, act: object, key?: string): Promise<Answer> {
  return office.ask(person, 'POST', `/api/plans/${id}/acts`, { act }, key === undefined ? {} : { 'idempotency-key': key });
}

async function running(id: string): Promise<void> {
  const { body } = await office.ask(ADMIN, 'POST', '/api/plans/submit', texts(id));
  await actOnPlan(CHIEF, id, { type: 'approvePlan', hash: body.hash });
  expect((await office.ask(ADMIN, 'POST', '/api/plans/start', texts(id))).status).toBe(200);
}

/** Takes the plan's one measure to its closure. */
async function close(id: string): Promise<void> {
  const measure = `${id}/M-001`;
  const done = async (person: string, act: object) => {
    const answer = await office.act(person, measure, act);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body.measure as { signOff?: { factsHash: string } };
  };
  await done(HANDLER, { type: 'acknowledge' });
  await done(HANDLER, { type: 'submit', milestones: ['effect', 'completion'], summary: '完成', evidence: [] });
  const { signOff } = await done(ACCEPTOR, { type: 'accept', milestones: ['effect', 'completion'] });
  await done(OFFICIAL, { type: 'approveClosure', factsHash: signOff?.factsHash });
}

describe('a version of a plan', () => {
  it('is not started, and changes nothing that runs, before exactly its text is approved; earlier ones stay readable', async () => {
    const id = uniqueName('plan');
    expect((await office.ask(ADMIN, 'POST', '/api/plans/start', texts(id))).body).toMatchObject({ status: 409, code: 'planNotSubmitted', params: { awaited: '领导小组组长' } });
    await running(id);
    const later = texts(id, '加快债务结构优化');
    expect((await office.ask(ADMIN, 'POST', '/api/plans/start', later)).body).toMatchObject({ status: 409, code: 'planNotSubmitted' });
    const { body } = await office.ask(ADMIN, 'POST', '/api/plans/submit', later);
    expect(body).toMatchObject({ isNew: true, life: { phase: 'running', next: { status: 'awaiting', awaited: [{ id: 'chief', holder: { id: CHIEF } }] } } });
    expect((await office.ask(ADMIN, 'POST', '/api/plans/start', later)).body).toMatchObject({ status: 409, code: 'planNotApproved' });
    expect((await office.ask(ADMIN, 'GET', `/api/plans/${id}/measures/M-001`)).body).toMatchObject({ measure: { title: '加快债务结构调整' } });
    expect((await actOnPlan(ADMIN, id, { type: 'approvePlan', hash: body.hash })).body).toMatchObject({ status: 403, code: 'submitterMayNotApprove' });
    expect((await actOnPlan(CHIEF, id, { type: 'approvePlan', hash: 'a'.repeat(64) })).body).toMatchObject({ status: 409, code: 'factsChanged' });
    expect((await actOnPlan(CHIEF, id, { type: 'approvePlan', hash: body.hash })).status).toBe(200);
    expect((await office.ask(ADMIN, 'POST', '/api/plans/start', later)).body).toMatchObject({ amended: [`${id}/M-001`] });
    const life = (await office.ask(HANDLER, 'GET', `/api/plans/${id}/life`)).body as { earlier: { hash: string; wasInForce: boolean }[]; record: object };
    expect(life.earlier).toMatchObject([{ wasInForce: true }]);
    expect(life.record).not.toHaveProperty('brokenAt');
    const earlier = await office.ask(HANDLER, 'GET', `/api/plans/${id}/versions/${life.earlier[0]?.hash.slice(0, 12) ?? ''}`);
    expect(earlier.body.planText).toBe(texts(id).planText);
    expect((await office.ask(HANDLER, 'GET', `/api/plans/${id}/versions/${'0'.repeat(12)}`)).body).toMatchObject({ status: 404, code: 'unknownVersion' });
  });

  it('that is altered in the store is found out', async () => {
    const id = uniqueName('plan');
    await running(id);
    await office.db.updateTable('planEvents').set({ at: 1 }).where('planId', '=', id).where('seq', '=', 3).execute();
    expect((await office.ask(HANDLER, 'GET', `/api/plans/${id}/life`)).body).toMatchObject({ record: { brokenAt: 3 } });
  });
});

describe('a running plan', () => {
  it('takes its report from those who owe it, once, and keeps refusals as audit records', async () => {
    const id = uniqueName('plan');
    await running(id);
    const report = { type: 'handInReport', reportId: 'progress', text: '已报送', evidence: [] };
    expect((await actOnPlan(HANDLER, id, report)).body).toMatchObject({ status: 403, code: 'notYours' });
    const once = await actOnPlan(ADMIN, id, report, 'key-1');
    expect(once.body).toMatchObject({ result: { events: ['reportHandedIn'] }, life: { reports: [{ id: 'progress', handedIn: { person: { id: ADMIN }, isLate: false } }] } });
    expect((await actOnPlan(ADMIN, id, report, 'key-1')).body.result).toEqual(once.body.result);
    expect((await actOnPlan(ADMIN, id, report)).body).toMatchObject({ status: 404, code: 'unknownReport' });
    const denied = await office.db.selectFrom('denials').select(['person', 'act', 'code']).where('measureId', '=', `plan/${id}`).orderBy('id').execute();
    expect(denied).toEqual([{ person: HANDLER, act: 'handInReport', code: 'notYours' }, { person: ADMIN, act: 'handInReport', code: 'unknownReport' }]);
  });

  it('is concluded only when nothing is open, by its authority; one relapse then reopens its problem visibly', async () => {
    const id = uniqueName('plan');
    await running(id);
    expect((await actOnPlan(CHIEF, id, { type: 'concludePlan', reason: '完成' })).body).toMatchObject({ status: 409, code: 'planMeasuresOpen', params: { open: '1' } });
    await close(id);
    expect((await office.ask(HANDLER, 'GET', `/api/plans/${id}/problems`)).body).toMatchObject({ problems: [{ no: '1', status: 'closed', measures: 1, closed: 1 }] });
    expect((await actOnPlan(ADMIN, id, { type: 'concludePlan', reason: '完成' })).body).toMatchObject({ status: 403, code: 'notYours' });
    expect((await actOnPlan(CHIEF, id, { type: 'concludePlan', reason: '全部销号' })).body).toMatchObject({ life: { phase: 'concluded', conclusion: { reason: '全部销号', measures: 1 } } });
    expect((await office.ask(ADMIN, 'POST', '/api/plans/submit', texts(id, '再改'))).body).toMatchObject({ status: 409, code: 'planWrongPhase' });
    await fastForward(office.engine.client, `${id}/M-001`, 2 * 86_400);
    const evidence = [{ name: '照片.jpg', size: 1, sha256: 'b'.repeat(64), datedOn: addDays(today, 1) }];
    const relapse = await office.act(INSPECTOR, `${id}/M-001`, { type: 'findRelapse', lookBackId: 'first', reason: '又出现', evidence, dates: { effect: '2099-01-31', completion: '2099-02-28' } });
    expect(relapse.status, JSON.stringify(relapse.body)).toBe(200);
    expect((await office.ask(HANDLER, 'GET', `/api/plans/${id}/problems`)).body).toMatchObject({ problems: [{ status: 'reopened', reopened: { measures: ['M-001'] }, relapsed: [{ ref: 'M-001' }] }] });
  });

  it('shows its circulars as they were sent', async () => {
    const id = uniqueName('plan');
    await running(id);
    expect((await office.ask(HANDLER, 'GET', `/api/plans/${id}/circulars`)).body).toEqual({ circulars: [] });
    const request = { planTitle: '测试整改方案', period: '2026-12', sinceAt: 0, at: Date.now() };
    await keepCircular(office.db, id, request);
    await close(id);
    await keepCircular(office.db, id, { ...request, at: Date.now() });
    expect((await office.ask(HANDLER, 'GET', `/api/plans/${id}/circulars/2026-12`)).body).toMatchObject({ total: { measures: 1, closed: 0, percent: 0 }, units: [{ unit: '经发局' }] });
    expect((await office.ask(HANDLER, 'GET', `/api/plans/${id}/circulars/2026-11`)).body).toMatchObject({ status: 404, code: 'unknownCircular' });
  });
});
