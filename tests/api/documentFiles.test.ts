import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { sessionsWith } from '../../api/access/sessions.ts';
import type { PaperTools } from '../../api/dependencies.ts';
import { releasesOf } from '../../client/inboxes.ts';
import { PdfError } from '../../papers/pdf/toPdf.ts';
import { linesOf, wordWith } from '../papers/samples.ts';
import { SIGNER } from '../support/claims.ts';
import { fastForward, uniqueName } from '../support/temporal.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, HEAD, KEY, openOffice, planText, POLICY_TEXT, type Office } from './office.ts';

const plan = uniqueName('plan');
const path = `/api/plans/${plan}/measures/M-001/documents`;
const SECRET = `
  - id: secret
    title: 移交线索
    when: { after: effect, days: 1 }
    document: { name: 问责线索移交函, series: 移交, to: [discipline], restricted: true }
`;
let office: Office;
let folder: string;
const apps: FastifyInstance[] = [];
let plain: FastifyInstance;
beforeAll(async () => {
  office = await openOffice();
  folder = await mkdtemp(join(tmpdir(), 'bihuan-own-templates-'));
  const policyText = POLICY_TEXT.replace('acceptance:', `${SECRET.slice(1)}acceptance:`);
  const text = planText({ id: plan, effectInDays: -20 }).replace('  inspector: [inspection]', '  inspector: [inspection]\n  discipline: [chief]');
  const started = await office.startTexts(ADMIN, { planText: text, policyText });
  expect(started, JSON.stringify(started.body)).toMatchObject({ status: 200 });
  await fastForward(office.engine.client, `${plan}/M-001`, 7 * 86_400);
  plain = await appWith(undefined);
}, 60_000);
afterAll(async () => {
  for (const app of apps) await app.close();
  await office.close();
  await rm(folder, { recursive: true });
});

async function appWith(papers: PaperTools | undefined): Promise<FastifyInstance> {
  const app = buildApp({ measures: office.measures, plans: office.plans, inboxes: releasesOf(office.engine.client, SIGNER), database: office.db, sessions: sessionsWith(KEY), isOneMachine: true, ...(papers && { papers }) });
  apps.push(app);
  await app.ready();
  return app;
}

async function get(person: string, file: string, app = plain) {
  const { token } = await sessionsWith(KEY).issue(person, Date.now());
  return app.inject({ method: 'GET', url: `${path}/${file}`, headers: { authorization: `Bearer ${token}` } });
}
async function lines(person: string, file: string, app = plain): Promise<string[]> {
  const got = await get(person, file, app);
  expect(got.statusCode, got.body.slice(0, 500)).toBe(200);
  return linesOf(got.rawPayload);
}

describe('a paper as a file', () => {
  it('is a Word file with the number of the register, and says what is late and what is asked', async () => {
    const got = await get(HEAD, 'late-1-1/docx');
    expect(got.headers).toMatchObject({ 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'content-length': String(got.rawPayload.length), 'content-security-policy': "default-src 'none'; sandbox" });
    expect(decodeURIComponent(String(got.headers['content-disposition']))).toMatch(/^attachment; filename="bihuan.docx"; filename\*=UTF-8''限期整改通知书 限改〔20\d\d〕1号.docx$/);
    const text = (await lines(HEAD, 'late-1-1/docx')).join('\n');
    for (const part of [/^经发局$/m, /限改〔20\d\d〕1号/, /“取得明显成效”时限为.*仍未提交验收，已逾期\d+天（\d+个工作日）。/, /1\. 请于.*前签收本文书。/, /2\. 请于.*前整改到位并提交验收。/, /3\. 请于.*前书面回复办理情况。/]) expect(text).toMatch(part);
  });

  it('is written in English where that is asked for', async () => {
    expect((await lines(HEAD, 'late-1-1/docx?language=en')).join('\n')).toMatch(/it is \d+ days late[\s\S]*Receipt/);
    expect((await get(HEAD, 'late-1-1/docx?language=fr')).json()).toMatchObject({ status: 422, code: 'badInput' });
  });

  it('shows on its slip who signed and what was answered, once they have', async () => {
    const before = await lines(HEAD, 'late-1-1/docx');
    expect(before.join('\n')).toMatch(/经发局局长\n\n\n/);
    await office.act(HEAD, `${plan}/M-001`, { type: 'acknowledgeDocument', documentId: 'late-1-1' });
    await office.act(HEAD, `${plan}/M-001`, { type: 'answerDocument', documentId: 'late-1-1', text: '已召开专题会，</w:t>月底完成' });
    const after = await lines(HEAD, 'late-1-1/docx');
    expect(after.join('\n')).toMatch(/经发局局长\n王局长\n\d{4}年\d+月\d+日\d\d:\d\d\n[\s\S]*王局长于.*回复：\n已召开专题会，<\/w:t>月底完成/);
    // What the paper itself says is what it said when it was issued.
    expect(after.slice(0, after.indexOf('签收回执'))).toEqual(before.slice(0, before.indexOf('签收回执')));
  });

  it('that is restricted is there for its readers only; nobody else learns that it exists', async () => {
    expect((await lines(CHIEF, 'secret-1-1/docx')).join('\n')).toContain('问责线索移交函');
    expect((await lines(ADMIN, 'secret-1-1/docx')).join('\n')).toContain('移交〔');
    for (const person of [HEAD, HANDLER, ACCEPTOR]) {
      for (const format of ['docx', 'pdf']) {
        const refused = (await get(person, `secret-1-1/${format}`)).json<{ code: string; params: { known: string } }>();
        expect(refused).toMatchObject({ code: 'unknownDocument' });
        expect(refused.params.known).not.toContain('secret');
      }
    }
  });

  it('is not there under another id, and takes a session', async () => {
    expect((await get(HEAD, 'late-9-9/docx')).json()).toMatchObject({ status: 404, code: 'unknownDocument' });
    expect((await plain.inject({ url: `${path}/late-1-1/docx` })).json()).toMatchObject({ status: 401, code: 'notSignedIn' });
  });

  it('becomes a PDF where that can be made, and the refusal says what is missing where it cannot', async () => {
    const failing = (fault: 'notInstalled' | 'busy' | 'tookTooLong' | 'failed') => appWith({ toPdf: () => Promise.reject(new PdfError(fault, 'x')) });
    expect((await get(HEAD, 'late-1-1/pdf')).json()).toMatchObject({ status: 409, code: 'pdfNotInstalled' });
    expect((await get(HEAD, 'late-1-1/pdf', await failing('notInstalled'))).json<{ text: { en: string } }>().text.en).toContain('libreoffice-writer-nogui');
    expect((await get(HEAD, 'late-1-1/pdf', await failing('busy'))).json()).toMatchObject({ status: 503, code: 'pdfBusy' });
    expect((await get(HEAD, 'late-1-1/pdf', await failing('tookTooLong'))).json()).toMatchObject({ status: 503, code: 'pdfFailed' });
    const got = await get(HEAD, 'late-1-1/pdf', await appWith({ toPdf: (word) => Promise.resolve(Buffer.from(`%PDF ${linesOf(word).length}`)) }));
    expect(got.headers['content-type']).toBe('application/pdf');
    expect(got.body).toMatch(/^%PDF [1-9]\d$/);
  });

  it('is set in the office\'s own template, found by the rung\'s id; one with errors is refused with each of them', async () => {
    const app = await appWith({ templates: folder });
    await writeFile(join(folder, 'late.docx'), wordWith('<w:p><w:r><w:t>本单位格式 {{文</w:t></w:r><w:r><w:t>号}}</w:t></w:r></w:p><w:p><w:r><w:t>{{正文}}</w:t></w:r></w:p>'));
    expect((await lines(HEAD, 'late-1-1/docx', app))[0]).toMatch(/^本单位格式 限改〔20\d\d〕1号$/);
    await writeFile(join(folder, 'late.docx'), wordWith('<w:p><w:r><w:t>{{文件号}}</w:t></w:r></w:p>'));
    expect((await get(HEAD, 'late-1-1/docx', app)).json()).toMatchObject({ status: 409, code: 'templateFaulty', params: { template: 'late.docx', count: '2' }, errors: [{ field: 'late.docx', text: { zh: expect.stringContaining('没有“文件号”这个字段') as unknown } }, {}] });
  });
});
