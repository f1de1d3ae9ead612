import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { uniqueName } from '../support/temporal.ts';
import { ADMIN, HANDLER, HEAD, openOffice, planText, POLICY_TEXT, type Office } from './office.ts';

let office: Office;
let plan: string;
beforeAll(async () => {
  office = await openOffice();
  plan = uniqueName('choices');
  const policyText = POLICY_TEXT.replace('gatherMinutes: 240', 'gatherMinutes: 240, choices: { mandatory: [closed], digestUntil: "15:00" }');
  expect((await office.startTexts(ADMIN, { planText: planText({ id: plan }), policyText })).status).toBe(200);
  await vi.waitFor(async () => expect((await noticesOf(HANDLER)).length).toBe(1), { timeout: 30_000 });
});
afterAll(() => office.close());

type Row = Record<string, unknown> & { readonly kind: string; readonly person?: { readonly id: string } };

async function noticesOf(reader: string, query = ''): Promise<Row[]> {
  return (await office.ask(reader, 'GET', `/api/notices${query}`)).body.notices as Row[];
}

describe('choices about mail', () => {
  const own = '/api/mail-preferences';

  it('are one’s own, say what may be chosen, and what the policy keeps', async () => {
    expect((await office.ask(HANDLER, 'GET', own)).body).toMatchObject({ person: { id: HANDLER, name: '李经办' }, preferences: {}, plans: [{ planId: plan, mandatory: ['closed'], digestUntil: '15:00' }] });
    const chosen = { language: 'en', digestAt: '10:30', without: ['commented'], weekly: true };
    expect((await office.ask(HANDLER, 'PUT', own, chosen)).body).toMatchObject({ preferences: chosen });
    expect((await office.ask(HANDLER, 'GET', own)).body).toMatchObject({ preferences: chosen });
    expect((await office.ask(HANDLER, 'PUT', own, {})).body).toMatchObject({ preferences: {} });
  });

  it('cannot switch off what the policy makes mandatory, nor anything that asks something', async () => {
    expect((await office.ask(HANDLER, 'PUT', own, { without: ['closed'] })).body).toMatchObject({ status: 422, code: 'noticeMandatory', params: { kinds: 'closed' } });
    for (const kind of ['documentIssued', 'rungReached', 'returned']) expect((await office.ask(HANDLER, 'PUT', own, { without: [kind] })).body).toMatchObject({ status: 422, code: 'badInput' });
    expect((await office.ask(HANDLER, 'PUT', own, { digestAt: '25:00' })).status).toBe(422);
  });

  it('are seen by administrators and by nobody else', async () => {
    await office.ask(HEAD, 'PUT', own, { weekly: true });
    expect((await office.ask(ADMIN, 'GET', `/api/people/${HEAD}/mail-preferences`)).body).toMatchObject({ preferences: { weekly: true } });
    expect((await office.ask(ADMIN, 'GET', '/api/people/mail-preferences')).body).toMatchObject({ people: [{ person: { id: HEAD } }] });
    for (const url of [`/api/people/${HEAD}/mail-preferences`, '/api/people/mail-preferences']) expect((await office.ask(HANDLER, 'GET', url)).body).toMatchObject({ status: 403, code: 'notAnyAdministrator' });
    expect((await office.ask(HEAD, 'GET', `/api/people/${HEAD}/mail-preferences`)).status).toBe(200);
    expect((await office.ask(ADMIN, 'GET', '/api/people/nobody/mail-preferences')).body).toMatchObject({ code: 'unknownPerson' });
  });
});

describe('the record of notices', () => {
  it('says why, to whom and when, and which mail told it', async () => {
    expect(await noticesOf(HANDLER)).toMatchObject([{ kind: 'assigned', ref: 'M-001', state: 'waiting', cause: { seq: 1, cycle: 1, event: 'registered', text: { zh: '措施登记' } }, person: { id: HANDLER, name: '李经办' }, isCopy: false }]);
    expect((await office.ask(ADMIN, 'POST', '/api/notices/release', { person: HANDLER })).status).toBe(200);
    expect(await noticesOf(HANDLER)).toMatchObject([{ state: 'sent', mail: { state: 'sent', notices: 1, subject: expect.stringContaining('M-001') as string, sentAt: expect.stringMatching(/\+08:00$/) as string } }]);
  });

  it('says of news of the plan itself what it was, and why what was not wanted was not sent', async () => {
    await office.ask(ADMIN, 'PUT', '/api/mail-preferences', { without: ['planStarted'] });
    await vi.waitFor(async () => expect((await noticesOf(ADMIN, `?person=${ADMIN}&kind=planStarted`)).length).toBe(1), { timeout: 30_000 });
    await office.ask(ADMIN, 'POST', '/api/notices/release', { person: ADMIN });
    expect(await noticesOf(ADMIN, `?person=${ADMIN}&kind=planStarted`)).toMatchObject([
      { state: 'dropped', measureId: `plan/${plan}`, cause: { event: 'planStarted' }, reason: { zh: expect.stringContaining('已选择不接收') as string, en: expect.stringContaining('chose to do without') as string }, endedAt: expect.any(String) as string },
    ]);
  });

  it('is open to administrators for their plans, to others for their own inbox', async () => {
    const people = (rows: Row[]) => new Set(rows.map(({ person }) => person?.id));
    expect(people(await noticesOf(ADMIN)).size).toBeGreaterThan(2);
    expect([...people(await noticesOf(HEAD))]).toEqual([HEAD]);
    expect(await noticesOf(HEAD, `?person=${HANDLER}`)).toEqual([]);
    expect((await noticesOf(ADMIN, `?measure=${plan}/M-001&state=sent`)).map(({ person }) => person?.id)).toEqual([HANDLER]);
  });
});
