import { addCount, startOfDay } from './calendar.ts';
import { pointsMissed, refusalsStanding, reportsMissed } from './missed.ts';
import { isInForce, lapsedSince, unacknowledgedSince, unansweredSince } from './papers.ts';
import { receiptsMissing } from './rungs.ts';
import type { IssuedDocument } from './dossier.ts';
import type { MeasureState, Milestone } from './measure.ts';
import type { LightColour, Rule } from './policy.ts';
import { clockOf, dueOn, overdueAt } from './timing.ts';

/**
 * The colour a milestone shows (亮灯). `normal`: nothing is near; a colour: what the policy's rungs say; `submitted`: the acceptors
 * have it; `done` / `caughtUp` (逾期已补): accepted on time / late, the latter for ever.
 */
export type Light = LightColour | 'normal' | 'submitted' | 'done' | 'caughtUp';
export const LIGHTS: readonly Light[] = ['normal', 'green', 'blue', 'yellow', 'orange', 'red', 'submitted', 'done', 'caughtUp'];

/** A light with the instant it has stood since and the rung it comes from. */
export interface LightNow {
  readonly light: Light;
  readonly since?: number;
  readonly ruleId?: string;
}

/**
 * @returns the light of a milestone at an instant. It is computed, never stored: it follows the instant, day or night, and
 * needs no wake-up. Of the rungs begun, the one that began last shows; at the same instant, the later one in the policy.
 */
export function lightOf(state: MeasureState, milestone: Milestone, now: number): LightNow {
  if (milestone.status === 'submitted') return { light: 'submitted', since: milestone.submission.at };
  if (milestone.status === 'accepted') return { light: milestone.verdict === 'late' ? 'caughtUp' : 'done', since: milestone.acceptedAt };
  if (state.phase !== 'registered' && state.phase !== 'rectifying') return { light: 'normal' };
  let shown: LightNow = { light: 'normal' };
  for (const rule of state.definition.policy.ladder) {
    if (!rule.light || (rule.classes && !rule.classes.includes(state.definition.class))) continue;
    const begun = lightSince(state, rule, milestone, now);
    const isShown = begun !== undefined && !gaveWay(state, rule, milestone, begun);
    const since = newest([isShown ? begun : undefined, byHandSince(state, rule.id, milestone)].filter((at) => at !== undefined).filter((at) => at <= now));
    if (since !== undefined && since >= (shown.since ?? -Infinity)) shown = { light: rule.light, since, ruleId: rule.id };
  }
  return shown;
}

/** @returns whether the milestone's date has passed without a submission that stands. */
export function isOverdue(state: MeasureState, milestone: Milestone, now: number): boolean {
  return milestone.status === 'open' && now >= overdueAt(clockOf(state.definition), milestone);
}

/**
 * @returns the instant from which a rung's light stands for a milestone. For a rung before or after a date that is the midnight
 * that begins its day, although the paper waits for the notice hour of a working day.
 */
function lightSince(state: MeasureState, rule: Rule, milestone: Milestone, now: number): number | undefined {
  const clock = clockOf(state.definition);
  const when = rule.when;
  switch (when.on) {
    case 'before':
    case 'after': {
      if (when.milestone !== 'any' && when.milestone !== milestone.kind) return undefined;
      const day = addCount(clock.calendar, dueOn(clock, milestone), when.count, when.on === 'before' ? -1 : 1);
      return startOfDay(clock.calendar, day);
    }
    case 'returned':
      return newest(state.returned.filter((entry) => entry.milestoneId === milestone.id && (when.times ?? entry.time) === entry.time).map((entry) => entry.at));
    case 'notAcknowledged':
      if (when.of !== 'assignment') return paperSince(state, when.of, milestone, unacknowledgedSince);
      return receiptsMissing(state).length > 0 ? newest(firedAt(state, `${rule.id}|assignment`)) : undefined;
    case 'notAnswered':
      return paperSince(state, when.of, milestone, unansweredSince);
    case 'lapsed':
      return paperSince(state, when.of, milestone, lapsedSince);
    case 'behind':
      return behindSince(state, rule.id, now);
    case 'reportMissed':
      return newest(reportsMissed(state, when).map(({ at }) => at));
    case 'extensionRefused':
      return newest(refusalsStanding(state).filter(({ milestoneId }) => milestoneId === milestone.id).map(({ at }) => at));
    case 'byHand':
      return undefined;
    case 'registered':
      return state.cycle === 1 ? state.registeredAt : undefined;
    case 'relapsed':
      return state.relapsedAt;
  }
}

/** A rung that is passed over because a paper stood before it began shows no light: the paper's own rung does. */
function gaveWay(state: MeasureState, { skipIfStands = [] }: Rule, milestone: Milestone, begun: number): boolean {
  const standing = state.documents.filter((paper) => skipIfStands.includes(paper.ruleId) && (paper.milestoneId ?? milestone.id) === milestone.id);
  return standing.some((paper) => paper.issuedAt <= begun && isInForce(state, paper));
}

/** A rung entered by hand shows its light while its paper is in force. */
function byHandSince(state: MeasureState, ruleId: string, milestone: Milestone): number | undefined {
  return paperSince(state, ruleId, milestone, (paper) => (paper.issuedBy ? paper.issuedAt : undefined));
}

/** Of the points not reached the last whose day is over; those still ahead say nothing yet. */
function behindSince(state: MeasureState, ruleId: string, now: number): number | undefined {
  return newest(pointsMissed(state, ruleId).map(({ since }) => since).filter((since) => since <= now));
}

function paperSince(state: MeasureState, ruleId: string, milestone: Milestone, limitOf: (paper: IssuedDocument) => number | undefined): number | undefined {
  const papers = state.documents.filter((paper) => paper.ruleId === ruleId && (paper.milestoneId ?? milestone.id) === milestone.id && isInForce(state, paper));
  return newest(papers.map(limitOf).filter((limit) => limit !== undefined));
}

function firedAt(state: MeasureState, key: string): number[] {
  const fired = state.fired[key];
  return fired ? [fired.nominalAt] : [];
}

function newest(instants: readonly number[]): number | undefined {
  return instants.length === 0 ? undefined : Math.max(...instants);
}
