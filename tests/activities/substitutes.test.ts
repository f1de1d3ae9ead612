import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSmtpMailer, type SmtpMailer } from '../../activities/mail.ts';
import type { Directory } from '../../domain/directory.ts';
import { handedOver, withoutSubstitute, withPost, withSubstitute } from '../../domain/staffing.ts';
import { listNotices } from '../../store/notices.ts';
import { listPostsOfPerson } from '../../store/people.ts';
import { changePosts, findPlan, savePlan } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { at, DIRECTORY } from '../support/definitions.ts';
import { Life, newPlanId, planToSave, withLetters } from '../store/life.ts';
import { onEveryStore } from '../store/stores.ts';
import { Office } from './office.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

const REGISTERED = at('2026-09-01', '10:00');
const DIGEST = at('2026-09-01', '10:02');
const EVERYTHING = { limit: 1_000, offset: 0 };

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
    smtp.accepted.length = 0;
    office = new Office(db, mailer);
    planId = newPlanId();
    await savePlan(db, planToSave(planId));
  });

  const changed = (change: (directory: Directory) => Directory) => changePosts(db, planId, change, { he: { email: 'he@example.org' } });
  const appointed = (from: string, to: string) => changed((directory) => withPost(directory, 'bureau-handler', (post) => withSubstitute(post, { person: 'he', from, to }), { person: 'he', name: '何代理' }));
  const ended = (on: string) => changed((directory) => withPost(directory, 'bureau-handler', (post) => withoutSubstitute(post, 'he', on)));
  const subjects = () => smtp.accepted.map(({ to, mail }) => [to, mail.text?.split('\n')[0]]);

  describe('while somebody stands in', () => {
    it('both are written to, and the substitute is told for whom', async () => {
      await appointed('2026-09-01', '2026-09-05');
      await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
      expect(office.inboxes.taken()).toEqual(['he', 'li', 'wang', 'wu']);
      expect((await office.to('li', DIGEST)).mailsSent).toBe(1);
      expect((await office.to('he', DIGEST)).mailsSent).toBe(1);
      expect(subjects()).toEqual([['li@example.org', '经发局综合科科长 李经办：'], ['he@example.org', '经发局综合科科长（代李经办） 何代理：']]);
    });

    it('a repetition of a publication that died makes no second copy, and wakes the inbox it had not woken', async () => {
      await appointed('2026-09-01', '2026-09-05');
      const { last } = new Life(withLetters(planId, 'M-001'), REGISTERED);
      office.inboxes.beforeAnnounce = (person) => {
        if (person === 'he') throw new Error('the engine is away');
      };
      await expect(office.publish(last)).rejects.toThrow('the engine is away');
      office.inboxes.taken();
      office.inboxes.beforeAnnounce = () => undefined;
      await office.publish(last);
      expect(office.inboxes.taken()).toEqual(['he']);
      await office.publish(last);
      expect(office.inboxes.taken()).toEqual([]);
      expect(await listNotices(db, { person: 'he' }, EVERYTHING)).toHaveLength(1);
    });

    it('a copy is dropped when the substitution was ended before it could leave; the holder’s own notice leaves all the same', async () => {
      await appointed('2026-09-01', '2026-09-05');
      await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
      await ended('2026-08-31');
      expect(await office.to('he', DIGEST)).toEqual({ mailsSent: 0, undeliverable: [] });
      expect(await listNotices(db, { person: 'he' }, EVERYTHING)).toMatchObject([{ state: 'dropped', reason: expect.stringContaining('代理已经结束') as string, mailId: null }]);
      expect((await office.to('li', DIGEST)).mailsSent).toBe(1);
    });

    it('nobody is written to twice: not before the first day, nor after the last', async () => {
      await appointed('2026-09-02', '2026-09-05');
      await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
      await office.publish(new Life(withLetters(planId, 'M-002'), at('2026-09-07', '10:00')).last);
      expect(await listNotices(db, { person: 'he' }, EVERYTHING)).toEqual([]);
    });

    it('at a post nobody holds, the substitute is written to alone', async () => {
      const vacant = { ...DIRECTORY, posts: { ...DIRECTORY.posts, 'bureau-handler': { title: '经发局综合科科长', unit: '经发局', holders: [] } } };
      await savePlan(db, planToSave(planId, { directory: vacant }));
      await appointed('2026-09-01', '2026-09-05');
      await office.publish(new Life(withLetters(planId, 'M-001'), REGISTERED).last);
      expect((await office.to('he', DIGEST)).mailsSent).toBe(1);
      expect((await listNotices(db, { planId }, EVERYTHING)).filter(({ post }) => post === 'bureau-handler')).toHaveLength(1);
    });
  });

  describe('the register of posts', () => {
    it('keeps hand-overs and substitutions when the plan is saved again unchanged, and gives way where the plan now says otherwise', async () => {
      await appointed('2026-09-01', '2026-09-05');
      await changed((directory) => withPost(directory, 'bureau-head', (post) => handedOver(post, { person: 'he', from: '2026-09-10' })));
      const before = (await findPlan(db, planId))?.directory;
      await savePlan(db, planToSave(planId));
      expect((await findPlan(db, planId))?.directory).toEqual(before);
      expect(before?.posts['bureau-head']?.holders).toEqual([{ person: 'wang', from: '2026-01-01', to: '2026-09-09' }, { person: 'he', from: '2026-09-10' }]);
      expect(before?.posts['bureau-handler']?.substitutes).toEqual([{ person: 'he', from: '2026-09-01', to: '2026-09-05' }]);

      const posts = { ...DIRECTORY.posts, 'bureau-head': { title: '经发局局长', unit: '经发局', holders: [{ person: 'sun', from: '2026-09-01' }] } };
      await savePlan(db, planToSave(planId, { directory: { ...DIRECTORY, posts } }));
      const after = (await findPlan(db, planId))?.directory;
      expect(after?.posts['bureau-head']?.holders).toEqual([{ person: 'sun', from: '2026-09-01' }]);
      expect(after?.posts['bureau-handler']?.substitutes).toHaveLength(1);
    });

    it('names the posts a person stands in at among that person’s, and knows the person by name and address', async () => {
      await appointed('2026-09-01', '2026-09-05');
      expect((await listPostsOfPerson(db, 'he')).filter((post) => post.planId === planId)).toMatchObject([{ postId: 'bureau-handler', fromOn: '2026-09-01', toOn: '2026-09-05' }]);
      expect((await findPlan(db, planId))?.directory.people.he).toEqual({ name: '何代理' });
    });

    it('is the plan’s own again once every change has been taken back', async () => {
      await appointed('2026-09-01', '2026-09-05');
      expect((await findPlan(db, planId))?.plannedDirectory).toEqual(DIRECTORY);
      await ended('2026-08-31');
      expect((await findPlan(db, planId))?.plannedDirectory).toBeNull();
    });
  });
});
