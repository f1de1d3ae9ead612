import { beforeAll, beforeEach, expect, it } from 'vitest';
import { announceAll } from '../../activities/announce.ts';
import type { Mailer } from '../../activities/mail.ts';
import { listNotices } from '../../store/notices.ts';
import { savePlan } from '../../store/plans.ts';
import { VACANT } from '../../store/routing.ts';
import type { Db } from '../../store/schema.ts';
import { at, DEFINITION, DIRECTORY } from '../support/definitions.ts';
import { LETTER_AT, Life, newPlanId, planToSave, withLetters } from '../store/life.ts';
import { onEveryStore } from '../store/stores.ts';
import { Office } from './office.ts';

const NO_MAIL: Mailer = { send: () => Promise.reject(new Error('nothing is to be sent here')) };
const EVERYTHING = { limit: 1_000, offset: 0 };

onEveryStore((stores) => {
  let db: Db;
  let office: Office;
  let planId: string;
  beforeAll(async () => {
    db = await stores.empty();
  });
  beforeEach(async () => {
    await db.deleteFrom('notices').execute();
    office = new Office(db, NO_MAIL);
    planId = newPlanId();
    await savePlan(db, planToSave(planId));
  });

  const waiting = (person: string) => listNotices(db, { person, state: 'waiting' }, EVERYTHING);

  it('puts each notice into the inbox of whoever holds the post, and wakes each inbox once', async () => {
    const life = new Life(withLetters(planId, 'M-001'));
    expect(await office.publish(life.last)).toEqual({ numbers: [], head: life.last.head });
    expect(office.inboxes.announced.map(({ person }) => person).sort()).toEqual(['li', 'wang', 'wu']);
    expect(await waiting('wang')).toMatchObject([{ post: 'bureau-head', kind: 'assigned', sendAt: at('2026-09-01', '10:02') }]);
    const { numbers } = await office.publish(life.until(LETTER_AT));
    expect(numbers).toEqual([{ documentId: 'letter-1-1', number: '限改〔2026〕1号' }]);
    // The lead unit's first notice still waits and is due earlier: that inbox looks in time anyway. The official's is new.
    expect(office.inboxes.taken()).toEqual(['li', 'wang', 'wu', 'zhang']);
  });

  it('wakes an inbox again only for something due earlier than all it knows', async () => {
    await office.publish(new Life(withLetters(planId, 'M-001'), at('2026-09-02', '10:00')).last);
    await office.publish(new Life(withLetters(planId, 'M-002'), at('2026-09-03', '10:00')).last);
    expect(office.inboxes.taken()).toEqual(['li', 'wang', 'wu']);
    await office.publish(new Life(withLetters(planId, 'M-003'), at('2026-09-01', '10:00')).last);
    expect(office.inboxes.announced).toEqual(expect.arrayContaining([{ person: 'li', sendAt: at('2026-09-01', '10:02') }]));
    expect(office.inboxes.taken()).toEqual(['li', 'wang', 'wu']);
  });

  it('tells nobody twice when it is repeated', async () => {
    const life = new Life(withLetters(planId, 'M-001'));
    await office.publish(life.last);
    office.inboxes.taken();
    await office.publish(life.last);
    expect(office.inboxes.taken()).toEqual([]);
    expect(await waiting('li')).toHaveLength(1);
  });

  it('announces on the next attempt what a crash after the commit left unannounced', async () => {
    office.inboxes.beforeAnnounce = (person) => {
      if (person === 'wang') throw new Error('the engine is away');
    };
    const life = new Life(withLetters(planId, 'M-001'));
    await expect(office.publish(life.last)).rejects.toThrow('the engine is away');
    expect(office.inboxes.taken()).toEqual(['li', 'wu']);
    office.inboxes.beforeAnnounce = () => undefined;
    await office.publish(life.last);
    expect(office.inboxes.taken()).toEqual(['wang']);
  });

  it('does not rely on a notice that was never announced', async () => {
    office.inboxes.beforeAnnounce = () => {
      throw new Error('the engine is away');
    };
    await expect(office.publish(new Life(withLetters(planId, 'M-001')).last)).rejects.toThrow();
    office.inboxes.beforeAnnounce = () => undefined;
    await office.publish(new Life(withLetters(planId, 'M-002')).last);
    expect(office.inboxes.taken()).toEqual(['li', 'wang', 'wu']);
  });

  it('asks who holds the post on the day the notice may be sent', async () => {
    const holders = [{ person: 'wang', from: '2026-01-01', to: '2026-09-01' }, { person: 'zhao', from: '2026-09-02' }];
    const directory = { ...DIRECTORY, posts: { ...DIRECTORY.posts, 'bureau-head': { title: '经发局局长', unit: '经发局', holders } } };
    await savePlan(db, planToSave(planId, { directory }));
    // Registered in the evening: the digest leaves on the next working morning.
    await office.publish(new Life(withLetters(planId, 'M-001'), at('2026-09-01', '21:00')).last);
    expect(office.inboxes.taken()).toEqual(['li', 'wu', 'zhao']);
  });

  it('lets the notice to a post without holder wait in the inbox of vacant posts', async () => {
    const directory = { ...DIRECTORY, posts: { ...DIRECTORY.posts, 'bureau-head': { title: '经发局局长', unit: '经发局', holders: [] } } };
    await savePlan(db, planToSave(planId, { directory }));
    await office.publish(new Life(withLetters(planId, 'M-001')).last);
    expect(office.inboxes.taken()).toEqual([VACANT, 'li', 'wu']);
    expect(await waiting(VACANT)).toMatchObject([{ post: 'bureau-head' }]);
  });

  it('keeps the record but asks for the plan when nobody saved it', async () => {
    const life = new Life(withLetters(newPlanId(), 'M-001'));
    await expect(office.publish(life.last)).rejects.toMatchObject({ code: 'unknownPlan', zh: expect.stringContaining(life.state.definition.planId) as string });
    await savePlan(db, planToSave(life.state.definition.planId));
    await office.publish(life.last);
    expect(office.inboxes.taken()).toEqual(['li', 'wang', 'wu']);
  });

  it('can wake every inbox that the store still counts on', async () => {
    await office.publish(new Life(withLetters(planId, 'M-001'), at('2026-09-02', '10:00')).last);
    await office.publish(new Life(withLetters(planId, 'M-002')).last);
    office.inboxes.taken();
    expect(await announceAll(db, office.inboxes)).toBe(3);
    expect(office.inboxes.announced).toEqual(['li', 'wang', 'wu'].map((person) => ({ person, sendAt: at('2026-09-01', '10:02') })));
  });

  it('wakes an inbox once for a morning of two hundred notices, one after another', async () => {
    const lives = Array.from({ length: 200 }, (_, index) => new Life({ ...DEFINITION, planId, ref: `M-${index}` }, at('2026-09-01', '10:00') + index));
    for (const life of lives) await office.publish(life.last);
    expect(office.inboxes.taken()).toEqual(['li', 'wang', 'wu']);
    expect(await waiting('li')).toHaveLength(200);
  });

  it('leaves nothing unannounced when several workers publish at the same time', async () => {
    const beside = new Office(stores.beside(db), NO_MAIL);
    const lives = Array.from({ length: 60 }, (_, index) => new Life({ ...DEFINITION, planId, ref: `M-${index}` }, at('2026-09-01', '10:00') - index));
    await Promise.all(lives.map((life, index) => (index % 2 ? office : beside).publish(life.last)));
    expect(await db.selectFrom('notices').select('id').where('isAnnounced', '=', false).execute()).toEqual([]);
    const earliest = Math.min(...[...office.inboxes.announced, ...beside.inboxes.announced].map(({ sendAt }) => sendAt));
    expect(earliest).toBe(Math.min(...(await waiting('li')).map(({ sendAt }) => sendAt)));
  });
});
