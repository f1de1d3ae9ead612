import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limitsFor } from '../../activities/mailLimits.ts';
import type { Mailer } from '../../activities/mail.ts';
import { cutToBytes } from '../../activities/robots/cut.ts';
import { requestFor } from '../../activities/robots/request.ts';
import { inboxOfRobot, type Robot } from '../../activities/robots/robot.ts';
import type { Rule } from '../../domain/policy.ts';
import { listMails } from '../../store/mails.ts';
import { listNotices } from '../../store/notices.ts';
import { savePlan } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { at } from '../support/definitions.ts';
import { LETTER_AT, LETTER_RULE, Life, newPlanId, planToSave, withLetters } from '../store/life.ts';
import { onEveryStore } from '../store/stores.ts';
import { Office } from './office.ts';
import { PATHS, SECRET, startRobotReceiver, type RobotReceiver } from './robotReceiver.ts';

const EVERYTHING = { limit: 1_000, offset: 0 };
const REGISTERED = at('2026-09-01', '10:00');
const DIGEST = at('2026-09-01', '10:02');
const MINUTE_MS = 60_000;
const GROUP = inboxOfRobot('group');
const NO_MAIL: Mailer = { send: () => Promise.resolve({ outcome: 'accepted' }) };

onEveryStore((stores) => {
  let db: Db;
  let receiver: RobotReceiver;
  let planId: string;
  let wallNow = DIGEST;
  beforeAll(async () => {
    db = await stores.empty();
  });
  beforeEach(async () => {
    await db.deleteFrom('notices').execute();
    await db.deleteFrom('mails').execute();
    await db.deleteFrom('paces').execute();
    receiver = await startRobotReceiver(() => wallNow);
    wallNow = DIGEST;
    planId = newPlanId();
    await savePlan(db, planToSave(planId));
  });
  afterEach(() => receiver.stop());

  const robot = (kind: Robot['kind'] = 'wecom', more: Partial<Robot> = {}): Robot => ({ id: 'group', kind, url: `${receiver.url}${PATHS[kind]}`, ...(kind !== 'wecom' && { secret: SECRET }), plan: planId, unit: '经发局', language: 'zh', ...more });
  const officeWith = (...robots: Robot[]) => new Office(db, NO_MAIL, () => wallNow, limitsFor(undefined), robots);
  const told = async (office: Office, now = DIGEST) => {
    wallNow = now;
    return office.to(GROUP, now);
  };
  const messages = async () => (await listMails(db, { person: GROUP }, EVERYTHING)).map(({ state, error }) => ({ state, error }));

  describe.each(['wecom', 'dingtalk', 'feishu'] as const)('a robot of %s', (kind) => {
    it('tells its group once what its unit is told, in the form and with the signature that are checked there', async () => {
      const office = officeWith(robot(kind));
      await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
      await office.publish(new Life(withLetters(planId, 'M-002'), REGISTERED).last);
      expect(await told(office, DIGEST - 1)).toMatchObject({ mailsSent: 0, nextAt: DIGEST });
      expect(await told(office)).toEqual({ mailsSent: 1, undeliverable: [] });
      expect(await told(office, DIGEST + MINUTE_MS)).toEqual({ mailsSent: 0, undeliverable: [] });
      expect(receiver.taken).toHaveLength(1);
      const text = JSON.stringify(receiver.taken[0]?.body);
      expect(text).toContain('闭环督办：2项提醒');
      expect(text).toContain(`- [任务分配：M-001 加快债务结构调整](https://bihuan.example.org/plans/${planId}/measures/M-001)`);
      expect(await messages()).toEqual([{ state: 'sent', error: null }]);
    });

    it('waits with patience where too much was sent, and says what is wrong with a wrong secret', async () => {
      const office = officeWith(robot(kind));
      await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
      receiver.answer = () => ({ status: 200, body: JSON.stringify({ wecom: { errcode: 45009, errmsg: 'api freq out of limit' }, dingtalk: { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }, feishu: { code: 9499, msg: 'too many request' } }[kind]) });
      expect(await told(office)).toEqual({ mailsSent: 0, nextAt: DIGEST + MINUTE_MS, undeliverable: [] });
      receiver.answer = undefined;
      const wrong = officeWith(robot(kind, kind === 'wecom' ? { url: `${receiver.url}/cgi-bin/webhook/send?key=old` } : { secret: 'SECold' }));
      expect((await told(wrong, DIGEST + MINUTE_MS)).undeliverable).toEqual([]);
      const code = { wecom: '93000', dingtalk: '310000', feishu: '19021' }[kind];
      expect(await messages()).toEqual([{ state: 'failed', error: expect.stringContaining(code) as string }]);
      expect((await listMails(db, { person: GROUP }, EVERYTHING))[0]?.error).not.toMatch(/SEC|key-of-the-group|\/hook|127\.0\.0\.1/);
    });
  });

  it('is told only what its own unit is told, and of its own plan', async () => {
    const { unit: _, ...everybody } = robot('wecom', { id: 'all' });
    const office = officeWith(robot('wecom', { unit: '财政局' }), robot('wecom', { id: 'elsewhere', plan: 'another-plan' }), everybody);
    await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
    const copies = (await listNotices(db, { planId }, EVERYTHING)).flatMap(({ personId }) => (personId?.startsWith(':robot/') === true ? [personId] : []));
    expect(copies).not.toContain(inboxOfRobot('elsewhere'));
    expect(copies.filter((person) => person === inboxOfRobot('all'))).toHaveLength(3);
    expect(copies.filter((person) => person === GROUP).length).toBeLessThan(3);
  });

  it.each([
    ['hears of papers', false],
    ['never hears of papers only few may read, nor of the rung that follows them', true],
  ])('%s', async (_, isRestricted) => {
    const office = officeWith(robot());
    const document = { ...LETTER_RULE.document, name: '问责线索移交函', series: '线移', to: ['leadUnit'], cc: [], acknowledgeWithin: { n: 1, unit: 'working' }, isRestricted } as const;
    const follow: Rule = { id: 'follow', title: '线索移交后续提醒', when: { on: 'notAcknowledged', of: 'letter' }, notify: { to: ['handler'], isUrgent: false } };
    const life = new Life(withLetters(planId, 'M-001', [{ ...LETTER_RULE, document }, follow]), REGISTERED);
    await office.publish(life.last);
    await office.publish(life.until(LETTER_AT));
    await office.publish(life.until(LETTER_AT + 5 * 24 * 60 * MINUTE_MS));
    const kinds = (await listNotices(db, { person: 'wang' }, EVERYTHING)).map(({ kind }) => kind);
    expect(kinds).toContain('documentIssued');
    expect((await listNotices(db, { person: 'li' }, EVERYTHING)).map(({ facts }) => facts.ruleTitle)).toContain('线索移交后续提醒');
    await told(office, at('2026-10-15', '10:00'));
    const text = receiver.taken.map(({ body }) => JSON.stringify(body)).join('\n');
    expect(text).toContain('任务分配');
    expect(/问责线索移交函/.test(text)).toBe(!isRestricted);
    expect(/线索移交后续提醒/.test(text)).toBe(!isRestricted);
    expect(new Set((await listNotices(db, { person: GROUP }, EVERYTHING)).map(({ state }) => state))).toEqual(new Set(isRestricted ? ['sent', 'dropped'] : ['sent']));
  });

  it('is not told twice when we died before the answer: the record says that it was perhaps told', async () => {
    const office = officeWith(robot());
    await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
    receiver.answer = () => 'drop';
    expect(await told(office)).toEqual({ mailsSent: 0, undeliverable: [] });
    receiver.answer = undefined;
    await told(office, DIGEST + MINUTE_MS);
    expect(receiver.asked).toHaveLength(1);
    expect(await messages()).toEqual([{ state: 'unsure', error: expect.stringContaining('可能已送达') as string }]);

    await office.publish(new Life(withLetters(planId, 'M-002'), REGISTERED).last);
    await told(office, DIGEST);
    const [last] = await listMails(db, { person: GROUP, state: 'sent' }, EVERYTHING);
    await db.updateTable('mails').set({ state: 'frozen', sentAt: null }).where('id', '=', last?.id ?? '').execute();
    await db.updateTable('notices').set({ state: 'waiting' }).where('mailId', '=', last?.id ?? '').execute();
    await told(office, DIGEST + MINUTE_MS);
    expect(receiver.taken).toHaveLength(1);
    expect((await messages()).map(({ state }) => state)).toEqual(['unsure', 'unsure']);
  });

  it('is tried again when it certainly was not told, with the same words', async () => {
    const office = officeWith(robot());
    await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
    const { url } = receiver;
    await receiver.stop();
    expect(await told(office)).toMatchObject({ mailsSent: 0, nextAt: DIGEST + MINUTE_MS });
    receiver = await startRobotReceiver(() => wallNow);
    expect(url).not.toBe(receiver.url);
    expect(await told(officeWith(robot()), DIGEST + MINUTE_MS)).toMatchObject({ mailsSent: 1 });
  });

  it('is not followed to another place', async () => {
    const office = officeWith(robot());
    await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
    receiver.answer = () => ({ status: 302, body: '', location: `${receiver.url}/elsewhere` });
    await told(office);
    expect(receiver.asked).toHaveLength(1);
    expect(await messages()).toMatchObject([{ state: 'failed' }]);
  });

  it('keeps to twenty messages a minute', async () => {
    const office = officeWith(robot());
    const sentAt: number[] = [];
    for (let index = 0; index < 25; index += 1) {
      await office.publish(new Life(withLetters(planId, `N-${String(index).padStart(3, '0')}`), REGISTERED).last);
      let outcome = await told(office, Math.max(wallNow, DIGEST));
      while (outcome.mailsSent === 0 && outcome.nextAt !== undefined) outcome = await told(office, outcome.nextAt);
      sentAt.push(wallNow);
    }
    expect(receiver.taken).toHaveLength(25);
    for (const from of sentAt) expect(sentAt.filter((instant) => instant >= from && instant < from + MINUTE_MS).length).toBeLessThanOrEqual(20);
  });

  it('cuts a long list at a line, in 4,096 bytes, and says how many are left; titles make no links and call nobody', async () => {
    const office = officeWith(robot());
    for (let index = 0; index < 60; index += 1) {
      const title = `[点这里](https://evil.example) <@all> **${'长'.repeat(40)}**`;
      await office.publish(new Life({ ...withLetters(planId, `L-${String(index).padStart(3, '0')}`), title }, REGISTERED).last);
    }
    await told(office);
    const { markdown } = (receiver.taken[0]?.body ?? {}) as { markdown?: { content: string } };
    const content = markdown?.content ?? '';
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4_096);
    expect(content).toMatch(/- ……另有\d+项，请登录查看$/);
    expect(content).not.toMatch(/\(https:\/\/evil|<@all>|�/);
  });

  it('that was taken out of the settings keeps nobody waiting', async () => {
    await officeWith(robot()).publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
    expect(await told(officeWith())).toEqual({ mailsSent: 0, undeliverable: [] });
    expect((await listNotices(db, { person: GROUP }, EVERYTHING)).map(({ state, reason }) => ({ state, reason }))).toEqual([{ state: 'dropped', reason: expect.stringContaining('已从设置中去掉') as string }, { state: 'dropped', reason: expect.any(String) as string }]);
  });
});

describe('signatures', () => {
  const message = { subject: '闭环督办：1项提醒', text: '- 一项' };
  const base = { id: 'g', url: 'https://oapi.dingtalk.com/robot/send?access_token=x', secret: 'this is secret', language: 'zh' } as const;

  it('are those the platforms’ own Python examples give', () => {
    const url = new URL(requestFor({ ...base, kind: 'dingtalk' }, message, 1_577_262_236_757).url);
    expect(url.searchParams.get('sign')).toBe('hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=');
    const body = JSON.parse(requestFor({ ...base, kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/x', secret: 'demo' }, message, 1_599_360_473_999).body) as { sign: string; timestamp: string };
    expect(body).toMatchObject({ timestamp: '1599360473', sign: 'l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=' });
  });
});

it.each([
  ['闭环督办', 12, '闭环督办'],
  ['闭环督办', 11, '闭环…'],
  ['abc', 3, 'abc'],
  ['abcd', 3, '…'],
  ['a👨‍👩‍👧b', 10, 'a…'],
  ['', 3, ''],
])('cuts %j to %d bytes: %j', (text, bytes, cut) => {
  expect(cutToBytes(text, bytes)).toBe(cut);
});
