import type { EventType, MeasureEvent } from './events.ts';
import { hashOfValue } from './facts.ts';
import type { Definition } from './definition.ts';
import type { MeasureState } from './measure.ts';
import type { Notice } from './notices.ts';

/** A measure's state as it is handed on: without its definition, which the record already has from the event that set it. */
export type Snapshot = MeasureState extends infer S ? (S extends MeasureState ? Omit<S, 'definition'> : never) : never;

/** An event as a link of its record's chain. Events of before records were chained have no hash. */
export type RecordedEvent = MeasureEvent & { readonly hash?: string };

/** The end of a record: the number of its last event and that event's hash, which stands for all before it. */
export interface Head {
  readonly seq: number;
  /** '' where the record is not chained (yet). */
  readonly hash: string;
}

/** What the first link of a chain follows. */
export const NO_HEAD = '';

/** What one transition adds to the record. Handing it over twice is the same as once: `seq` says what is new. */
export interface RecordEntry {
  readonly measureId: string;
  /** Consecutive, ascending by `seq`. */
  readonly events: readonly RecordedEvent[];
  /** The hash of the last of the events. Missing in entries that were on their way when records began to be chained. */
  readonly head?: string;
  /** The state after the last of the events. */
  readonly snapshot: Snapshot;
  /** What is in force after the last of the events, where one of them changed it. */
  readonly definition?: Definition;
  readonly notices: readonly Notice[];
}

/** What became of an entry: numbers the register gave to the papers among the events, and the head the record now has. */
export interface Recorded {
  readonly head?: string;
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

/** @returns the hash of an event that follows the one with the hash `prev`: SHA-256 of the canonical JSON of both. */
export function hashOfEvent(prev: string, event: object): string {
  return hashOfValue({ prev, event });
}

/** Makes events the next links of a chain. @returns them with their hashes, and the new head. */
export function sealed<E extends object>(head: string, events: readonly E[]): { readonly events: (E & { readonly hash: string })[]; readonly head: string } {
  let last = head;
  const links = events.map((event) => {
    last = hashOfEvent(last, event);
    return { ...event, hash: last };
  });
  return { events: links, head: last };
}
