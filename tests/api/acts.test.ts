import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDenials } from '../../store/denials.ts';
import { addDays } from '../../domain/calendar.ts';
import { fastForward, fastForwardPast, uniqueName } from '../support/temporal.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, HEAD, INSPECTOR, OFFICIAL, openOffice, type Answer, type Office } from './office.ts';

let office: Office;
let plan: string;
beforeAll(async () => {
  office = await openOffice();
  plan = uniqueName('plan');
  const started = await office.start(ADMIN, { id: plan, refs: ['M-001', 'M-002', 'M-003', 'M-004'] });
  expect(started.status).toBe(200);
}, 60_000);
afterAll(() => office.close());

const EVIDENCE = { name: '验收报告.pdf', size: 1024, sha256: 'a'.repeat(64), datedOn: '2026-09-20' };
const submits = { type: 'submit', milestones: ['effect', 'completion'], summary: '已完成', evidence: [EVIDENCE] };

async function done(act: Promise<Answer>): Promise<Answer> {
  const answer = await act;
  expect(answer.body, JSON.stringify(answer.body)).toHaveProperty('result');
  return answer;
}

describe('the life of a measure over the api', () => {
  it('goes from receipt to closure and look-back, each act answered with the measure as it is then', async () => {
    const id = `${plan}/M-001`;
    const first = await done(office.act(HANDLER, id, { type: 'acknowledge' }));
    expect(first.body).toMatchObject({ result: { events: ['acknowledged'] }, measure: { phase: 'rectifying', isFromStore: false } });
    await done(office.act(HANDLER, id, { type: 'reportProgress', text: '已完成方案' }));
    const submitted = await done(office.act(HANDLER, id, submits));
    expect(submitted.body).toMatchObject({ measure: { timeline: { awaited: [{ what: 'acceptance', posts: [{ holder: { id: ACCEPTOR } }] }] } } });
    const accepted = await done(office.act(ACCEPTOR, id, { type: 'accept', milestones: ['effect', 'completion'], note: '属实' }));
    const { signOff } = accepted.body.measure as { signOff: { factsHash: string } };
    const closed = await done(office.act(OFFICIAL, id, { type: 'approveClosure', factsHash: signOff.factsHash }));
    expect(closed.body).toMatchObject({ measure: { phase: 'closed', light: 'done', closure: { lookBacks: [{ id: 'first' }] } } });
    const [{ dueOn } = { dueOn: '' }] = (closed.body.measure as { closure: { lookBacks: { dueOn: string }[] } }).closure.lookBacks;
    const tooEarly = await office.act(INSPECTOR, id, { type: 'holdLookBack', lookBackId: 'first', note: '未反弹' });
    expect(tooEarly.body).toMatchObject({ status: 409, code: 'lookBackTooEarly' });
    await fastForwardPast(office.engine.client, id, Date.parse(`${dueOn}T04:00:00Z`));
    const archived = await done(office.act(INSPECTOR, id, { type: 'holdLookBack', lookBackId: 'first', note: '未反弹' }));
    expect(archived.body).toMatchObject({ measure: { phase: 'archived', timeline: { awaited: [], upcoming: [] } } });
    const past = (archived.body.measure as { timeline: { past: { text: { zh: string } }[] } }).timeline.past.map(({ text }) => text.zh);
    expect(past).toContain('提交验收：取得明显成效、整改落实到位；已完成；附件 1 份');
    expect(past.at(-1)).toBe('归档');
  });

  it('begins anew after a relapse, and the cycle before stays readable', async () => {
    const id = `${plan}/M-002`;
    await done(office.act(HANDLER, id, { type: 'acknowledge' }));
    await done(office.act(HEAD, id, submits));
    const accepted = await done(office.act(ACCEPTOR, id, { type: 'accept', milestones: ['effect', 'completion'] }));
    const { factsHash } = (accepted.body.measure as { signOff: { factsHash: string } }).signOff;
    await done(office.act(OFFICIAL, id, { type: 'approveClosure', factsHash }));
    await fastForward(office.engine.client, id, 3 * 86_400);
    const on = (days: number) => addDays(new Date().toISOString().slice(0, 10), days);
    const dates = { effect: on(90), completion: on(120) };
    const relapsed = await done(office.act(INSPECTOR, id, { type: 'findRelapse', lookBackId: 'first', reason: '问题反弹', evidence: [{ ...EVIDENCE, datedOn: on(2) }], dates }));
    expect(relapsed.body).toMatchObject({ measure: { phase: 'rectifying', cycle: 2, pastCycles: [{ cycle: 1, relapse: { reason: '问题反弹' } }], milestones: [{ dueOn: dates.effect }, { dueOn: dates.completion }] } });
  });

  it('is withdrawn by the authority alone', async () => {
    const id = `${plan}/M-003`;
    expect((await office.act(ADMIN, id, { type: 'withdraw', reason: '重复' })).body).toMatchObject({ status: 403, code: 'notYours' });
    const withdrawn = await done(office.act(CHIEF, id, { type: 'withdraw', reason: '与其他措施重复' }));
    expect(withdrawn.body).toMatchObject({ measure: { phase: 'withdrawn', isOverdue: false, withdrawal: { reason: '与其他措施重复' } } });
    expect((await office.act(HANDLER, id, { type: 'acknowledge' })).body).toMatchObject({ status: 409, code: 'wrongPhase', detail: '措施当前为“已撤销”，不能办理“签收”。' });
  });
});

describe('a refusal', () => {
  it('carries the domain\'s code and words in both languages, and the status of the table', async () => {
    const id = `${plan}/M-004`;
    const answer = await office.act('somebody', id, { type: 'acknowledge' });
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({
      type: 'urn:bihuan:problem:unknownPerson',
      code: 'unknownPerson',
      status: 403,
      title: '无权办理',
      detail: '“somebody”当前不担任本措施涉及的任何职务。请核对人员编号；确有任职的，请管理员更新方案。',
      text: { en: 'Nobody with the id "somebody" holds a post that this measure involves today. Check the id, or have the administrator amend the plan.' },
      params: { person: 'somebody' },
    });
  });

  it('is told in English to who prefers it', async () => {
    const answer = await office.ask(HANDLER, 'POST', `/api/plans/${plan}/measures/M-004/acts`, { act: submits }, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' });
    expect(answer.body).toMatchObject({ status: 409, code: 'wrongPhase', title: 'Not possible now', detail: 'The measure is registered; "submit" is not possible now.' });
  });

  it('is kept as a denial, and administrators can read it', async () => {
    const id = `${plan}/M-004`;
    await office.act(ACCEPTOR, id, { type: 'acknowledge' });
    const [denial] = await listDenials(office.db, { measureId: id, person: ACCEPTOR }, { limit: 1, offset: 0 });
    expect(denial).toMatchObject({ act: 'acknowledge', code: 'notYours' });
    const url = `/api/plans/${plan}/measures/M-004/denials`;
    expect((await office.ask(ADMIN, 'GET', url)).body).toMatchObject({ denials: expect.arrayContaining([expect.objectContaining({ person: ACCEPTOR, code: 'notYours' })]) as unknown });
    expect((await office.ask(HANDLER, 'GET', url)).status).toBe(403);
  });

  it('separates duties: who submitted may not sign off', async () => {
    const id = uniqueName('plan');
    await office.start(ADMIN, { id });
    await done(office.act(HANDLER, `${id}/M-001`, { type: 'acknowledge' }));
    await done(office.act(HANDLER, `${id}/M-001`, submits));
    expect((await office.act(HANDLER, `${id}/M-001`, { type: 'accept', milestones: ['effect'] })).body).toMatchObject({ status: 403, code: 'submitterMayNotAccept' });
    const accepted = await done(office.act(ACCEPTOR, `${id}/M-001`, { type: 'accept', milestones: ['effect', 'completion'] }));
    expect(accepted.body).toMatchObject({ measure: { phase: 'inSignOff' } });
    expect((await office.act(OFFICIAL, `${id}/M-001`, { type: 'approveClosure', factsHash: 'b'.repeat(64) })).body).toMatchObject({ status: 409, code: 'factsChanged' });
  });

  it('says which field is wrong, before the measure is asked at all', async () => {
    const act = { ...submits, evidence: [{ ...EVIDENCE, size: -1, sha256: 'xyz', datedOn: '2026-02-30' }], extra: 1 };
    const answer = await office.act(HANDLER, `${plan}/M-004`, act);
    expect(answer.body).toMatchObject({ status: 422, code: 'badInput' });
    const errors = answer.body.errors as { field: string; text: { zh: string; en: string } }[];
    expect(errors.map(({ field }) => field)).toEqual(['act.evidence[0].size', 'act.evidence[0].sha256', 'act.evidence[0].datedOn', 'act']);
    expect(errors[0]?.text).toEqual({ zh: '至少 0。', en: 'It must be at least 0.' });
    expect(errors[2]?.text.zh).toBe('应写作 2026-03-31 这样的有效日期。');
    expect(errors[3]?.text.en).toBe('Unknown fields: extra. Remove them or correct their spelling.');
  });

  it('does not let a measure be amended past the checks of its plan', async () => {
    const answer = await office.act(ADMIN, `${plan}/M-004`, { type: 'amend', definition: {} });
    expect(answer.body).toMatchObject({ status: 422, code: 'badInput', errors: [{ field: 'act.type' }] });
  });

  it('knows no measure of that name', async () => {
    expect((await office.act(HANDLER, `${plan}/M-999`, { type: 'acknowledge' })).body).toMatchObject({ status: 404, code: 'unknownMeasure' });
    expect((await office.act(HANDLER, 'no-plan/M-001', { type: 'acknowledge' })).body).toMatchObject({ status: 404, code: 'unknownPlan', params: { plan: 'no-plan' } });
  });
});

describe('an act sent twice', () => {
  it('is done once under the same key', async () => {
    const id = `${plan}/M-004`;
    await done(office.act(HANDLER, id, { type: 'acknowledge' }, 'receipt-1'));
    const first = await done(office.act(HANDLER, id, { type: 'reportProgress', text: '第一次' }, 'progress-1'));
    const again = await done(office.act(HANDLER, id, { type: 'reportProgress', text: '第一次' }, 'progress-1'));
    expect(again.body.result).toEqual(first.body.result);
    const other = await done(office.act(HANDLER, id, { type: 'reportProgress', text: '第二次' }, 'progress-1'));
    expect(other.body.result).not.toEqual(first.body.result);
    const record = await office.ask(HANDLER, 'GET', `/api/plans/${id.replace('/', '/measures/')}/events`);
    const texts = (record.body.events as { type: string; text?: string }[]).filter(({ type }) => type === 'progressReported').map(({ text }) => text);
    expect(texts).toEqual(['第一次', '第二次']);
  });

  it('is not taken for another person\'s under the same key', async () => {
    const answer = await office.act('somebody', `${plan}/M-004`, { type: 'acknowledge' }, 'receipt-1');
    expect(answer.body).toMatchObject({ code: 'unknownPerson' });
  });

  it('is refused under a key that no header should carry', async () => {
    const answer = await office.act(HANDLER, `${plan}/M-004`, { type: 'acknowledge' }, 'with blank');
    expect(answer.body).toMatchObject({ status: 422, errors: [{ field: 'idempotency-key' }] });
  });
});
