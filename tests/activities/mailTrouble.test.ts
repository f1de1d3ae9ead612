import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSmtpMailer, domainOfSender, isMailAddress, type Mailer, type SmtpMailer } from '../../activities/mail.ts';
import { listMails } from '../../store/mails.ts';
import { listNotices } from '../../store/notices.ts';
import { savePlan } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { at, submits } from '../support/definitions.ts';
import { Life, newPlanId, planToSave, withLetters } from '../store/life.ts';
import { onEveryStore } from '../store/stores.ts';
import { Office } from './office.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

const EVERYTHING = { limit: 1_000, offset: 0 };
const REGISTERED = at('2026-09-01', '10:00');
const DIGEST = at('2026-09-01', '10:02');
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const FROM = '闭环督办 <bihuan@example.org>';

onEveryStore((stores) => {
  let db: Db;
  let smtp: TestSmtp;
  let mailer: SmtpMailer;
  let office: Office;
  let planId: string;
  let wallNow = 0;
  beforeAll(async () => {
    db = await stores.empty();
  });
  beforeEach(async () => {
    await db.deleteFrom('notices').execute();
    await db.deleteFrom('mails').execute();
    smtp = await startSmtp();
    mailer = createSmtpMailer({ url: smtp.url, from: FROM });
    office = new Office(db, mailer, () => wallNow);
    planId = newPlanId();
    await savePlan(db, planToSave(planId));
    await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
  });
  afterEach(async () => {
    mailer.close();
    await smtp.stop();
  });

  const states = async () => (await listNotices(db, { person: 'li' }, EVERYTHING)).map(({ state }) => state);

  it('tries again with the same mail when the server asks to come back later', async () => {
    smtp.answerRecipient = () => ({ code: 451, text: '4.7.1 Greylisted, come back later' });
    expect(await office.to('li', DIGEST)).toEqual({ mailsSent: 0, nextAt: DIGEST + MINUTE_MS, undeliverable: [] });
    expect(await states()).toEqual(['waiting']);
    const [written] = await listMails(db, { person: 'li' }, EVERYTHING);
    expect(written).toMatchObject({ state: 'frozen', error: expect.stringContaining('451') as string });
    smtp.answerRecipient = () => undefined;
    expect(await office.to('li', DIGEST + MINUTE_MS - 1)).toMatchObject({ mailsSent: 0, nextAt: DIGEST + MINUTE_MS });
    expect(await office.to('li', DIGEST + MINUTE_MS)).toEqual({ mailsSent: 1, undeliverable: [] });
    expect(smtp.accepted[0]?.mail.messageId).toBe(written?.messageId);
    expect(await states()).toEqual(['sent']);
  });

  it('tries again when the connection breaks off after the message was handed over', async () => {
    smtp.answerMessage = () => 'drop';
    await expect(office.to('li', DIGEST)).rejects.toThrow();
    expect(await states()).toEqual(['waiting']);
    smtp.answerMessage = () => undefined;
    expect((await office.to('li', DIGEST)).mailsSent).toBe(1);
  });

  it('tries again when there is no server at all, for as long as it takes', async () => {
    await smtp.stop();
    wallNow = 0;
    await expect(office.to('li', DIGEST)).rejects.toThrow();
    wallNow = 30 * 24 * HOUR_MS;
    await expect(office.to('li', DIGEST)).rejects.toThrow();
    expect(await states()).toEqual(['waiting']);
  });

  it('sends the very same bytes a second time when it died between the server taking the mail and writing that down', async () => {
    const dying: Mailer = {
      async send(mail) {
        await mailer.send(mail);
        throw new Error('the process dies here');
      },
    };
    await expect(new Office(db, dying).to('li', DIGEST)).rejects.toThrow('dies');
    // Between the attempts the world goes on: a new notice, another holder's title, a later moment.
    await office.publish(new Life(withLetters(planId, 'M-002'), REGISTERED).last);
    expect(await office.to('li', DIGEST + HOUR_MS)).toEqual({ mailsSent: 2, undeliverable: [] });
    const [first, second, third] = smtp.accepted;
    expect(second?.raw).toBe(first?.raw);
    expect(second?.mail.messageId).toBe(first?.mail.messageId);
    expect(third?.mail.messageId).not.toBe(first?.mail.messageId);
    expect(third?.mail.text).toContain('M-002');
  });

  it('does not repeat mails that left before another one of the same person failed', async () => {
    const life = new Life(withLetters(planId, 'M-002'), REGISTERED);
    await office.publish(life.last);
    await office.publish(life.does('li', { type: 'acknowledge' }, REGISTERED + 1));
    await office.publish(life.does('li', submits('effect'), REGISTERED + 2));
    await office.publish(life.does('zhao', { type: 'return', milestones: ['effect'], reason: '材料不全' }, REGISTERED + 3));
    let messages = 0;
    smtp.answerMessage = () => ((messages += 1) === 2 ? { code: 452, text: '4.3.1 Out of space' } : undefined);
    expect(await office.to('li', DIGEST)).toMatchObject({ mailsSent: 1, nextAt: DIGEST + MINUTE_MS });
    smtp.answerMessage = () => undefined;
    expect((await office.to('li', DIGEST + MINUTE_MS)).mailsSent).toBe(1);
    expect(new Set(smtp.accepted.map(({ mail }) => mail.messageId)).size).toBe(2);
    expect(smtp.accepted).toHaveLength(2);
  });

  it('has one digest for all that came while the server was away, urgent news included', async () => {
    smtp.answerRecipient = () => ({ code: 450, text: '4.2.0 Try later' });
    await office.to('li', DIGEST);
    for (const ref of ['M-002', 'M-003', 'M-004']) {
      const life = new Life(withLetters(planId, ref), REGISTERED + HOUR_MS);
      await office.publish(life.last);
      await office.publish(life.does('li', { type: 'acknowledge' }, REGISTERED + HOUR_MS + 1));
      await office.publish(life.does('li', submits('effect'), REGISTERED + HOUR_MS + 2));
      await office.publish(life.does('zhao', { type: 'return', milestones: ['effect'], reason: '材料不全' }, REGISTERED + HOUR_MS + 3));
      expect(await office.to('li', REGISTERED + HOUR_MS)).toMatchObject({ mailsSent: 0 });
    }
    smtp.answerRecipient = () => undefined;
    expect(await office.to('li', at('2026-09-02', '09:00'))).toEqual({ mailsSent: 2, undeliverable: [] });
    expect(smtp.accepted.map(({ mail }) => mail.subject)).toEqual(['【闭环督办】新分配整改措施，请签收：M-001 加快债务结构调整', '【闭环督办】您有6项提醒：被退回3项、新分配待签收3项']);
  });

  it('gives up on a mailbox that has been put off for three days, and says so', async () => {
    smtp.answerRecipient = () => ({ code: 452, text: '4.2.2 Mailbox full' });
    wallNow = 1_000;
    expect(await office.to('li', DIGEST)).toMatchObject({ mailsSent: 0, undeliverable: [] });
    wallNow += 71 * HOUR_MS;
    expect(await office.to('li', DIGEST + HOUR_MS)).toMatchObject({ mailsSent: 0, undeliverable: [] });
    wallNow += HOUR_MS;
    expect((await office.to('li', DIGEST + 2 * HOUR_MS)).undeliverable).toMatchObject([{ post: 'bureau-handler', reason: expect.stringMatching(/连续 3 天.*Mailbox full/) as string }]);
    expect(await states()).toEqual(['undeliverable']);
  });

  it('uses an address that was put right meanwhile for what is already written down', async () => {
    smtp.answerRecipient = (address) => (address === 'li@example.org' ? { code: 450, text: '4.2.0 Try later' } : undefined);
    await office.to('li', DIGEST);
    await savePlan(db, planToSave(planId, { contacts: { li: { email: 'li.new@example.org' } } }));
    expect((await office.to('li', DIGEST + MINUTE_MS)).mailsSent).toBe(1);
    expect(smtp.accepted.map(({ to }) => to)).toEqual(['li.new@example.org']);
  });

  it('is told of a message the server will not take, and goes on', async () => {
    smtp.answerMessage = () => ({ code: 554, text: '5.7.1 Message refused' });
    expect((await office.to('li', DIGEST)).undeliverable).toMatchObject([{ reason: expect.stringContaining('554 5.7.1') as string }]);
    smtp.answerMessage = () => undefined;
  });

  it('does not let a domain whose server is slow hold up the mail of others', async () => {
    await db.updateTable('people').set({ email: 'wang@slow.example' }).where('id', '=', 'wang').execute();
    smtp.answerRecipient = (address) => (address.endsWith('@slow.example') ? 'hang' : undefined);
    // More than there are connections, all to the slow one.
    const slow = Array.from({ length: 8 }, (_, index) => mailer.send({ messageId: `<${index}@example.org>`, address: `${index}@slow.example`, subject: 's', text: 't', html: 'h', writtenAt: 0 }).catch((error: unknown) => error));
    expect((await office.to('li', DIGEST)).mailsSent).toBe(1);
    // Five gave up waiting for a turn; what they hold is free again.
    const outcomes = await Promise.race([Promise.all(slow.slice(3)), new Promise((resolve) => { setTimeout(resolve, 15_000, 'still waiting'); })]);
    expect(outcomes).toEqual(Array.from({ length: 5 }, () => ({ outcome: 'busy' })));
    mailer.close();
    await smtp.stop();
    await Promise.all(slow);
    await db.updateTable('people').set({ email: 'wang@example.org' }).where('id', '=', 'wang').execute();
  });

  it('says why a mail waits when none leaves at all, and sends it when that is mended', async () => {
    const strict = createSmtpMailer({ url: smtp.url, from: FROM, tls: 'required' });
    const failing = new Office(db, strict);
    await expect(failing.to('li', DIGEST)).rejects.toMatchObject({ code: 'mailTlsMissing' });
    strict.close();
    expect(smtp.accepted).toEqual([]);
    expect(await states()).toEqual(['waiting']);
    const [written] = await listMails(db, { person: 'li' }, EVERYTHING);
    expect(written).toMatchObject({ state: 'frozen', error: expect.stringContaining('不提供加密连接') as string });
    expect((await office.to('li', DIGEST + HOUR_MS)).mailsSent).toBe(1);
    expect((await listMails(db, { person: 'li' }, EVERYTHING)).map(({ state, error, messageId }) => ({ state, error, messageId }))).toEqual([{ state: 'sent', error: null, messageId: written?.messageId }]);
  });

  it('does not take a server that wants a password for recipients that do not exist', async () => {
    smtp.answerRecipient = () => ({ code: 530, text: '5.7.0 Authentication required' });
    await expect(office.to('li', DIGEST)).rejects.toThrow();
    expect(await states()).toEqual(['waiting']);
  });
});

it('refuses a sender that is no address, in both languages', () => {
  expect(() => createSmtpMailer({ url: 'smtp://127.0.0.1:25', from: '闭环督办' })).toThrow(/发件人.*\n.*sender/);
});

it('reads the domain of a sender', () => {
  expect(domainOfSender('闭环督办 <bihuan@dev.example.cn>')).toBe('dev.example.cn');
  expect(domainOfSender('bihuan@example.cn')).toBe('example.cn');
});

it.each([
  ['zhang.san@example.org', true],
  ['张三@例子.中国', true],
  ['a@localhost', true],
  ['', false],
  ['zhang', false],
  ['a b@example.org', false],
  ['a@example.org, b@example.org', false],
  ['<a@example.org>', false],
  ['a@example.org\r\nBcc: b@example.org', false],
])('knows whether %j can be written to: %s', (address, can) => {
  expect(isMailAddress(address)).toBe(can);
});
