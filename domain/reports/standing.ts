import { localDateAt } from '../calendar.ts';
import type { MeasureState, Milestone } from '../measure.ts';
import type { MilestoneKind } from '../policy.ts';
import { isClosedNow, overdueMilestones } from '../rollUp.ts';
import { clockOf, dueOn } from '../timing.ts';

/**
 * Where a measure stands, as a report may say it. `partial`: part of it has been accepted; `submitted`: the acceptors have it;
 * `awaitingClosure`: all accepted, not yet signed; `longTerm`: has no end yet; `routine`: its end is signed;
 * `assigned`: not acknowledged, so that nobody says that work has begun.
 */
export const STANDINGS = ['done', 'routine', 'awaitingClosure', 'submitted', 'partial', 'longTerm', 'underWay', 'assigned', 'suspended', 'notStarted', 'withdrawn'] as const;
export type StandingKind = (typeof STANDINGS)[number];

/** Facts a closing phrase is made of. Dates are local days. */
export interface Standing {
  readonly kind: StandingKind;
  /** Something is accepted in this cycle. */
  readonly isPartlyDone: boolean;
  /** A date has passed without a submission that stands. */
  readonly isOverdue: boolean;
  /** Every date was kept, none was moved, and nothing relapsed. */
  readonly isOnTime: boolean;
  readonly closedOn?: string;
  /** Of a closed measure: whether every look-back found that it held; missing when there is none. */
  readonly isHeld?: boolean;
  readonly lastAcceptedOn?: string;
  /** The date that counts next: of an overdue milestone the earliest. */
  readonly nextDueOn?: string;
  readonly nextKind?: MilestoneKind;
  /** The first date of that milestone, where extensions have moved it. */
  readonly extendedFrom?: string;
  readonly suspendedUntil?: string;
  /** The cycle it is in after a relapse, or after its closure was taken back, and when that was. */
  readonly again?: { readonly cycle: number; readonly on: string; readonly isRelapse: boolean };
}

const NOTHING_YET: Standing = { kind: 'notStarted', isPartlyDone: false, isOverdue: false, isOnTime: false };

/** @returns where a measure stands at an instant, given its state then; one that does not run has not started. */
export function standingOf(state: MeasureState | undefined, at: number): Standing {
  if (!state) return NOTHING_YET;
  const dateOf = (instant: number) => localDateAt(state.definition.calendar, instant);
  const accepted = state.milestones.filter((milestone) => milestone.status === 'accepted');
  const late = overdueMilestones(state, at);
  const next = earliest(state, late.length > 0 ? late : state.milestones.filter(({ status }) => status === 'open'));
  return {
    kind: kindOf(state),
    isPartlyDone: accepted.length > 0,
    isOverdue: late.length > 0,
    isOnTime: isOnTime(state),
    ...(accepted.length > 0 && { lastAcceptedOn: dateOf(Math.max(...accepted.map(({ acceptedAt }) => acceptedAt))) }),
    ...(isClosedNow(state) ? closedFacts(state, dateOf) : (isAtWork(state) || late.length > 0) && next ? nextFacts(state, next) : {}),
    ...(state.phase === 'suspended' && { suspendedUntil: state.suspension.until }),
    ...againOf(state, dateOf),
  };
}

function kindOf(state: MeasureState): StandingKind {
  switch (state.phase) {
    case 'withdrawn':
    case 'suspended':
      return state.phase;
    case 'closed':
    case 'archived':
      return state.routine ? 'routine' : 'done';
    case 'inSignOff':
      return 'awaitingClosure';
    case 'registered':
    case 'rectifying':
      return kindAtWork(state);
  }
}

function kindAtWork({ phase, milestones, definition }: MeasureState): StandingKind {
  if (milestones.some(({ status }) => status === 'submitted')) return 'submitted';
  if (definition.class === 'longTerm' && phase !== 'registered') return 'longTerm';
  if (milestones.some(({ status }) => status === 'accepted')) return 'partial';
  return phase === 'registered' ? 'assigned' : 'underWay';
}

function isAtWork({ phase }: MeasureState): boolean {
  return phase === 'registered' || phase === 'rectifying';
}

/** A date that was moved is not the date the plan set, whatever came of it. */
function isOnTime({ milestones, pastCycles }: MeasureState): boolean {
  const isKept = (milestone: Milestone) => milestone.status === 'accepted' && milestone.verdict === 'onTime' && milestone.originalDueOn === undefined;
  return pastCycles.length === 0 && milestones.length > 0 && milestones.every(isKept);
}

function closedFacts(state: MeasureState, dateOf: (instant: number) => string): Partial<Standing> {
  if (state.phase !== 'closed' && state.phase !== 'archived') return {};
  const isHeld = state.lookBacks.every(({ held }) => held !== undefined);
  return { closedOn: dateOf(state.closedAt), ...(state.lookBacks.length > 0 && { isHeld }) };
}

function nextFacts({ definition }: MeasureState, next: Milestone): Partial<Standing> {
  const isExtended = (next.slips ?? 0) > 0 && next.originalDueOn !== undefined;
  return { nextDueOn: dueOn(clockOf(definition), next), nextKind: next.kind, ...(isExtended && { extendedFrom: next.originalDueOn }) };
}

function againOf({ cycle, pastCycles, relapsedAt }: MeasureState, dateOf: (instant: number) => string): Partial<Standing> {
  const last = pastCycles.at(-1);
  return last ? { again: { cycle, on: dateOf(last.relapse.at), isRelapse: relapsedAt !== undefined } } : {};
}

function earliest({ definition }: MeasureState, milestones: readonly Milestone[]): Milestone | undefined {
  const on = (milestone: Milestone) => dueOn(clockOf(definition), milestone);
  return [...milestones].sort((a, b) => (on(a) < on(b) ? -1 : on(a) > on(b) ? 1 : 0))[0];
}

/** @returns how many stand where, without those of which there are none, in the order of `STANDINGS`. */
export function countStandings(standings: readonly Standing[]): { readonly kind: StandingKind; readonly count: number }[] {
  return STANDINGS.map((kind) => ({ kind, count: standings.filter((standing) => standing.kind === kind).length })).filter(({ count }) => count > 0);
}
