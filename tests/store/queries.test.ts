import { beforeAll, describe, expect, it } from 'vitest';
import { measureId } from '../../domain/definition.ts';
import { findMeasuresAsOf } from '../../store/asOf.ts';
import { listDenials, recordDenial } from '../../store/denials.ts';
import { findMeasures, listMeasures, listProblems, type MeasureFilter } from '../../store/measures.ts';
import { listPeople, listPostsOfPerson } from '../../store/people.ts';
import { findPlan, findPosts, listPlans, markPlanStarted, savePlan } from '../../store/plans.ts';
import { recordEntry } from '../../store/record.ts';
import type { Db } from '../../store/schema.ts';
import { at, DEFINITION } from '../support/definitions.ts';
import { Life, newPlanId, planToSave, withLetters } from './life.ts';
import { onEveryStore } from './stores.ts';

const FIRST_PAGE = { limit: 50, offset: 0 };

onEveryStore((stores) => {
  let db: Db;
  const planId = newPlanId();
  beforeAll(async () => {
    db = await stores.empty();
    // Texts that sort differently by locale and by bytes, and dates in another order than the refs.
    await start({ ref: 'M-010', title: '化解债务风险' }, '2026-09-10');
    await start({ ref: 'M-002', title: '规范 100% 招投标_流程' }, '2026-11-30');
    await start({ ref: 'm-001', problem: { no: '2', title: '基层治理薄弱' }, roles: { ...DEFINITION.roles, leadUnit: ['finance-handler'] } }, '2026-10-20');
    const acknowledged = await start({ ref: 'M-003', problem: { no: '2', title: '基层治理薄弱' } }, '2026-09-30');
    await recordEntry(db, acknowledged.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00')));
    await recordEntry(db, (await start({ ref: 'M-004' }, '2026-09-30')).does('sun', { type: 'withdraw', reason: '重复' }, at('2026-09-02', '11:00')));
    await start({ ref: 'M-001', planId: 'another-plan' }, '2026-09-30');
  });

  async function start(changes: Partial<typeof DEFINITION>, dueOn: string): Promise<Life> {
    const life = new Life({ ...withLetters(planId, 'M-000', []), milestones: [{ id: 'completion', kind: 'completion', dueOn }], ...changes });
    await recordEntry(db, life.last);
    return life;
  }

  const refs = async (filter: MeasureFilter, page = FIRST_PAGE, order: 'ref' | 'due' = 'ref') => (await listMeasures(db, { planId, ...filter }, page, order)).rows.map(({ ref }) => ref);

  describe('measures as of an instant', () => {
    it('are what their records had come to by then, asked for in any order; what was registered later is left out', async () => {
      const life = await start({ ref: 'M-777', planId: 'as-of' }, '2026-09-30');
      const before = life.state;
      await recordEntry(db, life.does('li', { type: 'acknowledge' }, at('2026-09-03', '11:00')));
      await recordEntry(db, life.does('li', { type: 'reportProgress', text: '过半' }, at('2026-09-04', '11:00')));
      const later = new Life({ ...withLetters('as-of', 'M-778', []) }, at('2026-09-05', '10:00'));
      await recordEntry(db, later.last);
      const ids = [later.id, life.id];
      expect(await findMeasuresAsOf(db, ids, at('2026-09-03', '10:59'))).toEqual([before]);
      expect((await findMeasuresAsOf(db, ids, at('2026-09-03', '11:00'))).map(({ phase, seq }) => [phase, seq])).toEqual([['rectifying', 2]]);
      expect(await findMeasuresAsOf(db, ids, at('2026-09-05', '10:00'))).toEqual(await findMeasures(db, ids));
      expect(await findMeasuresAsOf(db, [], at('2026-09-05', '10:00'))).toEqual([]);
    });
  });

  describe('the list of measures', () => {
    it('sorts by ref, byte by byte, the same on every database', async () => {
      expect(await refs({})).toEqual(['M-002', 'M-003', 'M-004', 'M-010', 'm-001']);
    });

    it('sorts by date, what has none last', async () => {
      expect(await refs({}, FIRST_PAGE, 'due')).toEqual(['M-010', 'M-003', 'm-001', 'M-002', 'M-004']);
    });

    it('pages, and counts beyond the page', async () => {
      expect(await listMeasures(db, { planId }, { limit: 2, offset: 2 })).toMatchObject({ total: 5, rows: [{ ref: 'M-004' }, { ref: 'M-010' }] });
      expect(await listMeasures(db, { planId }, { limit: 2, offset: 0 })).toMatchObject({ total: 5 });
      expect(await listMeasures(db, { planId }, { limit: 2, offset: 8 })).toEqual({ total: 5, rows: [] });
    });

    it('filters by phase, problem, overdue', async () => {
      expect(await refs({ phases: ['rectifying'] })).toEqual(['M-003']);
      expect(await refs({ phases: [] })).toEqual([]);
      expect(await refs({ problemNo: '2' })).toEqual(['M-003', 'm-001']);
      expect(await refs({ overdueAt: at('2026-09-10', '23:59') })).toEqual([]);
      expect(await refs({ overdueAt: at('2026-09-11', '00:00') })).toEqual(['M-010']);
    });

    it('filters by unit and by posts, in any role or in one', async () => {
      expect(await refs({ unit: '财政局' })).toEqual(['M-002', 'M-003', 'M-004', 'M-010', 'm-001']);
      expect(await refs({ unit: '财政局', role: 'leadUnit' })).toEqual(['m-001']);
      expect(await refs({ posts: ['bureau-head'] })).toEqual(['M-002', 'M-003', 'M-004', 'M-010']);
      expect(await refs({ posts: [] })).toEqual([]);
      expect(await refs({ posts: ['nobody'] })).toEqual([]);
    });

    it('finds text anywhere it shows, taking signs literally', async () => {
      expect(await refs({ text: '债务' })).toEqual(['M-003', 'M-004', 'M-010', 'm-001']);
      expect(await refs({ text: 'm-00' })).toEqual(['M-002', 'M-003', 'M-004', 'm-001']);
      expect(await refs({ text: '100%' })).toEqual(['M-002']);
      expect(await refs({ text: '_' })).toEqual(['M-002']);
      expect(await refs({ text: '\\' })).toEqual([]);
      expect(await refs({ text: '财政局' })).toEqual(['m-001']);
      expect(await refs({ text: "'; drop table measures; --" })).toEqual([]);
    });

    it('gives whole states in the order asked for', async () => {
      const ids = ['m-001', 'M-010', 'M-999', 'M-002'].map((ref) => measureId(planId, ref));
      expect((await findMeasures(db, ids)).map((state) => state.definition.ref)).toEqual(['m-001', 'M-010', 'M-002']);
    });

    it('rolls problems up', async () => {
      expect(await listProblems(db, at('2026-10-01', '00:00'), planId)).toEqual([
        { planId, problemNo: '1', problemTitle: DEFINITION.problem.title, measures: 3, closed: 1, overdue: 1 },
        { planId, problemNo: '2', problemTitle: '基层治理薄弱', measures: 2, closed: 0, overdue: 1 },
      ]);
    });
  });

  describe('plans and people', () => {
    it('come back as they were saved, and are replaced when saved again', async () => {
      const id = newPlanId();
      const plan = planToSave(id);
      await savePlan(db, plan);
      expect(await findPlan(db, id)).toMatchObject({ id, body: plan.body, calendar: plan.calendar, directory: plan.directory, startedAt: null });
      const head = { title: '经发局局长', unit: '经发局', holders: [{ person: 'wang', from: '2026-01-01', to: '2026-09-30' }, { person: 'li', from: '2026-10-01' }] };
      const finance = { title: '财政局科长', unit: '财政局', holders: [{ person: 'wu', from: '2026-01-01' }] };
      const directory = { ...DEFINITION.directory, posts: { 'bureau-head': head, 'finance-handler': finance } };
      await savePlan(db, { ...plan, title: '修订后', directory });
      const { people } = (await findPlan(db, id))?.directory ?? {};
      expect(await findPlan(db, id)).toMatchObject({ title: '修订后', directory: { posts: directory.posts } });
      expect(people).toEqual({ li: { name: '李经办' }, wang: { name: '王局长' }, wu: { name: '吴协同' } });
      expect(await findPosts(db, id, ['bureau-head', 'gone'])).toMatchObject({ directory: { posts: { 'bureau-head': head } } });
      expect(await findPosts(db, 'no-such-plan', ['bureau-head'])).toBeUndefined();
      expect(await listPostsOfPerson(db, 'li')).toContainEqual({ planId: id, postId: 'bureau-head', title: '经发局局长', unit: '经发局', fromOn: '2026-10-01', toOn: null });
    });

    it('keeps an address another plan gave when this one gives none', async () => {
      await savePlan(db, planToSave(newPlanId(), { contacts: { li: { email: 'li@example.com', language: 'en' } } }));
      await savePlan(db, planToSave(newPlanId(), { contacts: {} }));
      expect((await listPeople(db)).find(({ id }) => id === 'li')).toEqual({ id: 'li', name: '李经办', email: 'li@example.com', language: 'en', preferences: {} });
    });

    it('saves plans with the same people at the same time without deadlock', async () => {
      const ids = Array.from({ length: 10 }, newPlanId);
      await Promise.all(ids.map((id, index) => savePlan(index % 2 ? db : stores.beside(db), planToSave(id))));
      expect((await listPlans(db)).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    });

    it('notes the first start of a plan', async () => {
      const id = newPlanId();
      await savePlan(db, planToSave(id));
      await markPlanStarted(db, id, 1_000);
      await markPlanStarted(db, id, 2_000);
      await savePlan(db, planToSave(id));
      expect((await findPlan(db, id))?.startedAt).toBe(1_000);
    });
  });

  it('keeps refused acts, newest first', async () => {
    const denial = { at: 1_790_000_000_000, person: 'li', measureId: 'p/M-001', act: 'accept', code: 'submitterMayNotAccept', params: { person: '李经办' } };
    await recordDenial(db, denial);
    await recordDenial(db, { ...denial, at: denial.at + 1, person: 'wang' });
    expect(await listDenials(db, { measureId: 'p/M-001' }, FIRST_PAGE)).toEqual([{ ...denial, at: denial.at + 1, person: 'wang' }, denial]);
    expect(await listDenials(db, { person: 'li' }, FIRST_PAGE)).toEqual([denial]);
  });
});
