import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uniqueName } from '../support/temporal.ts';
import { ADMIN, HANDLER, openOffice, planText, POLICY_TEXT, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

describe('starting a plan', () => {
  it('happens once, however often it is asked for; what changed is amended, what fell out is named', async () => {
    const id = uniqueName('plan');
    const first = await office.start(ADMIN, { id, refs: ['M-001', 'M-002'] });
    expect(first.body).toMatchObject({ plan: id, created: [`${id}/M-001`, `${id}/M-002`], amended: [], refused: [] });
    const again = await office.start(ADMIN, { id, refs: ['M-001', 'M-002'] });
    expect(again.body).toMatchObject({ created: [], unchanged: [`${id}/M-001`, `${id}/M-002`] });
    const changed = await office.start(ADMIN, { id, refs: ['M-001'], title: '加快债务结构优化' });
    expect(changed.body).toMatchObject({ amended: [`${id}/M-001`], leftOut: [`${id}/M-002`] });
  });

  it('is for an administrator named in the plan', async () => {
    const id = uniqueName('plan');
    const answer = await office.start(HANDLER, { id });
    expect(answer.body).toMatchObject({ status: 403, code: 'notAdministrator', params: { person: '李经办', allowed: '领导小组办公室主任' } });
    expect((await office.ask(ADMIN, 'GET', `/api/plans/${id}`)).body).toMatchObject({ status: 404, code: 'unknownPlan' });
  });

  it('does not make somebody administrator of a running plan by saying so in a file', async () => {
    const id = uniqueName('plan');
    await office.start(ADMIN, { id });
    const usurper = uniqueName('usurper');
    const answer = await office.start(usurper, { id, administrator: usurper, title: '改成别的' });
    expect(answer.body).toMatchObject({ status: 403, code: 'notAdministrator' });
    const { body } = await office.ask(ADMIN, 'GET', `/api/plans/${id}/measures/M-001`);
    expect(body).toMatchObject({ measure: { title: '加快债务结构调整' } });
  });

  it('does not give a known id to another person', async () => {
    await office.start(ADMIN, { id: uniqueName('plan') });
    const id = uniqueName('plan');
    const text = planText({ id }).replace('name: 李经办', 'name: 李另一');
    const answer = await office.ask(ADMIN, 'POST', '/api/plans/start', { planText: text, policyText: POLICY_TEXT });
    expect(answer.body).toMatchObject({ status: 409, code: 'personTaken', params: { name: '李经办', given: '李另一' } });
  });

  it('starts nothing when anything is wrong, and says all of it with its line', async () => {
    const id = uniqueName('plan');
    const text = planText({ id, refs: ['M-001', 'M-002'] }).replace('leadUnit: bureau', 'leadUnit: bureu');
    const answer = await office.ask(ADMIN, 'POST', '/api/plans/start', { planText: text, planName: '方案.yaml', policyText: POLICY_TEXT });
    expect(answer.body).toMatchObject({ status: 422, code: 'planHasErrors' });
    expect((answer.body.errors as { field: string }[])[0]?.field).toMatch(/^方案\.yaml:\d+:\d+ problems\[0\]\.measures\[0\]\.leadUnit$/);
    expect((await office.ask(ADMIN, 'GET', `/api/plans/${id}`)).status).toBe(404);
  });
});

describe('checking a plan', () => {
  it('starts nothing and says what would keep it from starting', async () => {
    const good = await office.ask(ADMIN, 'POST', '/api/plans/check', { planText: planText({ id: 'checked' }), policyText: POLICY_TEXT });
    expect(good.body).toMatchObject({ mayStart: true, plan: { id: 'checked', measures: 1, people: 7, policy: '测试规则' } });
    const bad = await office.ask(ADMIN, 'POST', '/api/plans/check', { planText: 'id: [', policyText: POLICY_TEXT });
    expect(bad.body).toMatchObject({ mayStart: false });
    expect((bad.body.problems as object[])[0]).toMatchObject({ file: 'plan.yaml', line: 1, code: 'notYaml', severity: 'error' });
  });

  it('reads no plan larger than the limit of a request', async () => {
    const answer = await office.ask(ADMIN, 'POST', '/api/plans/check', { planText: 'x'.repeat(5_000_001), policyText: '' });
    expect(answer.body).toMatchObject({ status: 422, code: 'badInput', errors: [{ field: 'planText', text: { zh: '最多 5000000 个字符。' } }] });
    const huge = await office.ask(ADMIN, 'POST', '/api/plans/check', { planText: 'x'.repeat(33 * 1024 * 1024), policyText: '' });
    expect(huge.body).toMatchObject({ status: 413, code: 'tooLarge', params: { limit: '32 MB' } });
  });
});

describe('reading plans', () => {
  it('counts their measures', async () => {
    const id = uniqueName('plan');
    await office.start(ADMIN, { id, refs: ['M-001', 'M-002'], effectInDays: -10 });
    const list = await office.ask(HANDLER, 'GET', '/api/plans');
    expect(list.body.plans).toContainEqual(expect.objectContaining({ id, measures: 2, overdue: 2, phases: { registered: 2 } }));
    const one = await office.ask(HANDLER, 'GET', `/api/plans/${id}`);
    expect(one.body).toMatchObject({ id, policy: '测试规则', zone: 'Asia/Shanghai', administrators: [{ id: 'office', holder: { id: ADMIN } }] });
    expect(one.body.startedAt).toMatch(/\+08:00$/);
  });
});
