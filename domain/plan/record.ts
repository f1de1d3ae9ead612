import type { Notice } from '../notices.ts';
import type { PlanEvent } from './events.ts';
import type { PlanState } from './plan.ts';

/** What one transition adds to a plan's record. Handing it over twice is the same as once: `seq` says what is new. */
export interface PlanRecordEntry {
  readonly planId: string;
  /** Consecutive, ascending by `seq`. */
  readonly events: readonly PlanEvent[];
  /** The state after the last of the events. */
  readonly state: PlanState;
  readonly notices: readonly Notice[];
}
