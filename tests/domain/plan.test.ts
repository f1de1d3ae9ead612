import { describe, expect, it } from 'vitest';
import type { PlanRules } from '../../domain/plan/rules.ts';
import { nextPlanDueAt } from '../../domain/plan/due.ts';
import { planNotices } from '../../domain/plan/notices.ts';
import { firstBrokenLink } from '../../domain/plan/record.ts';
import { NO_HEAD, sealed } from '../../domain/record.ts';
import { at, shown } from '../support/definitions.ts';
import { HASH_A, HASH_B, planOf, PlanStory } from '../support/plans.ts';

const NOON = at('2026-09-01', '12:00');
const none = { open: 0, closed: 2, archived: 1, withdrawn: 0 };

function running(rules: PlanRules = {}, startedAt = NOON): PlanStory {
  const plan = new PlanStory(planOf(rules), startedAt - 2);
  plan.do('sun', { type: 'approvePlan', hash: HASH_A }, startedAt - 1);
  plan.do('zheng', { type: 'startPlan', hash: HASH_A }, startedAt);
  expect(plan.state.phase).toBe('running');
  return plan;
}

describe('A draft', () => {
  it('awaits the authority of the plan, and nobody starts it before', () => {
    const plan = new PlanStory(planOf(), NOON);
    expect(plan.events.map(({ type }) => type)).toEqual(['draftSubmitted', 'approvalOpened']);
    expect(plan.state).toMatchObject({ phase: 'draft', version: { status: 'awaiting', chain: { awaited: ['group-leader'] } } });
    expect(plan.do('zheng', { type: 'startPlan', hash: HASH_A }, NOON)).toBe('planNotApproved');
  });

  it('is approved by its authority, by the hash of exactly what was seen, and then started by an administrator', () => {
    const plan = new PlanStory(planOf(), NOON);
    expect(plan.do('zheng', { type: 'approvePlan', hash: HASH_A }, NOON)).toBe('submitterMayNotApprove');
    expect(plan.do('li', { type: 'approvePlan', hash: HASH_A }, NOON)).toBe('notAwaited');
    expect(plan.do('sun', { type: 'approvePlan', hash: HASH_B }, NOON)).toBe('factsChanged');
    expect(plan.do('sun', { type: 'approvePlan', hash: HASH_A, note: '同意' }, NOON)).toEqual(['approvalGiven', 'planApproved']);
    expect(plan.state).toMatchObject({ phase: 'approved', version: { approvals: [{ person: 'sun', hash: HASH_A, stepId: 'authority', note: '同意' }] } });
    expect(plan.do('sun', { type: 'startPlan', hash: HASH_A }, NOON)).toBe('notYours');
    expect(plan.do('zheng', { type: 'startPlan', hash: HASH_B }, NOON)).toBe('planNotSubmitted');
    expect(plan.do('zheng', { type: 'startPlan', hash: HASH_A }, NOON)).toEqual(['planStarted']);
    expect(plan.do('zheng', { type: 'startPlan', hash: HASH_A }, NOON)).toBe('alreadyDone');
  });

  it('goes through every step the policy names, each by all who are asked', () => {
    const steps = [
      { id: 'members', title: '领导小组成员审议', roles: ['groupMembers'], need: 'all' as const, whenLapsed: [] },
      { id: 'leader', title: '组长批准', roles: ['authority'], need: 'any' as const, whenLapsed: [] },
    ];
    const plan = new PlanStory(planOf({ approval: steps }), NOON);
    expect(plan.do('sun', { type: 'approvePlan', hash: HASH_A }, NOON)).toBe('notAwaited');
    expect(plan.do('zhang', { type: 'approvePlan', hash: HASH_A }, NOON)).toEqual(['approvalGiven']);
    expect(plan.do('zhang', { type: 'approvePlan', hash: HASH_A }, NOON)).toBe('alreadyDone');
    expect(plan.do('wang', { type: 'approvePlan', hash: HASH_A }, NOON)).toEqual(['approvalGiven', 'approvalOpened']);
    expect(plan.do('sun', { type: 'approvePlan', hash: HASH_A }, NOON)).toEqual(['approvalGiven', 'planApproved']);
  });

  it('that is handed in anew loses the approvals of the old text, and those who gave them hear of it', () => {
    const steps = [{ id: 'members', title: '审议', roles: ['groupMembers'], need: 'all' as const, whenLapsed: [] }];
    const plan = new PlanStory(planOf({ approval: steps }), NOON);
    plan.do('zhang', { type: 'approvePlan', hash: HASH_A }, NOON);
    expect(plan.do('zheng', { type: 'submitDraft', definition: planOf({ approval: steps }) }, NOON)).toBe('alreadyDone');
    expect(plan.do('li', { type: 'submitDraft', definition: planOf({ approval: steps }, { hash: HASH_B }) }, NOON)).toBe('notYours');
    expect(plan.do('zheng', { type: 'submitDraft', definition: planOf({ approval: steps }, { hash: HASH_B }) }, NOON)).toEqual(['approvalsLapsed', 'draftSubmitted', 'approvalOpened']);
    const [lapsed] = plan.events;
    expect(lapsed && planNotices(plan.state, lapsed).map(({ post, kind }) => [post, kind])).toEqual([['deputy-director', 'planApprovalsLapsed']]);
    expect(plan.state.earlier).toMatchObject([{ hash: HASH_A, approvals: [{ person: 'zhang', hash: HASH_A }], wasInForce: false }]);
    expect(plan.do('wang', { type: 'approvePlan', hash: HASH_A }, NOON)).toBe('factsChanged');
    expect(plan.do('wang', { type: 'approvePlan', hash: HASH_B }, NOON)).toEqual(['approvalGiven']);
    expect(plan.state.phase).toBe('draft');
  });

  it('can be returned with a reason, and is handed in again', () => {
    const plan = new PlanStory(planOf(), NOON);
    expect(plan.do('sun', { type: 'returnPlan', hash: HASH_A, reason: ' ' }, NOON)).toBe('emptyText');
    expect(plan.do('sun', { type: 'returnPlan', hash: HASH_A, reason: '时限过宽' }, NOON)).toEqual(['draftReturned']);
    expect(plan.do('sun', { type: 'approvePlan', hash: HASH_A }, NOON)).toBe('planVersionReturned');
    expect(plan.do('zheng', { type: 'startPlan', hash: HASH_A }, NOON)).toBe('planVersionReturned');
    expect(plan.do('zheng', { type: 'submitDraft', definition: planOf({}, { hash: HASH_B }) }, NOON)).toEqual(['draftSubmitted', 'approvalOpened']);
  });

  it('whose approval takes too long is asked for again, and then told to a superior', () => {
    const step = { id: 'leader', title: '批准', roles: ['authority'], need: 'any' as const, within: { n: 3, unit: 'working' as const }, remindBefore: { n: 1, unit: 'working' as const }, whenLapsed: ['inspector'] };
    const plan = new PlanStory(planOf({ approval: [step] }), NOON);
    expect(shown(nextPlanDueAt(plan.state) ?? 0)).toBe('2026-09-03 09:00');
    expect(plan.wait(at('2026-09-03', '09:01'))).toEqual(['awaitedReminded']);
    expect(plan.wait(at('2026-09-07', '09:01'))).toEqual(['awaitedLapsed']);
    expect(plan.events.flatMap((event) => planNotices(plan.state, event)).map(({ post, kind }) => [post, kind])).toEqual([['group-leader', 'planAwaitedLapsed'], ['inspection-office', 'planAwaitedLapsed']]);
    expect(nextPlanDueAt(plan.state)).toBeUndefined();
  });

  it('nobody is there to approve falls to the administrators who did not hand it in', () => {
    const plan = new PlanStory(planOf({}, { roles: { administrator: ['plan-office', 'bureau-head'] } }), NOON);
    expect(plan.events.map(({ type }) => type)).toEqual(['draftSubmitted', 'roleUnresolved', 'approvalOpened']);
    expect(plan.do('zheng', { type: 'approvePlan', hash: HASH_A }, NOON)).toBe('submitterMayNotApprove');
    expect(plan.do('wang', { type: 'approvePlan', hash: HASH_A }, NOON)).toEqual(['approvalGiven', 'planApproved']);
  });
});

describe('A running plan', () => {
  it('goes on under the version in force until a later one is approved by those whom the version in force names', () => {
    const plan = running();
    const later = planOf({}, { hash: HASH_B, roles: { administrator: ['plan-office'], authority: ['plan-office'] } });
    expect(plan.do('zheng', { type: 'submitDraft', definition: later }, NOON)).toEqual(['draftSubmitted', 'approvalOpened']);
    expect(plan.state).toMatchObject({ phase: 'running', version: { definition: { hash: HASH_A } }, next: { chain: { awaited: ['group-leader'] } } });
    expect(plan.do('zheng', { type: 'startPlan', hash: HASH_B }, NOON)).toBe('planNotApproved');
    expect(plan.do('sun', { type: 'approvePlan', hash: HASH_B }, NOON)).toEqual(['approvalGiven', 'planApproved']);
    expect(plan.do('zheng', { type: 'startPlan', hash: HASH_B }, NOON)).toEqual(['planStarted']);
    expect(plan.state).toMatchObject({ phase: 'running', version: { definition: { hash: HASH_B } }, earlier: [{ hash: HASH_A, wasInForce: true }] });
  });

  it('issues its circular on its working day of every month, after the papers of the morning', () => {
    const plan = running({ circular: { workingDay: 3, to: ['groupMembers'] } });
    // 1 and 2 September are working days; the third is the 3rd, at nine and twenty minutes of spread.
    expect(shown(nextPlanDueAt(plan.state) ?? 0)).toBe('2026-09-03 09:20');
    expect(plan.wait(at('2026-09-03', '09:20'))).toEqual(['circularIssued']);
    expect(plan.events).toMatchObject([{ period: '2026-09', sinceAt: NOON, to: ['deputy-director', 'bureau-head'], count: 1, lateMs: 0 }]);
    // October begins with a week of holidays and a Saturday that is worked.
    expect(shown(nextPlanDueAt(plan.state) ?? 0)).toBe('2026-10-10 09:20');
    expect(plan.wait(at('2026-10-10', '09:20'))).toEqual(['circularIssued']);
    expect(plan.events).toMatchObject([{ period: '2026-10', sinceAt: at('2026-09-03', '09:20'), count: 2 }]);
  });

  it('issues after an outage of months one circular, for the last month missed, and says how late', () => {
    const plan = running({ circular: { workingDay: 1, to: ['inspector'] } });
    expect(plan.wait(at('2026-12-05', '10:00'))).toEqual(['circularIssued']);
    expect(plan.events).toMatchObject([{ period: '2026-12', count: 1, lateMs: at('2026-12-05', '10:00') - at('2026-10-08', '09:20') }]);
    expect(shown(nextPlanDueAt(plan.state) ?? 0)).toBe('2027-01-01 09:20');
  });

  it('asks for its checkpoint on the first working day, and tells its digest when it has been made', () => {
    const plan = running({ checkpointTo: ['inspector'] });
    expect(plan.wait(at('2026-10-08', '09:20'))).toEqual(['checkpointAsked']);
    expect(plan.state.checkpointAsked).toEqual({ period: '2026-10', at: at('2026-10-08', '09:20'), to: ['inspection-office'] });
  });

  it('is reminded of a report, hears when it lapses, and takes it late', () => {
    const rules: PlanRules = {
      reports: [{ id: 'half-year', title: '整改进展情况报告', addressee: '省委巡视办', due: { by: 'months', after: 2 }, roles: ['groupMembers'], remindBefore: { n: 5, unit: 'working' }, whenLapsed: ['authority'] }],
    };
    const plan = running(rules);
    expect(shown(nextPlanDueAt(plan.state) ?? 0)).toBe('2026-10-26 09:00');
    expect(plan.wait(at('2026-10-26', '09:00'))).toEqual(['awaitedReminded']);
    expect(plan.wait(at('2026-11-01', '23:59'))).toEqual([]);
    expect(plan.wait(at('2026-11-02', '09:00'))).toEqual(['awaitedLapsed']);
    expect(plan.events.flatMap((event) => planNotices(plan.state, event)).map(({ post, facts }) => [post, facts.report?.addressee, facts.dueOn])).toEqual([
      ['deputy-director', '省委巡视办', '2026-11-01'],
      ['bureau-head', '省委巡视办', '2026-11-01'],
      ['group-leader', '省委巡视办', '2026-11-01'],
    ]);
    const late = at('2026-11-02', '10:00');
    expect(plan.do('sun', { type: 'handInReport', reportId: 'half-year', text: '已报送', evidence: [] }, late)).toBe('notYours');
    expect(plan.do('zhang', { type: 'handInReport', reportId: 'yearly', text: '已报送', evidence: [] }, late)).toBe('unknownReport');
    expect(plan.do('zhang', { type: 'handInReport', reportId: 'half-year', text: '已报送', evidence: [] }, late)).toEqual(['reportHandedIn']);
    expect(plan.state.reports).toMatchObject([{ reportId: 'half-year', dueOn: '2026-11-01', isLate: true, person: 'zhang' }]);
    expect(nextPlanDueAt(plan.state)).toBeUndefined();
  });

  it('owes a report of fixed dates once for each of them', () => {
    const plan = running({ reports: [{ id: 'quarterly', title: '季度报告', due: { by: 'dates', on: ['2026-12-31', '2026-09-30'] }, roles: ['administrator'], whenLapsed: [] }] });
    expect(plan.do('zheng', { type: 'handInReport', reportId: 'quarterly', text: '三季度', evidence: [] }, NOON)).toEqual(['reportHandedIn']);
    expect(plan.state.reports).toMatchObject([{ dueOn: '2026-09-30', isLate: false }]);
    expect(plan.do('zheng', { type: 'handInReport', reportId: 'quarterly', dueOn: '2026-09-30', text: '再报', evidence: [] }, NOON)).toBe('unknownReport');
    expect(shown(nextPlanDueAt(plan.state) ?? 0)).toBe('2027-01-01 09:00');
  });

  it('is concluded by its authority when nothing is left open, and for good', () => {
    const plan = running();
    expect(plan.do('zheng', { type: 'concludePlan', reason: '完成', counts: none }, NOON)).toBe('notYours');
    expect(plan.do('sun', { type: 'concludePlan', reason: '完成', counts: { ...none, open: 1 } }, NOON)).toBe('planMeasuresOpen');
    expect(plan.do('sun', { type: 'concludePlan', reason: '全部销号', counts: none }, NOON)).toEqual(['concluded']);
    expect(plan.state).toMatchObject({ phase: 'concluded', conclusion: { person: 'sun', counts: none } });
    expect(plan.do('zheng', { type: 'submitDraft', definition: planOf({}, { hash: HASH_B }) }, NOON)).toBe('planWrongPhase');
    expect(nextPlanDueAt(plan.state)).toBeUndefined();
  });
});

describe('The record of a plan', () => {
  const whole = () => {
    const plan = new PlanStory(planOf(), NOON);
    const first = plan.events;
    plan.do('sun', { type: 'approvePlan', hash: HASH_A }, NOON + 1);
    return sealed(NO_HEAD, [...first, ...plan.events]);
  };

  it('is a chain in which every link holds', () => {
    const { events, head } = whole();
    expect(events.map(({ type }) => type)).toEqual(['draftSubmitted', 'approvalOpened', 'approvalGiven', 'planApproved']);
    expect(firstBrokenLink(events, head)).toBeUndefined();
  });

  it('tells an event that was altered, left out, put elsewhere, or cut off at the end', () => {
    const { events, head } = whole();
    const [first, second, third, fourth] = events;
    if (!first || !second || !third || !fourth) throw new Error('four events');
    expect(firstBrokenLink([first, second, { ...third, at: 1 }, fourth], head)).toBe(3);
    expect(firstBrokenLink([first, third, fourth], head)).toBe(2);
    expect(firstBrokenLink([second, first, third, fourth], head)).toBe(1);
    expect(firstBrokenLink([first, second, third], head)).toBe(4);
  });
});

describe('A post of a plan that changes hands', () => {
  const held = (person: string) => ({ title: '领导小组组长', unit: '领导小组', holders: [{ person: 'sun', from: '2026-01-01', to: '2026-09-01' }, { person, from: '2026-09-02' }] });
  const act = { type: 'changePost', post: 'group-leader', held: held('gao'), people: { gao: { name: '高新任' } } } as const;
  const NEXT_DAY = at('2026-09-02', '10:00');

  it('takes from who has left what the plan asks of the post, and gives it to who has come', () => {
    const plan = running();
    expect(plan.do('sun', act, NOON)).toBe('notYours');
    expect(plan.do('zheng', act, NOON)).toEqual(['postChanged']);
    expect(plan.do('zheng', act, NOON)).toBe('alreadyDone');
    plan.do('zheng', { type: 'submitDraft', definition: planOf({}, { hash: HASH_B, directory: plan.state.version.definition.directory }) }, NEXT_DAY);
    expect(plan.do('sun', { type: 'approvePlan', hash: HASH_B }, NEXT_DAY)).toBe('notAwaited');
    expect(plan.do('gao', { type: 'approvePlan', hash: HASH_B }, NEXT_DAY)).toEqual(['approvalGiven', 'planApproved']);
    expect(plan.do('sun', { type: 'concludePlan', reason: '任务完成', counts: none }, NEXT_DAY)).toBe('notYours');
    expect(plan.do('gao', { type: 'concludePlan', reason: '任务完成', counts: none }, NEXT_DAY)).toEqual(['concluded']);
  });

  it('lets its holder say who stands in, but not who comes after, and a substitute neither', () => {
    const plan = running();
    const known = plan.state.version.definition.directory.posts['group-leader'];
    const substituted = { title: '', unit: '', holders: [], ...known, substitutes: [{ person: 'wang', from: '2026-09-01', to: '2026-09-10' }] };
    expect(plan.do('sun', { ...act, held: substituted, people: {} }, NOON)).toEqual(['postChanged']);
    expect(plan.do('wang', { ...act, held: { ...substituted, substitutes: [] }, people: {} }, NOON)).toBe('notYours');
    expect(plan.do('wang', { type: 'concludePlan', reason: '任务完成', counts: none }, NOON)).toEqual(['concluded']);
  });
});
