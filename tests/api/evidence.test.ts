import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uniqueName } from '../support/temporal.ts';
import { sessionsWith } from '../../api/access/sessions.ts';
import { ACCEPTOR, ADMIN, HANDLER, KEY, MOST_EVIDENCE_BYTES, OFFICIAL, openOffice, type Office } from './office.ts';

let office: Office;
const plan = uniqueName('plan');
const id = `${plan}/M-001`;
const path = `/api/plans/${plan}/measures/M-001/evidence`;
beforeAll(async () => {
  office = await openOffice();
  expect((await office.start(ADMIN, { id: plan })).status).toBe(200);
  await done(HANDLER, { type: 'acknowledge' });
}, 60_000);
afterAll(() => office.close());

async function done(person: string, act: object): Promise<Record<string, unknown>> {
  const answer = await office.act(person, id, act);
  expect(answer.body, JSON.stringify(answer.body)).toHaveProperty('result');
  return answer.body.measure as Record<string, unknown>;
}

async function upload(person: string, content: string | Buffer, type = 'application/octet-stream') {
  const { token } = await sessionsWith(KEY).issue(person, Date.now());
  return office.app.inject({ method: 'POST', url: path, headers: { authorization: `Bearer ${token}`, 'content-type': type }, payload: content });
}
async function download(person: string, sha256: string) {
  const { token } = await sessionsWith(KEY).issue(person, Date.now());
  return office.app.inject({ method: 'GET', url: `${path}/${sha256}`, headers: { authorization: `Bearer ${token}` } });
}
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const reference = (content: string, name: string) => ({ name, size: Buffer.byteLength(content), sha256: hashOf(content), datedOn: '2026-09-20', isUploaded: true });
const REPORT = '整改验收报告';
const submits = { type: 'submit', milestones: ['effect', 'completion'], summary: '已完成', evidence: [reference(REPORT, '验收 报告(1).html')] };

describe('an evidence file', () => {
  it('must have arrived before an act refers to it', async () => {
    expect((await office.act(HANDLER, id, submits)).body).toMatchObject({ status: 422, code: 'evidenceMissing', params: { name: '验收 报告(1).html' } });
  });

  it('is uploaded by those whom the measure involves, as it is, and not larger than allowed', async () => {
    expect((await upload('somebody', REPORT)).json()).toMatchObject({ status: 403, code: 'unknownPerson' });
    expect((await upload(HANDLER, REPORT, 'text/html')).json()).toMatchObject({ status: 415, code: 'mediaType' });
    expect((await upload(HANDLER, Buffer.alloc(MOST_EVIDENCE_BYTES + 1))).json()).toMatchObject({ status: 413, code: 'evidenceTooLarge', params: { limit: '64 kB' } });
    const kept = await upload(HANDLER, REPORT);
    expect(kept.statusCode).toBe(200);
    expect(kept.json()).toMatchObject({ sha256: hashOf(REPORT), size: Buffer.byteLength(REPORT), uploadedAt: expect.stringMatching(/\+08:00$/) as unknown });
  });

  it('is nobody\'s to download while no act refers to it', async () => {
    expect((await download(HANDLER, hashOf(REPORT))).json()).toMatchObject({ status: 404, code: 'unknownEvidence' });
  });

  it('stands in the submission with the moment it came, and must have the size that is said of it', async () => {
    const lying = { ...submits, evidence: [{ ...submits.evidence[0], size: 1 }] };
    expect((await office.act(HANDLER, id, lying)).body).toMatchObject({ status: 422, code: 'evidenceSizeDiffers', params: { given: '1', kept: String(Buffer.byteLength(REPORT)) } });
    expect(await done(HANDLER, submits)).toMatchObject({ milestones: [{ submission: { evidence: [{ sha256: hashOf(REPORT), uploadedAt: expect.stringMatching(/\+08:00$/) as unknown }] } }, {}] });
  });

  it('is downloaded by those whom the measure involves, as a file and never as a page', async () => {
    const got = await download(ACCEPTOR, hashOf(REPORT));
    expect([got.statusCode, got.body]).toEqual([200, REPORT]);
    expect(got.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'content-length': String(Buffer.byteLength(REPORT)) });
    expect(got.headers['content-disposition']).toBe(`attachment; filename="evidence"; filename*=UTF-8''${encodeURIComponent('验收 报告')}%281%29.html`);
    expect((await download('somebody', hashOf(REPORT))).json()).toMatchObject({ status: 403, code: 'unknownPerson' });
    expect((await download(ACCEPTOR, hashOf('other'))).json()).toMatchObject({ status: 404, code: 'unknownEvidence' });
    expect((await download(ACCEPTOR, '..%2F..%2Fsession.key')).json()).toMatchObject({ status: 422, code: 'badInput' });
  });

  it('that is replaced is put before the acceptor again, and the sign-off asked for lapses: who looks at the old facts is refused', async () => {
    const accepted = (await done(ACCEPTOR, { type: 'accept', milestones: ['effect', 'completion'] })) as { signOff: { factsHash: string } };
    await upload(HANDLER, '补充材料');
    const act = { type: 'replaceEvidence', milestoneId: 'completion', evidence: [reference('补充材料', '补充.pdf')], reason: '扫描件不清' };
    expect(await done(HANDLER, act)).toMatchObject({ phase: 'rectifying', milestones: [{ status: 'accepted' }, { status: 'submitted' }] });
    const changed = (await done(ACCEPTOR, { type: 'accept', milestones: ['completion'] })) as { signOff: { factsHash: string; approvals: object[] } };
    expect(changed).toMatchObject({ phase: 'inSignOff', signOff: { approvals: [] } });
    expect(changed.signOff.factsHash).not.toBe(accepted.signOff.factsHash);
    expect((await office.act(OFFICIAL, id, { type: 'approveClosure', factsHash: accepted.signOff.factsHash })).body).toMatchObject({ status: 409, code: 'factsChanged' });
    expect(await done(OFFICIAL, { type: 'approveClosure', factsHash: changed.signOff.factsHash })).toMatchObject({ phase: 'closed' });
    // What was submitted first stays on the record, and with it its file.
    for (const content of [REPORT, '补充材料']) expect((await download(ADMIN, hashOf(content))).body).toBe(content);
  });
});
