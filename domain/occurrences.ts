import { chainLimits, interviewLimits, lookBackLimits, periodicLimits, suspensionEnd } from './limits.ts';
import type { MeasureState } from './measure.ts';
import type { Occurrence } from './occurrence.ts';
import { rungs } from './rungs.ts';

/** @returns everything time would bring about from this state on if nobody acted, in order of its instants. */
export function occurrencesOf(state: MeasureState): Occurrence[] {
  const all = [...rungs(state), ...chainLimits(state), ...interviewLimits(state), ...periodicLimits(state), ...lookBackLimits(state), ...suspensionEnd(state)];
  return all.sort((a, b) => a.nominalAt - b.nominalAt || compare(a.key, b.key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
