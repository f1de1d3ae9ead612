import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSmtpMailer, type SmtpMailer } from '../../activities/mail.ts';
import { planNotices } from '../../domain/plan/notices.ts';
import type { MailPreferences } from '../../domain/preferences.ts';
import { insertNotices, listNotices } from '../../store/notices.ts';
import { listNoticeRecord } from '../../store/noticeRecord.ts';
import { keepPreferences } from '../../store/people.ts';
import { savePlan } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { at, DEFINITION, submits } from '../support/definitions.ts';
import { HASH_A, planOf, PlanStory } from '../support/plans.ts';
import { Life, newPlanId, planToSave, withLetters } from '../store/life.ts';
import { onEveryStore } from '../store/stores.ts';
import { tellWhoMustHear } from '../../activities/publish.ts';
import { Office } from './office.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

const EVERYTHING = { limit: 1_000, offset: 0 };
const REGISTERED = at('2026-09-01', '10:00');

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
    for (const table of ['notices', 'mails', 'measurePosts', 'people'] as const) await db.deleteFrom(table).execute();
    smtp.accepted.length = 0;
    office = new Office(db, mailer);
    planId = newPlanId();
    await savePlan(db, planToSave(planId));
  });

  const chooses = (person: string, preferences: MailPreferences) => keepPreferences(db, person, preferences);
  const recordOf = async (person: string) => listNoticeRecord(db, { visible: { planIds: [], person } }, EVERYTHING);

  describe('a person’s choice', () => {
    it('of the language outlasts the plan’s being saved again', async () => {
      await chooses('li', { language: 'en' });
      await savePlan(db, planToSave(planId));
      await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
      await office.to('li', at('2026-09-01', '10:02'));
      expect(smtp.accepted[0]?.mail.subject).toMatch(/^\[Bihuan\]/);
    });

    it('of a later hour puts off the digest, but nothing that is urgent', async () => {
      await chooses('li', { digestMinutes: 14 * 60 });
      const life = new Life(withLetters(planId, 'M-001'), REGISTERED);
      await office.publish(life.last);
      expect(await office.to('li', at('2026-09-01', '10:02'))).toEqual({ mailsSent: 0, nextAt: at('2026-09-01', '14:00'), undeliverable: [] });
      await office.publish(life.does('li', { type: 'acknowledge' }, REGISTERED + 1));
      await office.publish(life.does('li', submits('effect'), REGISTERED + 2));
      await office.publish(life.does('zhao', { type: 'return', milestones: ['effect'], reason: '佐证材料不全' }, at('2026-09-01', '10:30')));
      expect(await office.to('li', at('2026-09-01', '10:30'))).toMatchObject({ mailsSent: 1, nextAt: at('2026-09-01', '14:00') });
      expect((await office.to('li', at('2026-09-01', '14:00'))).mailsSent).toBe(1);
    });

    it('to do without comments leaves a row that says so; what asks something is sent all the same', async () => {
      await chooses('li', { without: ['commented'] });
      const life = new Life(withLetters(planId, 'M-001'), REGISTERED);
      await office.publish(life.last);
      await office.publish(life.does('wang', { type: 'comment', text: '请抓紧' }, REGISTERED + 1));
      expect((await office.to('li', at('2026-09-01', '10:03'))).mailsSent).toBe(1);
      expect((await recordOf('li')).map(({ kind, state, reason, event }) => [kind, state, reason?.split('\n')[0], event])).toEqual([
        ['commented', 'dropped', '李经办 已选择不接收此类提醒，督办规则允许。', 'commented'],
        ['assigned', 'sent', undefined, 'registered'],
      ]);
    });

    it('counts for nothing where the policy of the notice makes it mandatory', async () => {
      await chooses('li', { without: ['commented'], isWeekly: true });
      const bound = withLetters(planId, 'M-001');
      const life = new Life({ ...bound, policy: { ...bound.policy, hours: { ...bound.policy.hours, choices: { mandatory: ['commented'] } } } }, REGISTERED);
      await office.publish(life.last);
      await office.publish(life.does('wang', { type: 'comment', text: '请抓紧' }, REGISTERED + 1));
      await office.to('li', at('2026-09-01', '10:03'));
      expect((await recordOf('li')).map(({ state, told }) => [state, told])).toEqual([['sent', 2], ['sent', 2]]);
    });

    it('to be told once a week of what asks nothing keeps it for Monday’s digest', async () => {
      await chooses('li', { isWeekly: true });
      const life = new Life(withLetters(planId, 'M-001'), REGISTERED);
      await office.publish(life.last);
      await office.publish(life.does('wang', { type: 'comment', text: '请抓紧' }, REGISTERED + 1));
      expect(await office.to('li', at('2026-09-01', '10:03'))).toMatchObject({ mailsSent: 1, nextAt: at('2026-09-07', '09:00') });
      expect(smtp.accepted[0]?.mail.text).not.toContain('请抓紧');
      expect((await office.to('li', at('2026-09-07', '09:00'))).mailsSent).toBe(1);
      expect(smtp.accepted[1]?.mail.text).toContain('请抓紧');
    });
  });

  describe('a digest', () => {
    it('adds what is still open for the person, what is late first, and says so once for each measure', async () => {
      for (const ref of ['M-001', 'M-002']) await office.publish(new Life({ ...DEFINITION, planId, ref }, REGISTERED).last);
      await office.to('li', at('2026-09-01', '10:02'));
      const third = new Life({ ...DEFINITION, planId, ref: 'M-003', milestones: [{ id: 'completion', kind: 'completion', dueOn: '2026-11-30' }] }, at('2026-10-12', '10:00'));
      await office.publish(third.last);
      await office.to('li', at('2026-10-12', '10:02'));
      const { text = '' } = smtp.accepted[1]?.mail ?? {};
      const open = text.slice(text.indexOf('截至10月12日仍待您办结（6项）'));
      expect(open.match(/M-00\d/g)).toEqual(['M-001', 'M-002', 'M-001', 'M-002', 'M-001', 'M-002']);
      expect(open).toMatch(/M-001 {2}9月4日 {2}加快债务结构调整\n {4}签收任务，已逾期38天[\s\S]+完成并提交：取得明显成效，已逾期12天[\s\S]+10月30日[\s\S]+完成并提交：整改落实到位\n/);
      expect(open).not.toContain('M-003');
    });
  });

  describe('a weekly summary', () => {
    const told = async (now: number) => {
      const plan = new PlanStory(planOf({ summaries: [{ id: 'w', title: '牵头领导每周情况', to: ['groupMembers'], on: 'monday', about: 'own' }] }, { planId }), REGISTERED);
      plan.do('sun', { type: 'approvePlan', hash: HASH_A }, REGISTERED);
      plan.do('zheng', { type: 'startPlan', hash: HASH_A }, REGISTERED);
      plan.wait(now);
      const notices = plan.events.flatMap((event) => planNotices(plan.state, event));
      await insertNotices(db, notices);
      await tellWhoMustHear(office)(notices);
    };

    it('is composed when it is sent, of what concerns the reader alone, and leaves as a mail of its own', async () => {
      await office.publish(new Life({ ...DEFINITION, planId, roles: { ...DEFINITION.roles, leadOfficial: ['deputy-director'] } }, REGISTERED).last);
      const elsewhere = { ...DEFINITION.roles, leadOfficial: ['group-leader'] };
      await office.publish(new Life({ ...DEFINITION, planId, ref: 'M-002', roles: elsewhere }, REGISTERED).last);
      await told(at('2026-09-21', '09:20'));
      expect((await office.to('zhang', at('2026-09-21', '09:20'))).mailsSent).toBe(1);
      const { subject, text = '' } = smtp.accepted[0]?.mail ?? {};
      expect(subject).toBe('【闭环督办】牵头领导每周情况（2026年第39周）：新港区整改方案');
      expect(text).toContain('与您有关的措施：1项，已销号0项（0%），逾期0项');
      expect(text).toMatch(/两周内到期（1项）\n- M-001 {2}9月30日 {2}加快债务结构调整\n {4}取得明显成效，还有9天/);
      expect(text).not.toContain('M-002');
    });

    it('is not sent where there is nothing to say, and the record says so', async () => {
      await told(at('2026-09-21', '09:20'));
      expect((await office.to('zhang', at('2026-09-21', '09:20'))).mailsSent).toBe(0);
      expect(await listNotices(db, { person: 'zhang' }, EVERYTHING)).toMatchObject([{ kind: 'summary', state: 'dropped', reason: expect.stringContaining('没有与收件人有关的事项') as string }]);
    });
  });
});
