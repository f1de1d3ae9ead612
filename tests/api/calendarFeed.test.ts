import ICAL from 'ical.js';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutToken } from '../../api/access/withoutSecrets.ts';
import { changePosts, savePlan } from '../../store/plans.ts';
import { recordEntry } from '../../store/record.ts';
import { handedOver, withPost } from '../../domain/staffing.ts';
import type { Rule } from '../../domain/policy.ts';
import { Life, planToSave } from '../store/life.ts';
import { at, DEFINITION, POLICY, submits } from '../support/definitions.ts';
import { openRecordOffice, type RecordOffice } from './recordOffice.ts';

const PLAN = 'feeds-2026';
const REFER: Rule = { id: 'refer', title: '移交问责线索', when: { on: 'byHand' }, byHand: { roles: ['supervisor'] }, document: { name: '问责线索移交函', series: '移', to: ['inspector'], cc: [], answerWithin: { n: 5, unit: 'working' }, isRestricted: true } };

let office: RecordOffice;
let life: Life;
let logged = '';
beforeAll(async () => {
  office = await openRecordOffice(at('2026-09-02', '09:00'), pino({ level: 'trace' }, { write: (line: string) => void (logged += line) }));
  await savePlan(office.db, planToSave(PLAN));
  const policy = { ...POLICY, ladder: [REFER], extension: { atMost: 2, steps: [{ id: 'decide', title: '审批', roles: ['leadOfficial'], need: 'all' as const, within: { n: 3, unit: 'working' as const }, whenLapsed: [] }] } };
  life = new Life({ ...DEFINITION, planId: PLAN, policy, title: '加快债务结构调整，着力提高比例' }, at('2026-09-01', '10:00'));
  life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
  await office.record(life);
});
afterAll(() => office.close());

const made = async (person: string, body: object = {}) => (await office.ask(person, 'POST', '/api/me/calendar-feed', body)).body as { url: string; feed: object };
const pathIn = (url: string) => url.replace('http://127.0.0.1:8780', '');
async function get(url: string) {
  const response = await office.app.inject({ method: 'GET', url: pathIn(url) });
  return { status: response.statusCode, headers: response.headers, text: response.body };
}
interface Event {
  readonly uid: string;
  readonly on: string;
  readonly sequence: number;
  readonly summary: string;
  readonly status: string;
}
async function events(url: string): Promise<Event[]> {
  // No feed of these tests is read often within one minute of their clock.
  office.clock.now += 60_000;
  const { status, text } = await get(url);
  expect(status, text).toBe(200);
  const all = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]).getAllSubcomponents('vevent');
  const read = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name));
  return all.map((event) => ({ uid: read(event, 'uid'), on: read(event, 'dtstart'), sequence: Number(read(event, 'sequence')), summary: read(event, 'summary'), status: read(event, 'status') }));
}
async function happens(...acts: readonly Parameters<Life['does']>[]): Promise<void> {
  for (const [person, act, when] of acts) {
    await recordEntry(office.db, life.does(person, act, when));
    office.clock.now = Math.max(office.clock.now, when);
  }
}

describe('a calendar feed', () => {
  it('shows its holder the days to keep in mind, in the language asked for, to whoever has the address', async () => {
    const { url, feed } = await made('li');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8780\/calendar\/[\w-]{12}\.[\w-]{43}\.ics$/);
    expect(feed).toEqual({ language: 'zh', madeAt: '2026-09-02T01:00:00.000Z' });
    const { headers } = await get(url);
    expect([headers['content-type'], headers['cache-control'], headers['x-content-type-options']]).toEqual(['text/calendar; charset=utf-8', 'private, max-age=300', 'nosniff']);
    expect((await events(url)).map(({ on, summary }) => [on, summary])).toEqual([
      ['2026-09-30', '完成并提交：M-001 加快债务结构调整，着力提高比例（取得明显成效）'],
      ['2026-10-30', '完成并提交：M-001 加快债务结构调整，着力提高比例（整改落实到位）'],
    ]);
    const english = await made('zhang', { language: 'en' });
    expect((await events(english.url)).map(({ summary }) => summary)).toEqual(['measure due: M-001 加快债务结构调整，着力提高比例 (clear effect)', 'measure due: M-001 加快债务结构调整，着力提高比例 (in place)']);
    expect((await events((await made('nobody')).url))).toEqual([]);
  });

  it('moves its events with their dates: the same name, a higher sequence; what only talks changes nothing; what is done is gone', async () => {
    const { url } = await made('li');
    const before = await events(url);
    await happens(['li', { type: 'reportProgress', text: '过半' }, at('2026-09-03', '10:00')]);
    expect(await events(url)).toEqual(before);
    await happens(['li', { type: 'requestExtension', milestoneId: 'completion', reason: '审批未完', progress: '过半', dueOn: '2027-01-15' }, at('2026-09-04', '10:00')]);
    const id = life.state.extensions[0]?.id ?? '';
    await happens(['zhang', { type: 'approveExtension', extensionId: id }, at('2026-09-04', '11:00')]);
    const after = await events(url);
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after[1]).toMatchObject({ on: '2027-01-15', status: 'TENTATIVE', summary: expect.stringContaining('（暂定）') as string });
    expect(after[1]?.sequence).toBeGreaterThan(before[1]?.sequence ?? Infinity);
    await happens(['li', submits('effect'), at('2026-09-07', '10:00')]);
    expect((await events(url)).map(({ on }) => on)).toEqual(['2027-01-15']);
    expect((await events((await made('zhao')).url)).map(({ on, summary }) => [on, summary])).toEqual([['2026-09-14', '验收：M-001 加快债务结构调整，着力提高比例（督查室验收，取得明显成效）']]);
  });

  it('follows the posts: with a hand-over the days are the successor\'s, and the other\'s no more', async () => {
    const [before, successor] = [(await made('zhang')).url, (await made('xu')).url];
    expect([(await events(before)).length, (await events(successor)).length]).toEqual([1, 0]);
    await changePosts(office.db, PLAN, (directory) => withPost(directory, 'deputy-director', (post) => handedOver(post, { person: 'xu', from: '2026-09-08' }), { person: 'xu', name: '徐接任' }));
    office.clock.now = at('2026-09-08', '09:00');
    expect([(await events(before)).length, (await events(successor)).length]).toEqual([0, 1]);
  });

  it('tells of a restricted paper those only who may read it', async () => {
    await happens(['qian', { type: 'issueByHand', ruleId: 'refer', requirement: '查清责任' }, at('2026-09-09', '10:00')]);
    const [inspector, handler] = [await get((await made('zhou')).url), await get((await made('li')).url)];
    expect(inspector.text.replace(/\r\n /g, '')).toContain('问责线索移交函');
    expect(handler.text.replace(/\r\n /g, '')).not.toMatch(/问责|移交/);
  });

  it('stops with its address: renewed, revoked, mistyped and guessed ones are all the same nothing, and nothing changes by asking', async () => {
    const first = await made('li');
    const second = await made('li');
    const id = /calendar\/([\w-]{12})/.exec(second.url)?.[1] ?? '';
    const notFound = async (url: string) => [(await get(url)).status, (JSON.parse((await get(url)).text) as { code: string }).code];
    for (const url of [first.url, second.url.replace(/.\.ics$/, '.ics'), second.url.replace(/\.[\w-]{43}\.ics/, `.${'A'.repeat(43)}.ics`), '/calendar/x', `/calendar/${id}.ics`, '/calendar/%00.ics']) expect(await notFound(url), url).toEqual([404, 'unknownFeed']);
    expect((await get(second.url)).status).toBe(200);
    expect((await office.ask('li', 'GET', '/api/me/calendar-feed')).body).toMatchObject({ feed: { language: 'zh' } });
    expect((await office.ask('li', 'POST', '/api/me/calendar-feed/revoke')).body).toEqual({ wasThere: true });
    expect((await office.ask('li', 'POST', '/api/me/calendar-feed/revoke')).body).toEqual({ wasThere: false });
    expect(await notFound(second.url)).toEqual([404, 'unknownFeed']);
    expect((await office.ask('li', 'GET', '/api/me/calendar-feed')).body).toEqual({});
    expect((await office.ask(undefined, 'POST', '/api/me/calendar-feed', {})).status).toBe(401);
  });

  it('is asked for so often in a minute, and those who guess are slowed down without it', async () => {
    const { url } = await made('li');
    office.clock.now += 120_000;
    for (let read = 0; read < 30; read += 1) expect((await get(url)).status).toBe(200);
    const refused = await get(url);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
    for (let guess = 0; guess < 30; guess += 1) await get('/calendar/guess.ics');
    expect((await get('/calendar/guess.ics')).status).toBe(429);
    office.clock.now += 60_000;
    expect([(await get(url)).status, (await get('/calendar/guess.ics')).status]).toEqual([200, 404]);
  });

  it('keeps its address out of the log and its secret out of the store, also where it is misspelt', async () => {
    const { url } = await made('li');
    const secret = /\.([\w-]{43})\.ics$/.exec(url)?.[1] ?? '-';
    for (const path of [pathIn(url), pathIn(url).replace('.ics', ''), pathIn(url).replace('/calendar', '//calendar'), pathIn(url).replace('/calendar/', '/Calendar%2F')]) {
      await office.app.inject({ method: 'GET', url: path });
      await office.app.inject({ method: 'POST', url: path });
    }
    expect(logged).toContain('/calendar/…');
    expect(logged).not.toContain(secret);
    expect(JSON.stringify(await office.db.selectFrom('calendarFeeds').selectAll().execute())).not.toContain(secret);
    expect(withoutToken('/api/plans/p/calendar/x')).toBe('/api/plans/p/calendar/x');
  });

  it('is one for each person, however many are made at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => made('wu')));
    const answers = await Promise.all(all.map(({ url }) => get(url)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
