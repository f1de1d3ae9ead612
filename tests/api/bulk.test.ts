import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineUnreachable } from '../../client/connection.ts';
import { addDays } from '../../domain/calendar.ts';
import { listEvents } from '../../store/measures.ts';
import { listNotices } from '../../store/notices.ts';
import { findPerson } from '../../store/people.ts';
import { findPlan } from '../../store/plans.ts';
import { uniqueName } from '../support/temporal.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, HEAD, INSPECTOR, openOffice, planText, POLICY_TEXT, type Answer, type Office, type PlanSample } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
/** The first year no list is published for. */
const YEAR = 2027;
const MOVES = '2027-02-08';
const LIST = { year: YEAR, daysOff: ['2027-01-01', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'], workingDays: ['2027-02-20'], source: '国办发明电〔2026〕7号' };

const texts = (sample: PlanSample, change: (text: string) => string = (text) => text, policyText = POLICY_TEXT) => ({ planText: change(planText(sample)), policyText });
/** Hands a version in, has it approved, starts it. */
async function started(given: { planText: string; policyText: string }): Promise<Answer> {
  const { body } = await office.ask(ADMIN, 'POST', '/api/plans/submit', given);
  if (body.isNew === true) await office.ask(CHIEF, 'POST', `/api/plans/${String(body.plan)}/acts`, { act: { type: 'approvePlan', hash: body.hash } });
  const answer = await office.ask(ADMIN, 'POST', '/api/plans/start', given);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
}
async function types(id: string): Promise<string[]> {
  return (await listEvents(office.db, id)).map(({ type }) => type);
}
async function seqs(id: string, refs: readonly string[]): Promise<(number | undefined)[]> {
  return Promise.all(refs.map(async (ref) => (await office.measures.summary(`${id}/${ref}`))?.seq));
}

describe('publishing the days off of a year', () => {
  const id = uniqueName('cal');
  const refs = ['M-001', 'M-002'];
  const sample = { id, refs };
  const next = POLICY_TEXT.replace('dayOff: keep', 'dayOff: next');
  /** M-001 falls into the Spring Festival, M-002 does not. */
  const given = texts(sample, (text) => {
    const [before = '', first = '', second = ''] = text.split(/(?=\n {6}- ref: )/);
    return before + first.replace(/completion: \S+/, `completion: ${MOVES}`) + second.replace(/completion: \S+/, 'completion: 2028-03-01');
  }, next);
  const publish = (person: string, list: object, isDryRun = false) => office.ask(person, 'POST', `/api/plans/${id}/calendar`, { listText: JSON.stringify(list, null, 2), listName: '2027.json', isDryRun });
  beforeAll(async () => {
    await started(given);
  });

  it('is for the plan’s administrators, for a list without mistakes, and not over a year in between', async () => {
    expect((await publish(HANDLER, LIST)).body).toMatchObject({ status: 403, code: 'notAdministrator' });
    const wrong = await publish(ADMIN, { ...LIST, workingDays: ['2027-02-22'] });
    expect(wrong.body).toMatchObject({ status: 422, code: 'calendarHasErrors' });
    expect((wrong.body.errors as { field: string }[])[0]?.field).toBe('2027.json:12:5 workingDays[0]');
    expect((await publish(ADMIN, { year: 2028, daysOff: [], workingDays: [], source: '通知' })).body).toMatchObject({ status: 409, code: 'calendarGap', params: { through: '2026-12-31' } });
  });

  it('says in a dry run what would move, and changes nothing', async () => {
    const before = await seqs(id, refs);
    const { body } = await publish(ADMIN, LIST, true);
    expect(body).toMatchObject({ isDryRun: true, published: [`${id}/M-001`, `${id}/M-002`], moved: [{ ref: 'M-001', dates: [{ from: MOVES, to: '2027-02-15' }] }] });
    expect(await seqs(id, refs)).toEqual(before);
    expect((await findPlan(office.db, id))?.calendar.officialThrough).toBe('2026-12-31');
  });

  it('moves the date, says for whom, and what stays provisional', async () => {
    const { body } = await publish(ADMIN, LIST);
    expect(body).toMatchObject({
      ...{ year: YEAR, officialThrough: '2027-12-31', published: [`${id}/M-001`, `${id}/M-002`], refused: [] },
      moved: [{ id: `${id}/M-001`, dates: [{ what: 'milestone', id: 'completion', title: { zh: '整改落实到位' }, from: MOVES, to: '2027-02-15' }] }],
      provisional: [{ id: `${id}/M-002`, dates: [{ on: '2028-03-01' }] }],
    });
    const [moved] = body.moved as { dates: { posts: { id: string; holder?: { name: string } }[] }[] }[];
    expect(moved?.dates[0]?.posts.map(({ id: post, holder }) => [post, holder?.name])).toEqual([['bureau-clerk', '李经办'], ['bureau-head', '王局长']]);
    const told = async () => (await listNotices(office.db, { planId: id }, { limit: 100, offset: 0 })).filter(({ kind }) => kind === 'dateMoved').map(({ measureId, post }) => [measureId, post]);
    await expect.poll(told, { timeout: 10_000 }).toEqual([[`${id}/M-001`, 'bureau-clerk'], [`${id}/M-001`, 'bureau-head']]);
    expect((await office.measures.state(`${id}/M-001`))?.definition.calendar.officialThrough).toBe('2027-12-31');
  });

  it('does nothing the second time, and starting the same plan again amends nothing', async () => {
    const before = await seqs(id, refs);
    expect((await publish(ADMIN, LIST)).body).toMatchObject({ published: [], moved: [], unchanged: [`${id}/M-001`, `${id}/M-002`] });
    expect((await started(given)).body).toMatchObject({ created: [], amended: [], unchanged: [`${id}/M-001`, `${id}/M-002`] });
    expect(await seqs(id, refs)).toEqual(before);
  });

  it('begins measures that are added later with the list', async () => {
    await started({ ...given, planText: given.planText.replace('ref: M-002', 'ref: M-002\n        title: 新增\n        detail: 新增\n        leadOfficial: deputy\n        leadUnit: bureau\n        completion: 2027-02-08\n      - ref: M-003').replace('ref: M-002', 'ref: M-009').replace('ref: M-003', 'ref: M-002') });
    const added = await office.measures.state(`${id}/M-009`);
    expect(added?.definition.calendar.daysOff).toContain(MOVES);
  });

  it('takes another list for the same year only as a correction', async () => {
    const other = { ...LIST, daysOff: LIST.daysOff.slice(0, -1) };
    expect((await publish(ADMIN, other)).body).toMatchObject({ status: 409, code: 'calendarDiffers', params: { dates: '2027-02-12' } });
    const { body } = await publish(ADMIN, { ...other, correction: true });
    expect((body.moved as { ref: string; dates: object[] }[]).find(({ ref }) => ref === 'M-001')?.dates).toMatchObject([{ from: '2027-02-15', to: '2027-02-12' }]);
  });
});

describe('handing a post over', () => {
  const id = uniqueName('hand');
  const refs = ['M-001', 'M-002'];
  const given = texts({ id, refs });
  const newcomer = uniqueName('feng');
  const handOver = (person: string, post: string, body: object) => office.ask(person, 'POST', `/api/plans/${id}/posts/${post}/hand-over`, body);
  beforeAll(async () => {
    await started(given);
    await office.act(HANDLER, `${id}/M-001`, { type: 'acknowledge' });
    await office.act(HANDLER, `${id}/M-001`, { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [] });
  });

  it('is refused to others, for posts and people nobody knows, and for the past', async () => {
    const body = { person: newcomer, name: '冯新任', from: today };
    expect((await handOver(HANDLER, 'bureau-clerk', body)).body).toMatchObject({ code: 'notAdministrator' });
    expect((await handOver(ADMIN, 'nowhere', body)).body).toMatchObject({ code: 'unknownPostOfPlan', status: 404 });
    expect((await handOver(ADMIN, 'bureau-clerk', { person: newcomer, from: today })).body).toMatchObject({ code: 'nameMissing' });
    expect((await handOver(ADMIN, 'bureau-clerk', { person: HEAD, name: '王别人', from: today })).body).toMatchObject({ code: 'personTaken' });
    expect((await handOver(ADMIN, 'bureau-clerk', { ...body, from: addDays(today, -1) })).body).toMatchObject({ code: 'datesInvalid' });
  });

  it('lists in a dry run what would pass over, and changes nothing', async () => {
    const before = await seqs(id, refs);
    const { body } = await handOver(ADMIN, 'bureau-clerk', { person: newcomer, name: '冯新任', from: today, isDryRun: true });
    expect(body).toMatchObject({ isDryRun: true, done: [`${id}/M-001`, `${id}/M-002`], post: { holder: { id: HANDLER } } });
    const [first, second] = body.duties as { ref: string; duties: { what: string; text: { zh: string } }[] }[];
    expect([first?.ref, first?.duties.map(({ what }) => what)]).toEqual(['M-001', ['milestone']]);
    expect(second?.duties.map(({ text }) => text.zh)).toEqual(['签收任务', '完成并提交：取得明显成效', '完成并提交：整改落实到位']);
    expect(await seqs(id, refs)).toEqual(before);
    expect(await findPerson(office.db, newcomer)).toBeUndefined();
  });

  it('in the middle of a submission: the new holder acts, the old one is refused, mail goes to the new one', async () => {
    const { body } = await handOver(ADMIN, 'bureau-clerk', { person: newcomer, name: '冯新任', email: 'feng@little.example', from: today });
    expect(body).toMatchObject({ done: [`${id}/M-001`, `${id}/M-002`], refused: [], post: { holder: { id: newcomer, name: '冯新任' } } });
    expect(await findPerson(office.db, newcomer)).toMatchObject({ name: '冯新任', email: 'feng@little.example' });
    expect((await office.act(HANDLER, `${id}/M-001`, { type: 'reportProgress', text: '接着办' })).body).toMatchObject({ code: 'unknownPerson' });
    expect((await office.act(newcomer, `${id}/M-001`, { type: 'submit', milestones: ['completion'], summary: '完成', evidence: [] })).status).toBe(200);
    await office.act(ACCEPTOR, `${id}/M-001`, { type: 'return', milestones: ['completion'], reason: '佐证不足' });
    const told = async () => (await listNotices(office.db, { measureId: `${id}/M-001` }, { limit: 100, offset: 0 })).filter(({ kind, post }) => kind === 'returned' && post === 'bureau-clerk').map(({ personId }) => personId);
    await expect.poll(told, { timeout: 10_000 }).toEqual([newcomer]);
  });

  it('changes nothing the second time, nor when the unchanged plan is started again', async () => {
    const before = await seqs(id, refs);
    expect((await handOver(ADMIN, 'bureau-clerk', { person: newcomer, from: today })).body).toMatchObject({ done: [], unchanged: [`${id}/M-001`, `${id}/M-002`] });
    expect((await started(given)).body).toMatchObject({ amended: [], unchanged: [`${id}/M-001`, `${id}/M-002`] });
    expect(await seqs(id, refs)).toEqual(before);
    expect((await findPlan(office.db, id))?.directory.posts['bureau-clerk']?.holders.at(-1)).toEqual({ person: newcomer, from: today });
    expect((await office.act(newcomer, `${id}/M-002`, { type: 'acknowledge' })).status).toBe(200);
  });

  it('holds for measures that are added later, and stays when the plan changes elsewhere', async () => {
    const changed = texts({ id, refs: [...refs, 'M-003'], title: '加快债务结构优化' });
    expect((await started(changed)).body).toMatchObject({ created: [`${id}/M-003`], amended: [`${id}/M-001`, `${id}/M-002`], refused: [] });
    expect((await office.act(newcomer, `${id}/M-003`, { type: 'acknowledge' })).status).toBe(200);
    expect((await office.act(newcomer, `${id}/M-002`, { type: 'reportProgress', text: '在办' })).status).toBe(200);
    expect((await started(changed)).body).toMatchObject({ amended: [], unchanged: [`${id}/M-001`, `${id}/M-002`, `${id}/M-003`] });
  });

  it('separates duties by person: the submitter who comes to the acceptor’s post may not accept, and the step falls to the administrators', async () => {
    await handOver(ADMIN, 'supervision', { person: HANDLER, from: today });
    expect((await office.act(HANDLER, `${id}/M-001`, { type: 'accept', milestones: ['effect'] })).body).toMatchObject({ code: 'submitterMayNotAccept', status: 403 });
    await handOver(ADMIN, 'supervision', { person: ACCEPTOR, from: today });
    // It was passed over when nobody was left at it who may act: a later holder finds it with the administrators.
    expect((await office.act(ACCEPTOR, `${id}/M-001`, { type: 'accept', milestones: ['effect'] })).status).toBe(403);
    expect((await office.act(ADMIN, `${id}/M-001`, { type: 'accept', milestones: ['effect'] })).status).toBe(200);
  });

  it('of the administrators’ own post leaves the new one able to start the unchanged file, and the old one not', async () => {
    const own = uniqueName('office');
    const plan = texts({ id: own });
    await started(plan);
    expect((await office.ask(ADMIN, 'POST', `/api/plans/${own}/posts/office/hand-over`, { person: HEAD, from: today })).body).toMatchObject({ done: [`${own}/M-001`] });
    expect((await office.ask(ADMIN, 'POST', '/api/plans/start', plan)).body).toMatchObject({ code: 'notAdministrator' });
    expect((await office.ask(HEAD, 'POST', '/api/plans/start', plan)).body).toMatchObject({ unchanged: [`${own}/M-001`] });
  });

  it('lists no restricted paper to somebody who may not read it', async () => {
    const own = uniqueName('secret');
    const refer = "  - { id: refer, title: 移交问责线索, when: { byHand: true }, byHand: { roles: [acceptor] }, document: { name: 问责线索移交函, series: 移, to: [inspector], restricted: true, answerWithin: { workingDays: 5 } } }\nacceptance:";
    await started(texts({ id: own }, undefined, POLICY_TEXT.replace('acceptance:', refer)));
    await office.act(HANDLER, `${own}/M-001`, { type: 'acknowledge' });
    expect((await office.act(ACCEPTOR, `${own}/M-001`, { type: 'issueByHand', ruleId: 'refer', milestoneId: 'effect', requirement: '查清责任' })).status).toBe(200);
    const duties = async (person: string) => JSON.stringify((await office.ask(person, 'GET', `/api/plans/${own}/posts/inspection/duties`)).body.duties);
    expect(await duties(INSPECTOR)).toContain('问责线索移交函');
    expect(await duties(HEAD)).not.toContain('问责');
  });

  it('passes on what the plan itself asks of the post: versions are handed in and approved by who holds it now, not by who has left', async () => {
    const own = uniqueName('passed');
    const plan = texts({ id: own });
    await started(plan);
    for (const [post, person] of [['chief', INSPECTOR], ['office', HEAD]]) {
      expect((await office.ask(ADMIN, 'POST', `/api/plans/${own}/posts/${String(post)}/hand-over`, { person, from: today })).body).toMatchObject({ refused: [] });
    }
    const submitted = await office.ask(HEAD, 'POST', '/api/plans/submit', texts({ id: own, title: '加快债务结构优化' }));
    expect(submitted.body).toMatchObject({ isNew: true });
    const approve = (person: string) => office.ask(person, 'POST', `/api/plans/${own}/acts`, { act: { type: 'approvePlan', hash: submitted.body.hash } });
    expect((await approve(CHIEF)).body).toMatchObject({ code: 'notAwaited' });
    expect((await approve(INSPECTOR)).body).toMatchObject({ result: { events: ['approvalGiven', 'planApproved'] } });
  });
});

describe('a substitute for a post of the plan', () => {
  const id = uniqueName('sub');
  const person = uniqueName('he');
  const substitute = (by: string, body: object) => office.ask(by, 'POST', `/api/plans/${id}/posts/bureau-clerk/substitutes`, body);
  beforeAll(async () => {
    await started(texts({ id }));
  });

  it('is appointed by the holder, acts with both names, and both hear', async () => {
    const days = { from: today, to: addDays(today, 10) };
    expect((await substitute(ACCEPTOR, { person, name: '何代理', ...days })).body).toMatchObject({ code: 'notHolderNorAdministrator' });
    expect((await substitute(HANDLER, { person: HANDLER, ...days })).body).toMatchObject({ code: 'substituteIsHolder' });
    expect((await substitute(HANDLER, { person, name: '何代理', email: 'he@little.example', ...days })).body).toMatchObject({ done: [`${id}/M-001`] });
    expect((await substitute(HANDLER, { person, ...days })).body).toMatchObject({ done: [], unchanged: [`${id}/M-001`] });
    await office.act(person, `${id}/M-001`, { type: 'acknowledge' });
    expect((await office.act(person, `${id}/M-001`, { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [] })).status).toBe(200);
    expect((await listEvents(office.db, `${id}/M-001`)).find(({ type }) => type === 'submitted')).toMatchObject({ by: { person, onBehalfOf: HANDLER } });
    await office.act(ACCEPTOR, `${id}/M-001`, { type: 'return', milestones: ['effect'], reason: '佐证不足' });
    const told = async () => (await listNotices(office.db, { measureId: `${id}/M-001` }, { limit: 100, offset: 0 })).filter(({ kind, post }) => kind === 'returned' && post === 'bureau-clerk').map(({ personId }) => personId).sort();
    await expect.poll(told, { timeout: 10_000 }).toEqual([HANDLER, person].sort());
  });

  it('submits, and the principal may not accept it; nor the other way round', async () => {
    await office.act(person, `${id}/M-001`, { type: 'submit', milestones: ['effect'], summary: '补齐', evidence: [] });
    await office.ask(ADMIN, 'POST', `/api/plans/${id}/posts/supervision/hand-over`, { person: HANDLER, from: today });
    expect((await office.act(HANDLER, `${id}/M-001`, { type: 'accept', milestones: ['effect'] })).body).toMatchObject({ code: 'submitterMayNotAccept' });
    await office.ask(ADMIN, 'POST', `/api/plans/${id}/posts/supervision/hand-over`, { person, from: today });
    await office.act(HANDLER, `${id}/M-001`, { type: 'submit', milestones: ['completion'], summary: '完成', evidence: [] });
    expect((await office.act(person, `${id}/M-001`, { type: 'accept', milestones: ['completion'] })).body).toMatchObject({ code: 'submitterMayNotAccept' });
  });

  it('ends when it is ended', async () => {
    const end = (on: string) => office.ask(HANDLER, 'POST', `/api/plans/${id}/posts/bureau-clerk/substitutes/end`, { person, on });
    expect((await end(addDays(today, -1))).body).toMatchObject({ code: 'datesInvalid' });
    expect((await end(today)).body).toMatchObject({ done: [`${id}/M-001`] });
    expect((await end(today)).body).toMatchObject({ done: [], unchanged: [`${id}/M-001`] });
    expect((await findPlan(office.db, id))?.directory.posts['bureau-clerk']?.substitutes).toEqual([{ person, from: today, to: today }]);
  });
});

describe('amending many measures', () => {
  const id = uniqueName('amend');
  const refs = Array.from({ length: 24 }, (_, index) => `M-${String(index + 1).padStart(3, '0')}`);
  const changed = texts({ id, refs, title: '加快债务结构优化' });
  const amend = (body: object) => office.ask(ADMIN, 'POST', '/api/plans/amend', { ...changed, ...body });
  beforeAll(async () => {
    await started(texts({ id, refs }));
  });

  it('says in a dry run which parts would change and what would be refused, and sends nothing', async () => {
    await office.act(HANDLER, `${id}/M-002`, { type: 'acknowledge' });
    await office.act(HANDLER, `${id}/M-002`, { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [] });
    const before = await seqs(id, refs);
    const moved = texts({ id, refs, effectInDays: 40 });
    const { body } = await office.ask(ADMIN, 'POST', '/api/plans/amend', { ...moved, where: 'ref=M-001..M-002', isDryRun: true });
    expect(body).toMatchObject({ isDryRun: true, amended: [{ id: `${id}/M-001`, changes: ['milestones'] }], refused: [{ id: `${id}/M-002`, code: 'milestoneFixed' }], outside: 22 });
    expect(await seqs(id, refs)).toEqual(before);
  });

  it('tells where a condition is wrong', async () => {
    expect((await amend({ where: 'unit=经发局, clas=standard', isDryRun: true })).body).toMatchObject({ code: 'badInput', errors: [{ field: 'where:11' }] });
    expect((await amend({ where: 'leader=无名氏', isDryRun: true })).body).toMatchObject({ code: 'unknownLeader' });
    const chosen = async (where: string) => ((await amend({ where, isDryRun: true })).body.amended as object[]).length;
    expect(await Promise.all(['leader=管委会副主任', 'unit=经发局, phase=rectifying', 'class=immediate', 'problem=1, ref=M-003|M-005..M-006'].map(chosen))).toEqual([24, 1, 0, 3]);
  });

  it('asks for a version that was handed in and approved, like any other start', async () => {
    expect((await amend({ where: 'ref=M-001' })).body).toMatchObject({ status: 409, code: 'planNotSubmitted' });
  });

  it('goes on after it was cut short: every measure is amended exactly once', async () => {
    const { body } = await office.ask(ADMIN, 'POST', '/api/plans/submit', changed);
    await office.ask(CHIEF, 'POST', `/api/plans/${id}/acts`, { act: { type: 'approvePlan', hash: body.hash } });
    const { act } = office.measures;
    let sent = 0;
    office.measures.act = async (...asked) => {
      sent += 1;
      if (sent > 7) throw new EngineUnreachable('the process died here');
      return act(...asked);
    };
    expect((await amend({ where: 'ref=M-001..M-020' })).status).toBe(503);
    office.measures.act = act;
    expect((await amend({ where: 'ref=M-001..M-020' })).body).toMatchObject({ refused: [], outside: 4 });
    const again = await amend({ where: 'ref=M-001..M-020' });
    expect([again.body.amended, (again.body.unchanged as string[]).length]).toEqual([[], 20]);
    expect((await office.ask(ADMIN, 'POST', '/api/plans/start', changed)).body).toMatchObject({ created: [], amended: refs.slice(20).map((ref) => `${id}/${ref}`) });
    const amendments = async () => Promise.all(refs.map(async (ref) => (await types(`${id}/${ref}`)).filter((type) => type === 'amended').length));
    await expect.poll(amendments, { timeout: 10_000 }).toEqual(refs.map(() => 1));
  });
});
