import { localDateAt, MINUTE_MS } from '../calendar.ts';
import { heldPosts } from '../chain.ts';
import type { PlanEvent } from './events.ts';
import { nextMonthly, planClock, planOccurrences, type MonthlyDue, type PlanOccurrence } from './occurrences.ts';
import type { PlanState } from './plan.ts';
import { beginPlan, recordPlan, type PlanTransition } from './transition.ts';

/** What nobody is there to receive, as the administrators are told. */
const TITLES = { circular: '每月通报', checkpoint: '每月记录核验点' } as const;

/** @returns the next instant at which time itself will bring something about, or nothing. It may lie in the past after an outage. */
export function nextPlanDueAt(state: PlanState): number | undefined {
  return planOccurrences(state, 0)[0]?.evaluateAt;
}

/** Lets time pass up to `now`: everything due by then, in order, each once, with how late it was. */
export function planDue(state: PlanState, now: number): readonly PlanEvent[] {
  const transition = beginPlan(state, now);
  letPlanTimePass(transition);
  return transition.events;
}

export function letPlanTimePass(transition: PlanTransition): void {
  for (let next = firstDue(transition); next; next = firstDue(transition)) bringAbout(transition, next);
}

function firstDue({ state, now }: PlanTransition): PlanOccurrence | undefined {
  return planOccurrences(state, now).find(({ evaluateAt }) => evaluateAt <= now);
}

function bringAbout(transition: PlanTransition, occurrence: PlanOccurrence): void {
  const { key, count, nominalAt, evaluateAt, what } = occurrence;
  const evaluated = { occurrence: key, count, nominalAt, lateMs: transition.now - evaluateAt };
  switch (what.type) {
    case 'reminder':
      recordPlan(transition, { type: 'awaitedReminded', subject: what.subject, awaited: what.awaited, ...evaluated });
      return;
    case 'lapse':
      recordPlan(transition, { type: 'awaitedLapsed', subject: what.subject, awaited: what.awaited, toldRoles: what.tell, ...evaluated });
      return;
    case 'circular':
    case 'checkpoint':
      issueMonthly(transition, occurrence, what);
  }
}

/** After an outage of months one is issued, for the last month missed: it tells how things stand, and they stand as they do now. */
function issueMonthly(transition: PlanTransition, occurrence: PlanOccurrence, what: MonthlyDue): void {
  const { state, now } = transition;
  const { definition } = state.version;
  const to = heldPosts(definition, what.to, now);
  const unfilled = what.to.filter((role) => heldPosts(definition, [role], now).length === 0);
  if (unfilled.length > 0) recordPlan(transition, { type: 'roleUnresolved', roles: unfilled, where: TITLES[what.type] });
  const nominalAt = latestMissed(state, occurrence, what, now);
  const evaluated = { occurrence: occurrence.key, count: occurrence.count, nominalAt, lateMs: now - occurrence.evaluateAt };
  const period = localDateAt(definition.calendar, nominalAt).slice(0, 7);
  if (what.type === 'checkpoint') recordPlan(transition, { type: 'checkpointAsked', period, to, ...evaluated });
  else recordPlan(transition, { type: 'circularIssued', period, sinceAt: sinceOf(state), to, ...evaluated });
}

function sinceOf(state: PlanState): number {
  return state.circularAt ?? (state.phase === 'running' ? state.startedAt : 0);
}

function latestMissed(state: PlanState, occurrence: PlanOccurrence, { workingDay }: MonthlyDue, now: number): number {
  const { definition } = state.version;
  const clock = planClock(definition);
  let { nominalAt } = occurrence;
  for (let next = nominalAt; next + definition.hours.spreadMinutes * MINUTE_MS <= now; next = nextMonthly(clock, nominalAt, workingDay)) nominalAt = next;
  return nominalAt;
}
