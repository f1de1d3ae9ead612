import type { EventOf, MeasureEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { MeasureState } from '../../domain/measure.ts';

/** A paper's own moment: what the record said when it was issued, and the event that issued it. */
export interface Issue {
  readonly state: MeasureState;
  readonly event: EventOf<'ruleFired'>;
  /** What was on the record by then. */
  readonly events: readonly MeasureEvent[];
}

/**
 * A paper says what was so when it was issued, however often it is printed and whatever has become of the measure since.
 *
 * @param events the measure's record from its beginning.
 * @returns nothing where the record does not reach as far yet.
 */
export function asIssued(events: readonly MeasureEvent[], documentId: string, cycle: number): Issue | undefined {
  const index = events.findIndex((event) => event.type === 'ruleFired' && event.cycle === cycle && event.document?.id === documentId);
  const event = events[index];
  if (event?.type !== 'ruleFired' || events[0]?.type !== 'registered') return undefined;
  const until = events.slice(0, index + 1);
  const state = until.reduce<MeasureState | undefined>(evolve, undefined);
  return state && { state, event, events: until };
}
