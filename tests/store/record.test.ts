import { beforeAll, describe, expect, it } from 'vitest';
import { listDocuments } from '../../store/documents.ts';
import { findMeasure, listEvents } from '../../store/measures.ts';
import { listNotices } from '../../store/notices.ts';
import { recordEntries, recordEntry } from '../../store/record.ts';
import type { Db } from '../../store/schema.ts';
import { at, accepts, EVIDENCE, submits } from '../support/definitions.ts';
import { LETTER_AT, LETTER_RULE, Life, newPlanId, withLetters } from './life.ts';
import { onEveryStore, recordedRows } from './stores.ts';

const EVERYTHING = { limit: 1_000, offset: 0 };

onEveryStore((stores) => {
  let db: Db;
  beforeAll(async () => {
    db = await stores.empty();
  });

  describe('recording an entry', () => {
    it('keeps events and state so that both come back as they were', async () => {
      const life = new Life(withLetters(newPlanId(), 'M-001'));
      life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
      life.does('li', { type: 'reportProgress', text: '已完成 “60%” \u0000 与 \\ 反斜线' }, at('2026-09-02', '11:00'));
      for (const entry of life.entries) await recordEntry(db, entry);
      expect(await findMeasure(db, life.id)).toEqual(life.state);
      expect(await listEvents(db, life.id)).toEqual(life.events);
      expect(await listEvents(db, life.id, 2)).toEqual(life.events.slice(2));
    });

    it('keeps policy, calendar and directory once for all measures that share them', async () => {
      const fresh = await stores.empty();
      const planId = newPlanId();
      const lives = Array.from({ length: 20 }, (_, index) => new Life(withLetters(planId, `M-${index}`)));
      await Promise.all(lives.map((life) => recordEntry(fresh, life.last)));
      expect(await fresh.selectFrom('frozen').select('hash').execute()).toHaveLength(3);
    });

    it('is the same twice as once', async () => {
      const life = new Life(withLetters(newPlanId(), 'M-001'));
      life.until(LETTER_AT);
      const first = [];
      for (const entry of life.entries) first.push(await recordEntry(db, entry));
      const rows = await recordedRows(db);
      const notices = await listNotices(db, { measureId: life.id }, EVERYTHING);
      for (const [index, entry] of life.entries.entries()) {
        expect(await recordEntry(db, entry)).toEqual({ recorded: first[index]?.recorded, added: 0 });
      }
      expect(await recordedRows(db)).toEqual(rows);
      expect(await listNotices(db, { measureId: life.id }, EVERYTHING)).toEqual(notices);
    });

    it('is the same for many measures at once as for one after the other', async () => {
      const [together, apart] = [await stores.empty(), await stores.empty()];
      const planId = newPlanId();
      const lives = Array.from({ length: 5 }, (_, index) => new Life(withLetters(planId, `M-${index}`)));
      const rounds = [lives.map((life) => life.last), lives.map((life) => life.until(LETTER_AT))];
      for (const round of rounds) {
        const outcomes = [];
        for (const entry of round) outcomes.push(await recordEntry(apart, entry));
        expect(await recordEntries(together, round)).toEqual(outcomes);
        // Beside what is known already, in another order.
        expect((await recordEntries(together, [...round].reverse())).map(({ added }) => added)).toEqual(round.map(() => 0));
      }
      expect(await recordedRows(together)).toEqual(await recordedRows(apart));
    });

    it('keeps nothing of any when one of many has a gap', async () => {
      const lives = ['M-001', 'M-002'].map((ref) => new Life(withLetters(newPlanId(), ref)));
      const [whole, gapped] = lives.map((life) => life.last);
      const later = lives[1]?.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
      if (!whole || !gapped || !later) throw new Error('two lives have two entries');
      await expect(recordEntries(db, [whole, later])).rejects.toMatchObject({ code: 'recordGap' });
      expect(await findMeasure(db, whole.measureId)).toBeUndefined();
    });

    it('is the same when many attempts at one entry run at the same time', async () => {
      const life = new Life(withLetters(newPlanId(), 'M-001'));
      const beside = stores.beside(db);
      await Promise.all(Array.from({ length: 10 }, (_, index) => recordEntry(index % 2 ? db : beside, life.last)));
      const letter = life.until(LETTER_AT);
      const outcomes = await Promise.all(Array.from({ length: 10 }, (_, index) => recordEntry(index % 2 ? db : beside, letter)));
      expect(new Set(outcomes.map(({ recorded }) => JSON.stringify(recorded)))).toEqual(new Set(['{"numbers":[{"documentId":"letter-1-1","number":"限改〔2026〕1号"}]}']));
      expect(outcomes.map(({ added }) => added).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, letter.events.length]);
      expect(await listEvents(db, life.id)).toEqual(life.events);
    });

    it('adds only what is new of an entry that overlaps with what is known', async () => {
      const life = new Life(withLetters(newPlanId(), 'M-001'));
      await recordEntry(db, life.last);
      life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
      const whole = { ...life.last, events: life.events };
      expect((await recordEntry(db, whole)).added).toBe(1);
      expect(await findMeasure(db, life.id)).toEqual(life.state);
    });

    it('never goes back to an older state', async () => {
      const life = new Life(withLetters(newPlanId(), 'M-001'));
      await recordEntry(db, life.last);
      const early = life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
      await recordEntry(db, early);
      await recordEntry(db, life.does('li', { type: 'reportProgress', text: '进展' }, at('2026-09-02', '11:00')));
      await recordEntry(db, early);
      expect(await findMeasure(db, life.id)).toEqual(life.state);
    });

    it('refuses an entry when earlier ones are missing, and keeps nothing of it', async () => {
      const life = new Life(withLetters(newPlanId(), 'M-001'));
      const missed = life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
      await expect(recordEntry(db, missed)).rejects.toMatchObject({ code: 'recordGap', zh: expect.stringContaining(life.id) as string });
      await recordEntry(db, life.entries[0] ?? missed);
      const next = life.does('li', { type: 'reportProgress', text: '进展' }, at('2026-09-02', '11:00'));
      await expect(recordEntry(db, next)).rejects.toMatchObject({ code: 'recordGap' });
      expect(await listEvents(db, life.id)).toHaveLength(1);
    });

    it('follows an amendment: columns, posts and the definition itself', async () => {
      const definition = withLetters(newPlanId(), 'M-001');
      const life = new Life(definition);
      await recordEntry(db, life.last);
      const amended = { ...definition, title: '调整后的措施', roles: { ...definition.roles, leadUnit: ['finance-handler'] } };
      await recordEntry(db, life.does('zheng', { type: 'amend', definition: amended }, at('2026-09-02', '10:00')));
      expect(await findMeasure(db, life.id)).toEqual(life.state);
      const row = await db.selectFrom('measures').selectAll().where('id', '=', life.id).executeTakeFirstOrThrow();
      expect(row).toMatchObject({ title: '调整后的措施', leadPost: 'finance-handler', leadUnit: '财政局' });
      const leads = await db.selectFrom('measurePosts').select('postId').where('measureId', '=', life.id).where('role', '=', 'leadUnit').execute();
      expect(leads).toEqual([{ postId: 'finance-handler' }]);
      expect(await listEvents(db, life.id)).toEqual(life.events);
    });

    it('shows what a list needs of a state: next date, overdue instant, caught up', async () => {
      const life = new Life(withLetters(newPlanId(), 'M-001', []));
      const row = () => db.selectFrom('measures').select(['nextMilestoneId', 'nextDueOn', 'overdueAt', 'hasCaughtUp', 'phase', 'updatedAt']).where('id', '=', life.id).executeTakeFirstOrThrow();
      await recordEntry(db, life.last);
      expect(await row()).toEqual({ nextMilestoneId: 'effect', nextDueOn: '2026-09-30', overdueAt: at('2026-10-01', '00:00'), hasCaughtUp: false, phase: 'registered', updatedAt: at('2026-09-01', '10:00') });
      await recordEntry(db, life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00')));
      await recordEntry(db, life.does('li', submits('effect'), at('2026-10-08', '11:00')));
      expect(await row()).toMatchObject({ nextMilestoneId: 'effect', nextDueOn: '2026-09-30', overdueAt: at('2026-10-31', '00:00') });
      await recordEntry(db, life.does('zhao', accepts('effect'), at('2026-10-09', '11:00')));
      expect(await row()).toMatchObject({ nextMilestoneId: 'completion', nextDueOn: '2026-10-30', hasCaughtUp: true });
    });
  });

  describe('the register of papers', () => {
    it('gives fifty papers issued at once the numbers 1 to 50, none missing, none twice', async () => {
      const planId = newPlanId();
      const beside = stores.beside(db);
      const lives = Array.from({ length: 50 }, (_, index) => new Life(withLetters(planId, `M-${String(index).padStart(3, '0')}`)));
      await Promise.all(lives.map((life) => recordEntry(db, life.last)));
      const outcomes = await Promise.all(lives.map((life, index) => recordEntry(index % 2 ? db : beside, life.until(LETTER_AT))));
      const numbers = outcomes.flatMap(({ recorded }) => recorded.numbers.map(({ number }) => Number(/〕(\d+)号/.exec(number)?.[1]))).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      const kept = await listDocuments(db, { planId, series: '限改', year: 2026 }, EVERYTHING);
      expect(new Set(kept.map(({ document }) => document.number)).size).toBe(50);
    });

    it('leaves no gap when a transaction fails after a number was given', async () => {
      const planId = newPlanId();
      const first = new Life(withLetters(planId, 'M-001'));
      await recordEntry(db, first.last);
      const letter = first.until(LETTER_AT);
      const failing = db.transaction().execute(async (tx) => {
        await tx.insertInto('seriesCounters').values({ planId, series: '限改', year: 2026, lastN: 1 }).execute();
        throw new Error('the process dies here');
      });
      await expect(failing).rejects.toThrow('dies');
      expect((await recordEntry(db, letter)).recorded.numbers[0]?.number).toBe('限改〔2026〕1号');
    });

    it('numbers each series and each year apart, and does not deadlock on two series taken in either order', async () => {
      const planId = newPlanId();
      const other = { ...LETTER_RULE, id: 'key', document: { ...LETTER_RULE.document, name: '重点督办通知书', series: '重督', to: ['leadUnit'], cc: [] } };
      const lives = Array.from({ length: 20 }, (_, index) => new Life(withLetters(planId, `M-${index}`, index % 2 ? [LETTER_RULE, other] : [other, LETTER_RULE])));
      await Promise.all(lives.map((life) => recordEntry(db, life.last)));
      await Promise.all(lives.map((life) => recordEntry(db, life.until(LETTER_AT))));
      const counters = await db.selectFrom('seriesCounters').select(['series', 'year', 'lastN']).where('planId', '=', planId).orderBy('series').execute();
      expect(counters).toEqual([{ series: '重督', year: 2026, lastN: 20 }, { series: '限改', year: 2026, lastN: 20 }]);
      const definition = withLetters(planId, 'M-next-year');
      const late = new Life({ ...definition, milestones: [{ id: 'effect', kind: 'effect', dueOn: '2026-12-31' }] }, at('2026-12-01', '10:00'));
      await recordEntry(db, late.last);
      const { recorded } = await recordEntry(db, late.until(at('2027-01-04', '09:00')));
      expect(recorded.numbers).toEqual([{ documentId: 'letter-1-1', number: '限改〔2027〕1号' }]);
    });

    it('shows receipts and answers given later, with the number, in this cycle and when it has passed', async () => {
      const life = new Life(withLetters(newPlanId(), 'M-001'));
      await recordEntry(db, life.last);
      await recordEntry(db, life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00')));
      const { recorded } = await recordEntry(db, life.until(LETTER_AT));
      life.numbered(recorded, LETTER_AT);
      await recordEntry(db, life.does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-10-08', '10:00')));
      await recordEntry(db, life.does('wang', { type: 'answerDocument', documentId: 'letter-1-1', text: '已部署整改' }, at('2026-10-09', '10:00')));
      expect((await listDocuments(db, { measureId: life.id }, EVERYTHING)).map(({ document }) => document)).toEqual(life.state.documents);
      relapse(life);
      for (const entry of life.entries.slice(5)) await recordEntry(db, entry);
      const past = life.state.pastCycles[0]?.documents;
      expect((await listDocuments(db, { measureId: life.id }, EVERYTHING)).map(({ document }) => document)).toEqual(past);
    });
  });

  describe('a store that is rebuilt', () => {
    it('has the same rows, whatever the order of the measures', async () => {
      const planId = newPlanId();
      const original = await stores.empty();
      const lives = Array.from({ length: 6 }, (_, index) => new Life(withLetters(planId, `M-${index}`)));
      for (const life of lives) for (const entry of life.entries) await recordEntry(original, entry);
      for (const life of [...lives].reverse()) {
        const { recorded } = await recordEntry(original, life.until(LETTER_AT));
        life.numbered(recorded, LETTER_AT);
        await recordEntry(original, life.does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-10-08', '10:00')));
      }
      const rebuilt = await stores.empty();
      const order = [3, 0, 5, 1, 4, 2].flatMap((index) => lives[index] ?? []);
      for (const life of order) for (const entry of life.entries) await recordEntry(rebuilt, entry, { isRebuild: true });
      expect(await recordedRows(rebuilt)).toEqual(await recordedRows(original));
      expect(await listNotices(rebuilt, {}, EVERYTHING)).toEqual([]);
    });

    it('can take a whole life as one entry', async () => {
      const [original, rebuilt] = [await stores.empty(), await stores.empty()];
      const life = new Life(withLetters(newPlanId(), 'M-001'));
      await recordEntry(original, life.last);
      life.numbered((await recordEntry(original, life.until(LETTER_AT))).recorded, LETTER_AT);
      await recordEntry(original, life.does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-10-08', '10:00')));
      await recordEntry(rebuilt, { ...life.last, events: life.entries.flatMap(({ events }) => events) }, { isRebuild: true });
      expect(await recordedRows(rebuilt)).toEqual(await recordedRows(original));
    });

    it('numbers a paper whose number is not on the record yet when its workflow hands it over again', async () => {
      const planId = newPlanId();
      const [recordedLife, unrecorded] = [new Life(withLetters(planId, 'M-001')), new Life(withLetters(planId, 'M-002'))];
      recordedLife.until(LETTER_AT);
      recordedLife.numbered({ numbers: [{ documentId: 'letter-1-1', number: '限改〔2026〕7号' }] }, LETTER_AT);
      recordedLife.does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-10-08', '10:00'));
      const pending = unrecorded.until(LETTER_AT);
      const rebuilt = await stores.empty();
      for (const entry of [...unrecorded.entries, ...recordedLife.entries]) await recordEntry(rebuilt, entry, { isRebuild: true });
      expect((await listDocuments(rebuilt, { measureId: unrecorded.id }, EVERYTHING))[0]?.document.number).toBeUndefined();
      expect((await recordEntry(rebuilt, pending)).recorded.numbers).toEqual([{ documentId: 'letter-1-1', number: '限改〔2026〕8号' }]);
    });

    it('says so when two papers claim one number', async () => {
      const planId = newPlanId();
      const lives = [new Life(withLetters(planId, 'M-001')), new Life(withLetters(planId, 'M-002'))];
      for (const life of lives) {
        life.until(LETTER_AT);
        life.numbered({ numbers: [{ documentId: 'letter-1-1', number: '限改〔2026〕1号' }] }, LETTER_AT);
        life.does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-10-08', '10:00'));
      }
      const replay = async () => {
        for (const life of lives) for (const entry of life.entries) await recordEntry(db, entry, { isRebuild: true });
      };
      await expect(replay()).rejects.toMatchObject({ code: 'numberTaken', en: expect.stringContaining(`${planId}/M-001`) as string });
    });
  });
});

/** From overdue to closed and, at the first look-back, relapsed. */
function relapse(life: Life): void {
  life.does('li', submits('effect', 'completion'), at('2026-10-12', '10:00'));
  life.does('zhao', accepts('effect', 'completion'), at('2026-10-13', '10:00'));
  for (const person of ['zhang', 'sun']) {
    if (life.state.phase !== 'inSignOff') throw new Error(`in ${life.state.phase}`);
    life.does(person, { type: 'approveClosure', factsHash: life.state.signOff.factsHash }, at('2026-10-14', '10:00'));
  }
  const evidence = [{ ...EVIDENCE, datedOn: '2026-11-20' }];
  life.does('zhou', { type: 'findRelapse', lookBackId: 'first', reason: '问题反弹', evidence, dates: { effect: '2026-12-30', completion: '2027-01-29' } }, at('2026-11-23', '10:00'));
}
