import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { uniqueName } from '../support/temporal.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, HEAD, OFFICIAL, openOffice, type Answer, type Office } from './office.ts';
import { DISCIPLINE, PARTNER, REVIEWER, WHOLE_BOOK, wholeBookPlan } from './wholeBook.ts';

let office: Office;
const plan = uniqueName('plan');
const on = (days: number) => addDays(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), days);
beforeAll(async () => {
  office = await openOffice();
  const planText = wholeBookPlan({ id: plan, refs: ['M-001', 'M-002', 'M-003', 'M-004', 'M-005'] });
  expect(await office.startTexts(ADMIN, { planText, policyText: WHOLE_BOOK })).toMatchObject({ status: 200 });
  for (const ref of ['M-001', 'M-002', 'M-003', 'M-004', 'M-005']) await done(HANDLER, ref, { type: 'acknowledge' });
}, 60_000);
afterAll(() => office.close());

async function done(person: string, ref: string, act: object): Promise<Record<string, unknown>> {
  const answer = await office.act(person, `${plan}/${ref}`, act);
  expect(answer.body, JSON.stringify(answer.body)).toHaveProperty('result');
  return answer.body.measure as Record<string, unknown>;
}
const refused = (person: string, ref: string, act: object): Promise<Answer> => office.act(person, `${plan}/${ref}`, act);
const read = async (person: string, path: string) => (await office.ask(person, 'GET', `/api/plans/${plan}${path}`)).body;

describe('an extension', () => {
  const asks = { type: 'requestExtension', milestoneId: 'effect', dueOn: on(45), reason: '汛期停工', progress: '已完成七成' };

  it('goes through review and decision, and the first date stays on the face', async () => {
    const asked = await done(HANDLER, 'M-001', asks);
    expect(asked).toMatchObject({ extensions: [{ id: 'effect-1-1', from: on(30), to: on(45), outcome: 'pending', stepTitle: '督查室审核', awaited: [{ holder: { id: REVIEWER } }] }], milestones: [{ dueOn: on(30) }, {}] });
    expect((asked.timeline as { awaited: object[] }).awaited).toContainEqual(expect.objectContaining({ what: 'extension', extensionId: 'effect-1-1' }));
    expect(await refused(OFFICIAL, 'M-001', { type: 'approveExtension', extensionId: 'effect-1-1' })).toMatchObject({ status: 403, body: { code: 'notAwaited' } });
    await done(REVIEWER, 'M-001', { type: 'approveExtension', extensionId: 'effect-1-1', note: '情况属实' });
    const granted = await done(OFFICIAL, 'M-001', { type: 'approveExtension', extensionId: 'effect-1-1' });
    expect(granted).toMatchObject({ extensions: [{ outcome: 'granted', approvals: [{ person: { id: REVIEWER } }, { person: { id: OFFICIAL } }] }], milestones: [{ dueOn: on(45), originalOn: on(30), slips: 1 }, { slips: 0 }] });
    expect(await refused(HANDLER, 'M-001', { ...asks, dueOn: on(60) })).toMatchObject({ status: 409, body: { code: 'extensionsUsedUp' } });
  });

  it('that is refused leaves the date and the reason on record', async () => {
    await done(HANDLER, 'M-002', asks);
    const decided = await done(REVIEWER, 'M-002', { type: 'refuseExtension', extensionId: 'effect-1-1', reason: '理由不充分' });
    expect(decided).toMatchObject({ extensions: [{ outcome: 'refused', refusal: { reason: '理由不充分', by: { person: { id: REVIEWER } } } }], milestones: [{ dueOn: on(30), slips: 0 }, {}] });
  });
});

describe('a slip by hand', () => {
  it('states what is required and until when; a good reason is found good by those who may', async () => {
    const issued = await done(REVIEWER, 'M-002', { type: 'issueByHand', ruleId: 'slip', milestoneId: 'effect', requirement: '补充台账', rectifyOn: on(9) });
    expect(issued).toMatchObject({ light: 'yellow', documents: [{ id: 'slip-1-1', requirement: '补充台账', issuedBy: { person: { id: REVIEWER } }, rectifyBy: { lastDay: on(9) }, excusableBy: [{ id: 'review' }] }] });
    expect(await refused(REVIEWER, 'M-002', { type: 'excuseDocument', documentId: 'slip-1-1', reason: '属实' })).toMatchObject({ status: 409, body: { code: 'notExcusable' } });
    await done(HEAD, 'M-002', { type: 'answerDocument', documentId: 'slip-1-1', text: '台账在审计局' });
    expect(await refused(ACCEPTOR, 'M-002', { type: 'excuseDocument', documentId: 'slip-1-1', reason: '属实' })).toMatchObject({ status: 403 });
    const excused = await done(REVIEWER, 'M-002', { type: 'excuseDocument', documentId: 'slip-1-1', reason: '情况属实' });
    expect(excused).toMatchObject({ documents: [{ excused: { reason: '情况属实', by: { person: { id: REVIEWER } } } }] });
    expect(await refused(HANDLER, 'M-002', { type: 'issueByHand', ruleId: 'slip', requirement: '补充' })).toMatchObject({ status: 403, body: { code: 'notYours' } });
  });

  it('may call for an interview, which is recorded by those named', async () => {
    const called = await done(REVIEWER, 'M-002', { type: 'issueByHand', ruleId: 'talk', requirement: '说明进展缓慢的原因' });
    expect(called).toMatchObject({ interviews: [{ id: 'talk-1-1', title: '约谈', with: [{ id: 'bureau-head' }], awaited: [{ id: 'review' }] }] });
    const held = await done(REVIEWER, 'M-002', { type: 'recordInterview', interviewId: 'talk-1-1', heldOn: on(0), text: '已约谈，承诺月底完成' });
    expect(held).toMatchObject({ interviews: [{ held: { heldOn: on(0), text: '已约谈，承诺月底完成' } }] });
  });
});

describe('a suspension', () => {
  it('lets the work stand still by the authority, says until when, and is taken back', async () => {
    const act = { type: 'suspend', reason: '等待规划批复', basis: '领导小组第3次会议', until: on(20) };
    expect(await refused(HANDLER, 'M-003', act)).toMatchObject({ status: 403, body: { code: 'notYours' } });
    const suspended = await done(CHIEF, 'M-003', act);
    expect(suspended).toMatchObject({ phase: 'suspended', suspension: { basis: '领导小组第3次会议', until: on(20), resumesTo: 'rectifying' }, timeline: { awaited: [], upcoming: [{ what: 'resumption', text: { zh: '暂停期满，自动恢复' } }] } });
    expect(await refused(HANDLER, 'M-003', { type: 'reportProgress', text: '继续' })).toMatchObject({ status: 409, body: { code: 'suspended' } });
    expect(await done(CHIEF, 'M-003', { type: 'resume', reason: '已批复' })).toMatchObject({ phase: 'rectifying' });
  });
});

describe('a restricted paper', () => {
  it('does not exist for the handler: in the measure, the record, the register, or in what a refusal tells', async () => {
    expect(await done(REVIEWER, 'M-004', { type: 'issueByHand', ruleId: 'refer', requirement: '核查责任' })).toMatchObject({ documents: [{ id: 'refer-1-1', isRestricted: true }] });
    const told = async (person: string) => JSON.stringify([await read(person, '/measures/M-004'), await read(person, '/measures/M-004/events'), await read(person, '/documents')]).includes('refer-1-1');
    for (const [person, isTold] of [[HANDLER, false], [HEAD, false], [DISCIPLINE, true], [REVIEWER, true], [ADMIN, true]] as const) expect(await told(person), person).toBe(isTold);
    expect(await office.ask(HANDLER, 'GET', `/api/plans/${plan}/measures/M-004/documents/refer-1-1`)).toMatchObject({ status: 404, body: { code: 'unknownDocument', params: { known: '—' } } });
    for (const documentId of ['refer-1-1', 'other']) expect(await refused(HANDLER, 'M-004', { type: 'acknowledgeDocument', documentId })).toMatchObject({ status: 404, body: { code: 'unknownDocument', params: { known: '—' } } });
    expect(await office.ask(undefined, 'GET', `/plans/${plan}/measures/M-004`)).toMatchObject({ status: 200, body: { text: expect.not.stringContaining('问责线索移交函') as unknown } });
    expect(await done(DISCIPLINE, 'M-004', { type: 'acknowledgeDocument', documentId: 'refer-1-1' })).toMatchObject({ documents: [{ to: [{ receipt: { person: { id: DISCIPLINE } } }] }] });
  });
});

describe('parts, numbers and reports', () => {
  const submits = { type: 'submit', milestones: ['effect', 'completion'], summary: '已完成', evidence: [] };

  it('are handed in by those who owe them, and the closure asks for what is missing', async () => {
    expect(await refused(HANDLER, 'M-005', submits)).toMatchObject({ status: 409, body: { code: 'partsMissing' } });
    expect(await done(PARTNER, 'M-005', { type: 'reportPart', text: '资金已拨付', evidence: [], isDone: true })).toMatchObject({ parts: [{ post: { id: 'finance-clerk' }, report: { isDone: true, text: '资金已拨付' } }] });
    expect(await done(HANDLER, 'M-005', { type: 'reportProgress', text: '已安置', values: { households: 160 } })).toMatchObject({ targets: [{ id: 'households', value: 160, shortfall: 10 }] });
    const submitted = await done(HANDLER, 'M-005', submits);
    expect(submitted).toMatchObject({ periodic: [{ id: 'weekly', every: 'week' }] });
    expect(await refused(ACCEPTOR, 'M-005', { type: 'accept', milestones: submits.milestones })).toMatchObject({ status: 422, body: { code: 'shortfallUnexplained' } });
    expect(await done(ACCEPTOR, 'M-005', { type: 'accept', milestones: submits.milestones, note: '余下10户属自愿缓迁' })).toMatchObject({ phase: 'inSignOff' });
  });

  it('lapse the approvals given when they change, and a stale approval is refused', async () => {
    const before = (await read(OFFICIAL, '/measures/M-005')).measure as { signOff: { factsHash: string } };
    await done(OFFICIAL, 'M-005', { type: 'approveClosure', factsHash: before.signOff.factsHash });
    const changed = await done(HANDLER, 'M-005', { type: 'reportProgress', text: '又安置10户', values: { households: 170 } });
    expect(changed).toMatchObject({ targets: [{ shortfall: 0 }], signOff: { stepId: 'sign', approvals: [] } });
    expect(await refused(CHIEF, 'M-005', { type: 'approveClosure', factsHash: before.signOff.factsHash })).toMatchObject({ status: 403, body: { code: 'notAwaited' } });
    expect(await refused(OFFICIAL, 'M-005', { type: 'approveClosure', factsHash: before.signOff.factsHash })).toMatchObject({ status: 409, body: { code: 'factsChanged' } });
  });
});

describe('a substitute', () => {
  it('acts with both names on the record, and may not decide on what the holder submitted', async () => {
    const appointed = await done(HANDLER, 'M-001', { type: 'appointSubstitute', post: 'bureau-clerk', person: ACCEPTOR, name: '赵督查', from: on(0), to: on(3) });
    expect(appointed).toMatchObject({ substitutes: [{ post: { id: 'bureau-clerk', holder: { id: HANDLER } }, person: { id: ACCEPTOR }, to: on(3) }] });
    const reported = await done(ACCEPTOR, 'M-001', { type: 'reportProgress', text: '代为报告' });
    expect(reported).toMatchObject({ progress: { by: { person: { id: ACCEPTOR }, onBehalfOf: { id: HANDLER } } } });
    await done(PARTNER, 'M-001', { type: 'reportPart', text: '完成', evidence: [], isDone: true });
    await done(HANDLER, 'M-001', { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [] });
    expect(await refused(ACCEPTOR, 'M-001', { type: 'accept', milestones: ['effect'] })).toMatchObject({ status: 403, body: { code: 'submitterMayNotAccept' } });
    expect(await done(HANDLER, 'M-001', { type: 'endSubstitution', post: 'bureau-clerk', person: ACCEPTOR, on: on(0) })).toMatchObject({ substitutes: [{ to: on(0) }] });
  });

  it('leaves a comment as anybody involved may', async () => {
    expect(await done(DISCIPLINE, 'M-001', { type: 'comment', text: '请抓紧' })).toMatchObject({ comments: [{ text: '请抓紧', by: { person: { id: DISCIPLINE } } }] });
  });
});
