import type { Target } from './definition.ts';
import type { MeasureState } from './measure.ts';

/** A target that stands below what it is to reach. */
export interface Shortfall {
  readonly target: Target;
  readonly value: number;
}

/** @returns what has been reached of a target; nothing reported is 0. */
export function valueOf(state: MeasureState, target: Target): number {
  return state.values[target.id] ?? 0;
}

/** @returns the targets that stand below their total. */
export function shortfalls(state: MeasureState): Shortfall[] {
  return (state.definition.targets ?? []).map((target) => ({ target, value: valueOf(state, target) })).filter(({ target, value }) => value < target.total);
}
