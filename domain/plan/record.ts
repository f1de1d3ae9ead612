import type { Notice } from '../notices.ts';
import { hashOfEvent, NO_HEAD } from '../record.ts';
import type { PlanEvent } from './events.ts';
import type { PlanState } from './plan.ts';

/** An event of a plan as a link of its record's chain. */
export type RecordedPlanEvent = PlanEvent & { readonly hash: string };

/** What one transition adds to a plan's record. Handing it over twice is the same as once: `seq` says what is new. */
export interface PlanRecordEntry {
  readonly planId: string;
  /** Consecutive, ascending by `seq`. */
  readonly events: readonly RecordedPlanEvent[];
  /** The hash of the last of the events, which stands for all before it. */
  readonly head: string;
  /** The state after the last of the events. */
  readonly state: PlanState;
  readonly notices: readonly Notice[];
}

/**
 * @returns the number of the first event that is not what was sealed on the one before it; nothing when the record is whole. A record
 * rewritten as a whole passes: only a head kept elsewhere contradicts it.
 */
export function firstBrokenLink(events: readonly RecordedPlanEvent[], head: string): number | undefined {
  let prev = NO_HEAD;
  for (const [index, { hash, ...event }] of events.entries()) {
    if (event.seq !== index + 1 || hashOfEvent(prev, event) !== hash) return index + 1;
    prev = hash;
  }
  return prev === head ? undefined : events.length + 1;
}
