import type { EventType, MeasureEvent } from './events.ts';
import type { Definition, MeasureState } from './measure.ts';
import type { Notice } from './notices.ts';

/** A measure's state as it is handed on: without its definition, which the record already has from the event that set it. */
export type Snapshot = MeasureState extends infer S ? (S extends MeasureState ? Omit<S, 'definition'> : never) : never;

/** What one transition adds to the record. Handing it over twice is the same as once: `seq` says what is new. */
export interface RecordEntry {
  readonly measureId: string;
  /** Consecutive, ascending by `seq`. */
  readonly events: readonly MeasureEvent[];
  /** The state after the last of the events. */
  readonly snapshot: Snapshot;
  /** What is in force after the last of the events, where one of them changed it. */
  readonly definition?: Definition;
  readonly notices: readonly Notice[];
}

/** Numbers the register gave to the papers among the events. */
export interface Recorded {
  readonly numbers: readonly { readonly documentId: string; readonly number: string }[];
}

export function snapshotOf(state: MeasureState): Snapshot {
  const { definition: _, ...snapshot } = state;
  return snapshot;
}

const DEFINING: readonly EventType[] = ['registered', 'amended', 'classConverted', 'substituteAppointed', 'substitutionEnded', 'handedOver', 'calendarPublished'];

/** @returns the definition in force for the record, where one of the events has changed it. */
export function definitionAfter(state: MeasureState, events: readonly MeasureEvent[]): Pick<RecordEntry, 'definition'> {
  return events.some(({ type }) => DEFINING.includes(type)) ? { definition: state.definition } : {};
}
