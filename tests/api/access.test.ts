import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionsWith } from '../../api/access/sessions.ts';
import { buildApp } from '../../api/app.ts';
import { html } from '../../api/page/html.ts';
import { releasesOf } from '../../client/inboxes.ts';
import { SIGNER } from '../support/claims.ts';
import { uniqueName } from '../support/temporal.ts';
import { ADMIN, HANDLER, KEY, openOffice, planText, POLICY_TEXT, type Office } from './office.ts';

let office: Office;
let plan: string;
beforeAll(async () => {
  office = await openOffice();
  plan = uniqueName('plan');
  const text = planText({ id: plan, title: '<script>alert(1)</script>&"债务"' });
  const started = await office.startTexts(ADMIN, { planText: text, policyText: POLICY_TEXT });
  expect(started.status).toBe(200);
}, 60_000);
afterAll(() => office.close());

describe('without signing in', () => {
  it.each(['/api/plans', '/api/me', '/api/waiting', '/api/mails', '/api/notices/waiting', '/api/plans/x/measures/y'])('%s is not shown', async (url) => {
    const answer = await office.ask(undefined, 'GET', url);
    expect(answer.body).toMatchObject({ status: 401, code: 'notSignedIn' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('health, the description of the api and, on one machine, the people are', async () => {
    expect((await office.ask(undefined, 'GET', '/api/health')).body).toMatchObject({ status: 'ok', mode: 'one-machine', engine: 'reachable', store: 'reachable' });
    expect((await office.ask(undefined, 'GET', '/api/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
    const { body } = await office.ask(undefined, 'GET', '/api/people');
    expect(body.people).toContainEqual({ id: HANDLER, name: '李经办', posts: [{ planId: plan, postId: 'bureau-clerk', title: '经发局综合科科长', unit: '经发局' }] });
  });
});

describe('signing in on one machine', () => {
  it('gives a token in the name of who was chosen, marked as the one-machine mode', async () => {
    const { body, status } = await office.ask(undefined, 'POST', '/api/session', { person: HANDLER });
    expect(status).toBe(201);
    expect(body).toMatchObject({ mode: 'one-machine', person: { id: HANDLER, name: '李经办', isKnown: true } });
    const me = await office.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${String(body.token)}` } });
    expect(me.json()).toMatchObject({ person: { id: HANDLER, posts: [{ postId: 'bureau-clerk' }] }, administers: [] });
    expect((await office.ask(ADMIN, 'GET', '/api/me')).body).toMatchObject({ administers: [plan] });
  });

  it('says when nobody knows the person', async () => {
    const { body } = await office.ask(undefined, 'POST', '/api/session', { person: 'li-handlr' });
    expect(body).toMatchObject({ person: { isKnown: false } });
  });

  it.each([
    ['another machine', { remoteAddress: '192.0.2.7' }, {}],
    ['behind a proxy', {}, { 'x-forwarded-for': '192.0.2.7' }],
  ])('is refused from %s', async (_, socket, headers) => {
    const response = await office.app.inject({ method: 'POST', url: '/api/session', headers, payload: { person: HANDLER }, ...socket });
    expect(response.json()).toMatchObject({ status: 403, code: 'notThisMachine' });
    const people = await office.app.inject({ url: '/api/people', headers, ...socket });
    expect(people.statusCode).toBe(401);
    expect((await office.app.inject({ url: '/', headers, ...socket })).statusCode).toBe(403);
  });

  it('is not possible in production, which has no start page either', async () => {
    const app = buildApp({ measures: office.measures, plans: office.plans, inboxes: releasesOf(office.engine.client, SIGNER), database: office.db, sessions: sessionsWith(KEY), isOneMachine: false });
    expect((await app.inject({ method: 'POST', url: '/api/session', payload: { person: ADMIN } })).json()).toMatchObject({ status: 403, code: 'notOneMachine' });
    expect((await app.inject({ url: '/api/people' })).statusCode).toBe(401);
    expect((await app.inject({ url: '/' })).json()).toMatchObject({ status: 404, code: 'unknownPath' });
    await app.close();
  });
});

describe('a session token', () => {
  it('is refused when another key signed it, when its time is over, when it is unsigned', async () => {
    const foreign = await sessionsWith(new Uint8Array(32).fill(8)).issue(ADMIN, Date.now());
    const old = await sessionsWith(KEY).issue(ADMIN, Date.now() - 13 * 3_600_000);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: ADMIN, iss: 'bihuan', exp: 9_999_999_999 })).toString('base64url')}.`;
    for (const token of [foreign.token, old.token, unsigned]) {
      const response = await office.app.inject({ url: '/api/plans', headers: { authorization: `Bearer ${token}` } });
      expect(response.json()).toMatchObject({ status: 401, code: 'sessionInvalid' });
    }
  });
});

describe('a page elsewhere', () => {
  it('cannot reach us under a name of its own (DNS rebinding)', async () => {
    const response = await office.app.inject({ url: '/api/people', headers: { host: 'evil.example:8780' } });
    expect(response.json()).toMatchObject({ status: 421, code: 'wrongHost', params: { host: 'evil.example:8780' } });
  });

  it('cannot have a browser change anything', async () => {
    const response = await office.app.inject({ method: 'POST', url: '/api/session', headers: { origin: 'https://evil.example' }, payload: { person: ADMIN } });
    expect(response.json()).toMatchObject({ status: 403, code: 'crossSite' });
    const form = await office.app.inject({ method: 'POST', url: '/api/session', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'person=x' });
    expect(form.json()).toMatchObject({ status: 415, code: 'mediaType' });
    const own = await office.app.inject({ method: 'POST', url: '/api/session', headers: { host: '127.0.0.1:8780', origin: 'http://127.0.0.1:8780' }, payload: { person: ADMIN } });
    expect(own.statusCode).toBe(201);
  });
});

describe('the start page', () => {
  it('lets no text turn the direction of what stands after it', () => {
    expect(html`<li>${'\u202e已办结\u0000\n<b>'}</li>`.source).toBe('<li>已办结\n&lt;b&gt;</li>');
  });

  it('lists who one may be, clearly marked as the one-machine demo', async () => {
    const response = await office.app.inject({ url: '/' });
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['x-frame-options']).toBe('DENY');
    expect(response.body).toContain('单机演示模式');
    expect(response.body).toContain(`<a href="/?person=${HANDLER}">`);
  });

  it('shows a person\'s waiting work, with every text escaped', async () => {
    const { body } = await office.app.inject({ url: `/?person=${HANDLER}` });
    expect(body).toContain('李经办的待办');
    expect(body).toContain('签收任务');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;债务&quot;');
    expect(body).not.toContain('<script');
    expect((await office.app.inject({ url: `/?person=${HANDLER}&lang=en` })).body).toContain('acknowledge the assignment');
    expect((await office.app.inject({ url: '/?person=nobody' })).statusCode).toBe(404);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['broken JSON', 'POST', '/api/session', '{"person":', 'application/json', 400, 'notJson'],
    ['no JSON', 'POST', '/api/session', '', 'application/json', 400, 'notJson'],
    ['too long an act', 'POST', '/api/session', JSON.stringify({ person: 'x'.repeat(600_000) }), 'application/json', 413, 'tooLarge'],
    ['a path that is none', 'GET', '/api/nothing', undefined, undefined, 404, 'unknownPath'],
    ['a path that is no path', 'GET', '/api/plans/%E0%A4%A', undefined, undefined, 404, 'unknownPath'],
    ['a path of endless names', 'GET', `/api/plans/${'x'.repeat(300)}`, undefined, undefined, 404, 'unknownPath'],
    ['a wrong field', 'POST', '/api/session', '{"persn":"x"}', 'application/json', 422, 'badInput'],
  ] as const)('%s is a problem document too', async (_name, method, url, payload, type, status, code) => {
    const response = await office.app.inject({ method, url, ...(payload !== undefined && { payload }), headers: type === undefined ? {} : { 'content-type': type } });
    expect(response.json()).toMatchObject({ status, code });
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.statusCode).toBe(status);
  });

  it('is answered over a real socket as well', async () => {
    await office.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = office.app.server.address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      httpRequest({ port, host: '127.0.0.1', path: '/api/health' }, (response) => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (part: string) => (text += part)).on('end', () => { resolve(text); });
      }).on('error', reject).end();
    });
    expect(JSON.parse(answer)).toMatchObject({ status: 'ok' });
  });
});
