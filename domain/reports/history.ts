import type { MeasureEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import type { MeasureState } from '../measure.ts';

/** A measure as it was at a moment: its record until then, and the state that record leads to. */
export interface MeasureHistory {
  readonly state: MeasureState;
  readonly events: readonly MeasureEvent[];
}

/** @param events the whole record. @returns nothing for a measure that did not run yet at the instant. */
export function historyAt(events: readonly MeasureEvent[], at: number): MeasureHistory | undefined {
  const until = events.filter((event) => event.at <= at);
  const state = until.reduce<MeasureState | undefined>(evolve, undefined);
  return state && { state, events: until };
}
