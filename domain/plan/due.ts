import { localDateAt, MINUTE_MS } from '../calendar.ts';
import { heldPosts } from '../chain.ts';
import type { PostId, RoleName } from '../directory.ts';
import type { PlanEvent } from './events.ts';
import { planClock, planOccurrences, summaryKey, type MonthlyDue, type PlanOccurrence } from './occurrences.ts';
import { periodAround } from '../periodic.ts';
import type { PlanState } from './plan.ts';
import { nextMonthly, nextWeekly } from './recurring.ts';
import type { SummaryRule } from './rules.ts';
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
      return;
    case 'summary':
      issueSummary(transition, occurrence, what.rule);
  }
}

/** After an outage of months one is issued, for the last month missed: it tells how things stand, and they stand as they do now. */
function issueMonthly(transition: PlanTransition, occurrence: PlanOccurrence, what: MonthlyDue): void {
  const { state, now } = transition;
  const { definition } = state.version;
  const to = receivers(transition, what.to, TITLES[what.type]);
  const clock = planClock(definition);
  const nominalAt = latestMissed(transition, occurrence, (after) => nextMonthly(clock, after, what.workingDay));
  const evaluated = { occurrence: occurrence.key, count: occurrence.count, nominalAt, lateMs: now - occurrence.evaluateAt };
  const period = localDateAt(definition.calendar, nominalAt).slice(0, 7);
  if (what.type === 'checkpoint') recordPlan(transition, { type: 'checkpointAsked', period, to, ...evaluated });
  else recordPlan(transition, { type: 'circularIssued', period, sinceAt: sinceOf(state), to, ...evaluated });
}

/** Like circulars: after an outage of weeks there is one, of how things stand. */
function issueSummary(transition: PlanTransition, occurrence: PlanOccurrence, { id, title, to: roles, on }: SummaryRule): void {
  const { state, now } = transition;
  const { definition } = state.version;
  const to = receivers(transition, roles, title);
  const clock = planClock(definition);
  const nominalAt = latestMissed(transition, occurrence, (after) => nextWeekly(clock, after, on));
  const evaluated = { occurrence: occurrence.key, count: occurrence.count, nominalAt, lateMs: now - occurrence.evaluateAt };
  const { name: period } = periodAround('week', localDateAt(definition.calendar, nominalAt));
  const sinceAt = state.fired[summaryKey(id)]?.nominalAt ?? startedAt(state);
  recordPlan(transition, { type: 'summaryIssued', summaryId: id, period, sinceAt, to, ...evaluated });
}

/** @returns the posts that fill the roles now; the administrators hear of a role nobody fills. */
function receivers(transition: PlanTransition, roles: readonly RoleName[], where: string): PostId[] {
  const { definition } = transition.state.version;
  const held = (role: RoleName) => heldPosts(definition, [role], transition.now);
  const unfilled = roles.filter((role) => held(role).length === 0);
  if (unfilled.length > 0) recordPlan(transition, { type: 'roleUnresolved', roles: unfilled, where });
  return heldPosts(definition, roles, transition.now);
}

function sinceOf(state: PlanState): number {
  return state.circularAt ?? startedAt(state);
}

function startedAt(state: PlanState): number {
  return state.phase === 'running' ? state.startedAt : 0;
}

function latestMissed({ state, now }: PlanTransition, occurrence: PlanOccurrence, nextOf: (after: number) => number): number {
  const spreadMs = state.version.definition.hours.spreadMinutes * MINUTE_MS;
  let { nominalAt } = occurrence;
  for (let next = nominalAt; next + spreadMs <= now; next = nextOf(nominalAt)) nominalAt = next;
  return nominalAt;
}
