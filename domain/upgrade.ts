import type { MeasureState } from './measure.ts';

/** What a state of release 0.1.0 does not have yet. */
const ADDED = { extensions: [], interviews: [], parts: [], periodic: [], values: {}, trustedKeys: [], overridden: {} } as const;

/** @returns a state that an earlier release wrote, carried from run to run or kept in the store, with everything states have now. */
export function upgraded(state: MeasureState): MeasureState {
  return { ...ADDED, ...state };
}
