import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailPage } from '../../embedded/mailPage.ts';
import { startMailPage } from '../../embedded/mailPageServer.ts';
import { MailStore } from '../../embedded/mailStore.ts';
import type { Outbox, WaitingMail } from '../../embedded/outbox.ts';

const HOSTILE = '<img src=x onerror=alert(1)></script>"\'';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let folder = '';
let store: MailStore;
let app: FastifyInstance;
let releases: string[] = [];
let waiting: WaitingMail[] = [];

const outbox: Outbox = {
  waiting: () => Promise.resolve(waiting),
  administrators: () => Promise.resolve([{ personId: 'admin-1', name: '陈主任' }]),
  release: (personId, by) => {
    releases.push(`${personId} by ${by}`);
    return Promise.resolve(waiting.splice(0).length);
  },
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-page-'));
  store = await MailStore.open(folder);
  releases = [];
  const notices = [{ measureRef: '1.2.3', subject: `即将到期 ${HOSTILE}`, kind: 'dueSoon', createdAt: Date.UTC(2026, 10, 22, 5) }];
  waiting = [{ personId: 'p-1', personName: `张建国${HOSTILE}`, email: 'zhang@example.gov', sendAt: Date.UTC(2026, 10, 23, 1), notices }];
  app = fastify();
  await app.register(mailPage, { store, outbox });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (url: string): Promise<string> => (await app.inject(url)).body;
const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/outbox/release', headers: { ...FORM, ...headers }, payload: new URLSearchParams(form).toString() });
const tokenIn = (page: string): string => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';

async function keepHostileMail(): Promise<string> {
  const encoded = Buffer.from(HOSTILE).toString('base64');
  const raw = [
    `From: "=?utf-8?B?${encoded}?=" <a@x>`, `To: "=?utf-8?B?${encoded}?=" <b@x>`, `Subject: =?utf-8?B?${encoded}?=`, 'Message-ID: <"><script>alert(1)</script>@x>',
    `X-Odd: ${HOSTILE}`, 'MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=B', '',
    '--B', 'Content-Type: text/plain', '', `</pre>${HOSTILE}`, '--B', 'Content-Type: text/html', '', `<script>alert(1)</script><p>${HOSTILE}</p>`, '--B--', '',
  ].join('\r\n');
  return (await store.keep(Buffer.from(raw), ['b@x'])).id;
}

describe('hostile mails', () => {
  it('become text on the list and on their page', async () => {
    const id = await keepHostileMail();
    for (const page of [await get('/'), await get('/?to=b@x'), await get(`/mails/${id}`), await get(`/?to=${encodeURIComponent(HOSTILE)}`)]) {
      expect(page).not.toMatch(/<img|<script|<\/script|onerror=alert\(1\)>/);
      expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&lt;/script&gt;&quot;&#39;');
    }
  });

  it('are shown as HTML only where nothing of theirs runs or fetches', async () => {
    const id = await keepHostileMail();
    expect(await get(`/mails/${id}`)).toMatch(/<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="\/mails\/[0-9a-f]+\/html"/);
    const { headers } = await app.inject(`/mails/${id}/html`);
    expect(headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-scripts)(?!.*allow-same-origin).*default-src 'none'/);
    expect((await app.inject(`/mails/${id}`)).headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('are handed out as they came only as a download', async () => {
    const { headers } = await app.inject(`/mails/${await keepHostileMail()}/raw`);
    expect(headers).toMatchObject({ 'content-type': 'message/rfc822', 'x-content-type-options': 'nosniff' });
    expect(headers['content-disposition']).toMatch(/^attachment/);
  });
});

describe('reading', () => {
  it('shows From, To, subject, date and Message-ID by recipient, in Chinese first and English on request', async () => {
    await store.keep(Buffer.from('From: a@x\r\nTo: b@x\r\nSubject: hello\r\nDate: Sun, 22 Nov 2026 01:00:00 +0000\r\nMessage-ID: <i@x>\r\n\r\nt'), ['b@x']);
    const zh = await get('/');
    for (const text of ['等待发送的汇总', '单机模式', '发件人: a@x', '收件人: b@x', 'hello', '2026-11-22 周日 09:00', '&lt;i@x&gt;', '2026-11-23 周一 09:00']) expect(zh).toContain(text);
    const en = await get('/?lang=en');
    for (const text of ['Digests waiting to leave', 'From: a@x', 'Sun 22 Nov 2026, 09:00', 'href="/mails/']) expect(en).toContain(text);
    expect(en).toMatch(/href="\/mails\/[0-9a-f]+\?lang=en"/);
  });

  it('answers JSON for programs', async () => {
    await store.keep(Buffer.from('To: b@x\r\nSubject: hello\r\nMessage-ID: <i@x>\r\n\r\ntext'), ['b@x']);
    const { mails } = (await app.inject('/api/mails?to=b@x')).json<{ mails: { id: string }[] }>();
    expect(mails).toMatchObject([{ subject: 'hello', recipients: ['b@x'], messageId: '<i@x>' }]);
    expect((await app.inject(`/api/mails/${mails[0]?.id ?? ''}`)).json()).toMatchObject({ text: 'text\n' });
    expect((await app.inject('/api/mails/none')).statusCode).toBe(404);
  });

  it('changes nothing, whatever is asked for', async () => {
    const id = await keepHostileMail();
    const before = JSON.stringify(store.list());
    const urls = ['/', `/mails/${id}`, `/mails/${id}/html`, `/mails/${id}/raw`, '/api/mails', '/outbox/release?everybody=yes&by=admin-1', '/outbox/release', '/mails/..%2f..%2fetc'];
    for (const url of urls) for (const method of ['GET', 'HEAD'] as const) await app.inject({ method, url });
    expect(releases).toEqual([]);
    expect(JSON.stringify(store.list())).toBe(before);
  });

  it('keeps its links under a prefix', async () => {
    const host = fastify();
    await host.register(mailPage, { store, outbox, prefix: '/mail' });
    await keepHostileMail();
    const page = (await host.inject('/mail/')).body;
    expect(page.match(/(?:href|action|src)="(?!\/mail\/|data:)[^"]*"/g)).toBeNull();
    await host.close();
  });

  it('serves names of this machine only', async () => {
    const server = await startMailPage({ store, outbox, port: 0 });
    expect((await fetch(server.url)).status).toBe(200);
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => request(server.url, { headers: { host: 'evil.example' } }, (answer) => { resolve(answer.statusCode); }).end());
    expect(status).toBe(421);
    await server.stop();
  });
});

describe('releasing waiting digests', () => {
  it('is recorded in the name of the chosen administrator, for one person or for all', async () => {
    const token = tokenIn(await get('/'));
    const answer = await post({ token, by: 'admin-1', personId: 'p-1' }, { 'sec-fetch-site': 'same-origin' });
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/?released=1' } });
    expect(await get('/?released=1')).toContain('已发出 1 份汇总');
    await post({ token, by: 'admin-1', everybody: 'yes' });
    expect(releases).toEqual(['p-1 by admin-1', 'all by admin-1']);
  });

  it('is refused without the token of this page, and from another site', async () => {
    const token = tokenIn(await get('/'));
    expect((await post({ by: 'admin-1', everybody: 'yes' })).statusCode).toBe(403);
    expect((await post({ token: 'wrong', by: 'admin-1', everybody: 'yes' })).statusCode).toBe(403);
    expect((await post({ token, by: 'admin-1', everybody: 'yes' }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await post({ token, by: 'admin-1', everybody: 'yes' }, { origin: 'http://evil.example', host: '127.0.0.1:8781' })).statusCode).toBe(403);
    expect(releases).toEqual([]);
  });

  it('says whose fault it was: too large or broken a form is not ours', async () => {
    const type = { 'content-type': 'application/json' };
    expect((await app.inject({ method: 'POST', url: '/outbox/release', headers: type, payload: '{bad' })).statusCode).toBe(400);
    expect((await app.inject({ method: 'POST', url: '/outbox/release', headers: type, payload: JSON.stringify({ token: 'x'.repeat(2_000_000) }) })).statusCode).toBe(413);
    expect(releases).toEqual([]);
  });

  it('is refused to people who are no administrators, and without a choice', async () => {
    const token = tokenIn(await get('/'));
    const forms: Record<string, string>[] = [{ token, by: 'p-1', everybody: 'yes' }, { token, everybody: 'yes' }, { token, by: 'admin-1' }];
    for (const form of forms) expect((await post(form)).statusCode).toBe(400);
    expect(releases).toEqual([]);
  });
});
