import type { Calendar } from './calendar.ts';
import { isoAt } from './isoAt.ts';
import type { Head } from './record.ts';

/** The head of one measure's record. */
export interface RecordHead extends Head {
  readonly measureId: string;
}

/**
 * The heads of all records of a plan at an instant. Signed and kept where nobody who can write to the store can reach it, it tells
 * later whether any of them was rewritten or cut short.
 */
export interface Checkpoint {
  readonly kind: 'checkpoint';
  readonly version: 1;
  readonly planId: string;
  /** RFC 3339, with the offset of the plan's zone. */
  readonly takenAt: string;
  /** In the order of the measures' ids. */
  readonly heads: readonly RecordHead[];
}

export function checkpointOf(planId: string, calendar: Calendar, at: number, heads: readonly RecordHead[]): Checkpoint {
  const ordered = [...heads].sort((a, b) => (a.measureId < b.measureId ? -1 : 1));
  return { kind: 'checkpoint', version: 1, planId, takenAt: isoAt(calendar, at), heads: ordered };
}
