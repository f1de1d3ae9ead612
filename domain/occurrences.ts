import { arrivalsDue } from './arrivals.ts';
import { chainLimits, interviewLimits, lookBackLimits, periodicLimits, suspensionEnd } from './limits.ts';
import type { MeasureState } from './measure.ts';
import type { Occurrence } from './occurrence.ts';
import { rungs } from './rungs.ts';
import { unfilledSteps } from './unfilled.ts';

/**
 * When to wake and what to do then are two questions about one state. A state is a frozen value and its occurrences a pure function of it:
 * remembering them, even across a replay, changes no result.
 */
const known = new WeakMap<MeasureState, readonly Occurrence[]>();

/** @returns everything time would bring about from this state on if nobody acted, in order of its instants. */
export function occurrencesOf(state: MeasureState): readonly Occurrence[] {
  const before = known.get(state);
  if (before) return before;
  const found = inOrder(state);
  known.set(state, found);
  return found;
}

function inOrder(state: MeasureState): readonly Occurrence[] {
  const all = [...rungs(state), ...chainLimits(state), ...interviewLimits(state), ...periodicLimits(state), ...lookBackLimits(state), ...suspensionEnd(state), ...unfilledSteps(state), ...arrivalsDue(state)];
  return all.sort((a, b) => a.nominalAt - b.nominalAt || compare(a.key, b.key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
