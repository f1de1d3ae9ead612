import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSmtpMailer, type SmtpMailer } from '../../activities/mail.ts';
import { releaseSubject, signClaim } from '../../domain/claim.ts';
import { isVouchedFor } from '../../domain/undeliverable.ts';
import { findMail, listMails } from '../../store/mails.ts';
import { listNotices } from '../../store/notices.ts';
import { savePlan } from '../../store/plans.ts';
import { VACANT } from '../../store/routing.ts';
import type { Db } from '../../store/schema.ts';
import { OFFICE_KEY, OFFICE_KEYS, OTHER_KEY } from '../support/claims.ts';
import { at, DEFINITION, DIRECTORY, submits } from '../support/definitions.ts';
import { LETTER_AT, Life, newPlanId, planToSave, withLetters } from '../store/life.ts';
import { onEveryStore } from '../store/stores.ts';
import { Office } from './office.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

const EVERYTHING = { limit: 1_000, offset: 0 };
const REGISTERED = at('2026-09-01', '10:00');
const DIGEST = at('2026-09-01', '10:02');

onEveryStore((stores) => {
  let db: Db;
  let smtp: TestSmtp;
  let mailer: SmtpMailer;
  let office: Office;
  let planId: string;
  beforeAll(async () => {
    db = await stores.empty();
    smtp = await startSmtp();
    mailer = createSmtpMailer({ url: smtp.url, from: '闭环督办 <bihuan@example.org>' });
  });
  afterAll(async () => {
    mailer.close();
    await smtp.stop();
  });
  beforeEach(async () => {
    await db.deleteFrom('notices').execute();
    await db.deleteFrom('mails').execute();
    // What the stories before left open would stand in every digest.
    await db.deleteFrom('measurePosts').execute();
    smtp.accepted.length = 0;
    office = new Office(db, mailer);
    planId = newPlanId();
    await savePlan(db, planToSave(planId));
  });

  const life = (ref: string, when = REGISTERED) => new Life(withLetters(planId, ref), when);
  const statesOf = async (person: string) => (await listNotices(db, { person }, EVERYTHING)).map(({ state }) => state);
  const subjects = () => smtp.accepted.map(({ mail }) => mail.subject);

  describe('what leaves when', () => {
    it('sends nothing before its time, and says when to look again', async () => {
      await office.publish(life('M-001').last);
      expect(await office.to('li', DIGEST - 1)).toEqual({ mailsSent: 0, nextAt: DIGEST, undeliverable: [] });
      expect(await office.to('li', DIGEST)).toEqual({ mailsSent: 1, undeliverable: [] });
      expect(await office.to('li', DIGEST)).toEqual({ mailsSent: 0, undeliverable: [] });
      expect(smtp.accepted.map(({ to }) => to)).toEqual(['li@example.org']);
      expect(await statesOf('li')).toEqual(['sent']);
    });

    it('sends everything that waits when it is released', async () => {
      await office.publish(life('M-001').last);
      await office.publish(life('M-002', at('2026-09-03', '10:00')).last);
      expect(await office.to('li', REGISTERED, true)).toEqual({ mailsSent: 1, undeliverable: [] });
      expect(smtp.accepted[0]?.mail.text).toContain('M-002');
    });

    it('keeps to its hours when nobody of ours vouches for the release', async () => {
      await office.publish(life('M-001').last);
      const command = { id: 'release', person: 'zheng' };
      const forged = { ...command, claim: signClaim(releaseSubject('li', command), OTHER_KEY, Date.now(), 120_000) };
      const forAnother = { ...command, claim: signClaim(releaseSubject('wang', command), OFFICE_KEY, Date.now(), 120_000) };
      const codes = [];
      for (const release of [command, forged, forAnother]) {
        const { refused, nextAt, mailsSent } = await office.deliver({ person: 'li', now: REGISTERED, isReleased: true, release });
        expect({ nextAt, mailsSent }).toEqual({ nextAt: DIGEST, mailsSent: 0 });
        codes.push(refused?.code);
      }
      expect(codes).toEqual(['claimMissing', 'claimInvalid', 'claimForeign']);
    });

    it('gathers what is not urgent into one digest over several plans, and sends what is urgent alone', async () => {
      const second = newPlanId();
      await savePlan(db, planToSave(second, { title: '第二份方案' }));
      const first = life('M-001');
      await office.publish(first.last);
      await office.publish(new Life({ ...withLetters(second, 'M-009'), planTitle: '第二份方案' }, REGISTERED).last);
      await office.publish(first.does('li', { type: 'acknowledge' }, REGISTERED + 1));
      await office.publish(first.does('li', submits('effect'), REGISTERED + 2));
      await office.publish(first.does('zhao', { type: 'return', milestones: ['effect'], reason: '佐证材料不全' }, REGISTERED + 3));
      expect((await office.to('li', DIGEST + 60_000)).mailsSent).toBe(2);
      const [single, digest] = [...smtp.accepted].sort((a) => (a.mail.subject?.includes('被退回') === true ? -1 : 1));
      expect(single?.mail.subject).toBe('【闭环督办】被退回：取得明显成效：M-001 加快债务结构调整');
      expect(single?.mail.text).toContain('佐证材料不全');
      expect(digest?.mail.subject).toBe('【闭环督办】您有2项提醒：新分配待签收2项');
      expect(digest?.mail.text).toContain('测试整改方案');
      expect(digest?.mail.text).toContain('第二份方案');
    });

    it('tells a person once what reaches two of their posts, and names both', async () => {
      const posts = { ...DIRECTORY.posts, 'bureau-head': { title: '经发局局长', unit: '经发局', holders: [{ person: 'li', from: '2026-01-01' }] } };
      await savePlan(db, planToSave(planId, { directory: { ...DIRECTORY, posts } }));
      await office.publish(life('M-001').last);
      expect((await office.to('li', DIGEST)).mailsSent).toBe(1);
      expect(smtp.accepted[0]?.mail.text).toMatch(/^经发局综合科科长、经发局局长 李经办：/);
      expect(smtp.accepted[0]?.mail.subject).toBe('【闭环督办】新分配整改措施，请签收：M-001 加快债务结构调整');
      expect(await statesOf('li')).toEqual(['sent', 'sent']);
    });

    it('does not tell again what a person heard through another post before', async () => {
      await office.publish(life('M-001').last);
      await office.to('li', DIGEST);
      const posts = { ...DIRECTORY.posts, 'bureau-head': { title: '经发局局长', unit: '经发局', holders: [{ person: 'li', from: '2026-01-01' }] } };
      await savePlan(db, planToSave(planId, { directory: { ...DIRECTORY, posts } }));
      await office.to('wang', DIGEST);
      expect(await office.to('li', DIGEST + 1)).toEqual({ mailsSent: 0, undeliverable: [] });
      expect(smtp.accepted).toHaveLength(1);
      expect(await statesOf('li')).toEqual(['sent', 'sent']);
    });

    it('prints the number of the paper, and tells a late rung as late, in the digest', async () => {
      const first = life('M-001');
      await office.publish(first.last);
      await office.to('wang', DIGEST);
      await office.publish(first.until(LETTER_AT + 5 * 3_600_000));
      expect((await office.to('wang', LETTER_AT + 6 * 3_600_000)).mailsSent).toBe(1);
      const { subject, text } = smtp.accepted[1]?.mail ?? {};
      expect(subject).toBe('【闭环督办】收到《限期整改通知书》限改〔2026〕1号：M-001 加快债务结构调整');
      expect(text).toContain('迟发约5小时');
    });

    it('writes to each person in the language asked for', async () => {
      await savePlan(db, planToSave(planId, { contacts: { li: { email: 'li@example.org', language: 'en' } } }));
      await office.publish(life('M-001').last);
      await office.to('li', DIGEST);
      expect(subjects()).toEqual(['[Bihuan] New measure assigned, please acknowledge: M-001 加快债务结构调整']);
      await savePlan(db, planToSave(planId, { contacts: { li: { language: 'zh' } } }));
    });
  });

  describe('the message itself', () => {
    it('has a stable Message-ID, the date it was written down, and asks for no automatic answer', async () => {
      await office.publish(life('M-001').last);
      await office.to('li', DIGEST);
      const { raw, mail } = smtp.accepted[0] ?? { raw: '', mail: undefined };
      const [row] = await listMails(db, { person: 'li' }, EVERYTHING);
      expect(row?.messageId).toMatch(/^<[0-9a-f]{40}@bihuan\.example\.org>$/);
      expect(raw).toContain(`Message-ID: ${row?.messageId ?? ''}`);
      expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
      expect(new Date(mail?.date ?? '').getTime()).toBe(Math.floor(DIGEST / 1000) * 1000);
      expect(mail?.from).toMatchObject({ name: '闭环督办', address: 'bihuan@example.org' });
      expect(mail?.html).toContain(`https://bihuan.example.org/plans/${planId}/measures/M-001`);
      expect(mail?.text?.trim()).toBe((await findMail(db, row?.id ?? ''))?.text.trim());
    });
  });

  describe('a post that has changed hands', () => {
    beforeEach(async () => {
      await office.publish(life('M-001').last);
      office.inboxes.taken();
      const holders = [{ person: 'wang', from: '2026-01-01', to: '2026-08-31' }, { person: 'sun', from: '2026-09-01' }];
      await savePlan(db, planToSave(planId, { directory: { ...DIRECTORY, posts: { ...DIRECTORY.posts, 'bureau-head': { title: '经发局局长', unit: '经发局', holders } } } }));
    });

    it('hands the notice to the inbox of the new holder', async () => {
      expect(await office.to('wang', DIGEST)).toEqual({ mailsSent: 0, undeliverable: [] });
      expect(office.inboxes.announced).toEqual([{ person: 'sun', sendAt: DIGEST }]);
      expect((await office.to('sun', DIGEST)).mailsSent).toBe(1);
      expect(smtp.accepted.map(({ to }) => to)).toEqual(['sun@example.org']);
    });

    it('announces it there on the next attempt when the first one died in between', async () => {
      office.inboxes.beforeAnnounce = () => {
        throw new Error('the engine is away');
      };
      await expect(office.to('wang', DIGEST)).rejects.toThrow('the engine is away');
      office.inboxes.beforeAnnounce = () => undefined;
      await office.to('wang', DIGEST);
      expect(office.inboxes.announced).toEqual([{ person: 'sun', sendAt: DIGEST }]);
      await office.to('wang', DIGEST);
      expect(office.inboxes.announced).toHaveLength(1);
    });
  });

  describe('what cannot be delivered', () => {
    const setAddress = (person: string, email: string | null) => db.updateTable('people').set({ email }).where('id', '=', person).execute();

    it('is told of a person without address', async () => {
      await office.publish(life('M-001').last);
      await setAddress('li', null);
      const { undeliverable } = await office.to('li', DIGEST);
      expect(undeliverable).toMatchObject([{ measureId: `${planId}/M-001`, noticeId: `${planId}/M-001/1/1/bureau-handler`, post: 'bureau-handler', reason: expect.stringMatching(/李经办.*邮箱.*\n.*No mail address/) as string }]);
      expect(undeliverable.map((fact) => isVouchedFor(fact, fact.voucher, OFFICE_KEYS))).toEqual([true]);
      expect(await statesOf('li')).toEqual(['undeliverable']);
      expect(await office.to('li', DIGEST + 1)).toEqual({ mailsSent: 0, undeliverable: [] });
    });

    it('is told of a malformed address, which reaches no header', async () => {
      await office.publish(life('M-001').last);
      await setAddress('li', 'li@example.org>\r\nBcc: all@example.org');
      expect((await office.to('li', DIGEST)).undeliverable).toMatchObject([{ reason: expect.stringContaining('格式不正确') as string }]);
      expect(smtp.accepted).toEqual([]);
    });

    it('is told of a recipient the server refuses, while others get their mail', async () => {
      smtp.answerRecipient = (address) => (address.startsWith('li@') ? { code: 550, text: '5.1.1 No such user here' } : undefined);
      await office.publish(life('M-001').last);
      await office.publish(life('M-002').last);
      expect((await office.to('li', DIGEST)).undeliverable).toMatchObject([{ post: 'bureau-handler', reason: expect.stringContaining('550 5.1.1 No such user here') as string }, {}]);
      expect((await office.to('wang', DIGEST)).mailsSent).toBe(1);
      expect(await statesOf('li')).toEqual(['undeliverable', 'undeliverable']);
      expect(await listMails(db, { state: 'failed' }, EVERYTHING)).toHaveLength(1);
      smtp.answerRecipient = () => undefined;
    });

    it('is returned again to a repeated attempt, so that a crash before the answer loses no fact', async () => {
      await office.publish(life('M-001').last);
      await setAddress('li', null);
      const first = await office.to('li', DIGEST);
      expect(await office.to('li', DIGEST)).toEqual(first);
    });

    it('is told of a post that nobody holds when the notice may be sent, and goes to whoever holds it by then', async () => {
      const vacant = { title: '经发局局长', unit: '经发局', holders: [] };
      const withHead = (post: typeof vacant | { title: string; unit: string; holders: { person: string; from: string }[] }) => savePlan(db, planToSave(planId, { directory: { ...DIRECTORY, posts: { ...DIRECTORY.posts, 'bureau-head': post } } }));
      await withHead(vacant);
      await office.publish(life('M-001').last);
      await office.publish(life('M-002', at('2026-09-03', '10:00')).last);
      expect((await office.to(VACANT, DIGEST)).undeliverable).toMatchObject([{ measureId: `${planId}/M-001`, post: 'bureau-head', reason: expect.stringContaining('经发局局长') as string }]);
      await withHead({ ...vacant, holders: [{ person: 'sun', from: '2026-09-02' }] });
      await office.to(VACANT, at('2026-09-03', '10:02'));
      expect((await office.to('sun', at('2026-09-03', '10:02'))).mailsSent).toBe(1);
    });

    it('climbs to the administrator, and no further', async () => {
      const first = life('M-001');
      await office.publish(first.last);
      await setAddress('li', null);
      await setAddress('zheng', null);
      for (const { noticeId, post, reason } of (await office.to('li', DIGEST)).undeliverable) {
        await office.publish(first.happens({ type: 'noticeUndeliverable', noticeId, post, reason }, DIGEST));
      }
      expect(await listNotices(db, { person: 'zheng', state: 'waiting' }, EVERYTHING)).toHaveLength(1);
      expect(await office.to('zheng', DIGEST + 3_600_000)).toEqual({ mailsSent: 0, undeliverable: [] });
      expect(await statesOf('zheng')).toEqual(['undeliverable']);
    });
  });

  it('sends a digest of 143 lines that reads well', async () => {
    const definitions = Array.from({ length: 143 }, (_, index) => ({ ...DEFINITION, planId, ref: `M-${String(index + 1).padStart(3, '0')}` }));
    for (const definition of definitions) await office.publish(new Life(definition, REGISTERED).last);
    await office.to('li', DIGEST);
    const { html = '', text = '', subject } = smtp.accepted[0]?.mail ?? {};
    expect(subject).toBe('【闭环督办】您有143项提醒：新分配待签收143项');
    expect(html.match(/>M-\d{3}<\/a>/g)).toHaveLength(143);
    expect(html.indexOf('M-001')).toBeLessThan(html.indexOf('M-143'));
    expect(text.split('\n').filter((line) => line.startsWith('- M-'))).toHaveLength(143);
    // Some web mailers cut a message off at 102 kB.
    expect(Buffer.byteLength(html)).toBeLessThan(102_400);
  });
});
