import type { Decided, PeriodicEntry } from './dossier.ts';
import type { MeasureState } from './measure.ts';

/** What a state of release 0.1.0 does not have yet. */
const ADDED = { extensions: [], interviews: [], parts: [], periodic: [], values: {}, trustedKeys: [], overridden: {} } as const;

/** @returns a state that an earlier release wrote, carried from run to run or kept in the store, with everything states have now and nothing more. */
export function upgraded(state: MeasureState): MeasureState {
  const whole = { ...ADDED, ...state };
  return whole.periodic.some(isFull) ? { ...whole, periodic: whole.periodic.map(withoutReport) } : whole;
}

/** A report as states of release 0.2.0 kept it, with its text and evidence. */
function isFull({ handedIn }: PeriodicEntry): boolean {
  return handedIn !== undefined && 'text' in handedIn;
}

function withoutReport(entry: PeriodicEntry): PeriodicEntry {
  if (!entry.handedIn) return entry;
  const { person, post, onBehalfOf, at }: Decided = entry.handedIn;
  return { ...entry, handedIn: { person, post, ...(onBehalfOf !== undefined && { onBehalfOf }), at } };
}
