import { describe, expect, it } from 'vitest';
import { planNotices } from '../../domain/plan/notices.ts';
import type { PlanRules } from '../../domain/plan/rules.ts';
import { composeSummary, isEmpty } from '../../domain/summary.ts';
import { accepts, at, DEFINITION, rectifying, shown, submits } from '../support/definitions.ts';
import { HASH_A, planOf, PlanStory } from '../support/plans.ts';

const RULES: PlanRules = { summaries: [{ id: 'leaders', title: '领导小组成员每周情况', to: ['groupMembers'], on: 'monday', about: 'own' }] };

function running(rules: PlanRules): PlanStory {
  const plan = new PlanStory(planOf(rules), at('2026-09-01', '11:00'));
  plan.do('sun', { type: 'approvePlan', hash: HASH_A }, at('2026-09-01', '11:30'));
  plan.do('zheng', { type: 'startPlan', hash: HASH_A }, at('2026-09-01', '12:00'));
  return plan;
}

describe('the weekly summary of a plan', () => {
  it('falls due every week on its day, after the morning’s papers, to each post that fills the role', () => {
    const plan = running(RULES);
    expect(plan.wait(at('2026-09-07', '09:19'))).toEqual([]);
    expect(plan.wait(at('2026-09-07', '09:20'))).toEqual(['summaryIssued']);
    expect(plan.events).toMatchObject([{ summaryId: 'leaders', period: '2026-W37', sinceAt: at('2026-09-01', '12:00'), to: ['deputy-director', 'bureau-head'], lateMs: 0 }]);
    const [event] = plan.events;
    const notices = event ? planNotices(plan.state, event) : [];
    expect(notices.map(({ post, kind, facts }) => [post, kind, facts.summary?.title, facts.period])).toEqual([
      ['deputy-director', 'summary', '领导小组成员每周情况', '2026-W37'],
      ['bureau-head', 'summary', '领导小组成员每周情况', '2026-W37'],
    ]);
    expect(plan.wait(at('2026-09-14', '09:20'))).toEqual(['summaryIssued']);
    expect(plan.events).toMatchObject([{ period: '2026-W38', sinceAt: at('2026-09-07', '09:00') }]);
  });

  it('waits for the next working day on a day off', () => {
    const plan = running(RULES);
    plan.wait(at('2026-09-28', '10:00'));
    expect(plan.wait(at('2026-10-08', '09:00'))).toEqual([]);
    expect(plan.wait(at('2026-10-08', '09:20'))).toEqual(['summaryIssued']);
    expect(plan.wait(at('2026-10-12', '09:20'))).toEqual(['summaryIssued']);
  });

  it('after an outage of weeks is one, for the last week missed, and says how late', () => {
    const plan = running(RULES);
    plan.wait(at('2026-09-07', '09:20'));
    expect(plan.wait(at('2026-10-20', '15:00'))).toEqual(['summaryIssued']);
    expect(plan.events.map((event) => ('nominalAt' in event ? [shown(event.nominalAt), event.lateMs > 0] : []))).toEqual([['2026-10-19 09:00', true]]);
    expect(plan.wait(at('2026-10-26', '09:20'))).toEqual(['summaryIssued']);
  });

  it('tells the administrators of a role that nobody fills', () => {
    const plan = running({ summaries: [{ id: 'x', title: '每周情况', to: ['nobody'], on: 'friday', about: 'own' }] });
    expect(plan.wait(at('2026-09-04', '09:20'))).toEqual(['roleUnresolved', 'summaryIssued']);
  });

  it('is nothing to plans whose policy does not speak of it', () => {
    expect(running({}).wait(at('2027-01-01', '09:20'))).toEqual([]);
  });
});

describe('what a summary says', () => {
  const since = at('2026-09-28', '09:00');
  const request = (posts: string[], now: number) => ({ title: '每周情况', posts, sinceAt: since, at: now });

  it('names what is late, what awaits the reader, what comes up and what was decided', () => {
    const late = rectifying().until(at('2026-10-09', '10:00'));
    const submitted = rectifying({ ...DEFINITION, ref: 'M-002' }).does('li', submits('effect'), at('2026-09-29', '10:00'));
    const accepted = rectifying({ ...DEFINITION, ref: 'M-003' }).does('li', submits('effect'), at('2026-09-29', '10:00')).does('zhao', accepts('effect'), at('2026-09-30', '10:00'));
    const states = [late, submitted, accepted].map(({ state }) => state);
    const summary = composeSummary(states, request(['supervision-1'], at('2026-10-19', '09:30')));
    const lines = (list: readonly { ref: string; on?: string }[]) => list.map(({ ref, on }) => [ref, on]);
    expect(lines(summary.late)).toEqual([['M-001', '2026-09-30']]);
    expect(lines(summary.awaiting)).toEqual([['M-002', '2026-10-12']]);
    expect(lines(summary.soon)).toEqual([['M-001', '2026-10-30'], ['M-002', '2026-10-30'], ['M-003', '2026-10-30']]);
    expect(summary.decided).toMatchObject([{ ref: 'M-003', outcome: 'accepted' }]);
    expect(summary.total).toMatchObject({ measures: 3, closed: 0, overdue: 1 });
    expect(isEmpty(summary)).toBe(false);
  });

  it('is empty where nothing is late, awaited, near or new', () => {
    const quiet = rectifying({ ...DEFINITION, milestones: [{ id: 'completion', kind: 'completion', dueOn: '2026-12-30' }], roles: { ...DEFINITION.roles, participants: [] } });
    expect(isEmpty(composeSummary([quiet.state], request(['deputy-director'], at('2026-10-19', '09:30'))))).toBe(true);
  });
});
