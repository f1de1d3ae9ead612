import { hashOfValue } from './facts.ts';
import type { RecordedEvent } from './record.ts';

/**
 * An event as the store has it, nothing interpreted: its place, its hash, and the rest as it was written. Policy, calendar and
 * directory of a definition are named by their SHA-256, since a whole plan shares them.
 */
export interface RawEvent {
  readonly seq: number;
  readonly cycle: number;
  readonly at: number;
  readonly hash?: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A measure's record as the store has it. */
export interface RawRecord {
  readonly measureId: string;
  /** What the store's own line on the measure says of the end of the record. */
  readonly seq: number;
  readonly head?: string | undefined;
  readonly events: readonly RawEvent[];
}

/** Values by the hash that names them. */
export type FrozenValues = Readonly<Record<string, unknown>>;

const FROZEN_MEMBERS = ['policy', 'calendar', 'directory'];

/**
 * @returns the event whole, as it was sealed if nobody has touched it. What is frozen under a hash that is not known stays named by
 * the hash; the event then does not match its own hash, and that is the truth about it.
 */
export function thawed({ seq, cycle, at, hash, body }: RawEvent, frozen: FrozenValues): RecordedEvent {
  const { definition } = body;
  const whole = isRecord(definition) ? { ...body, definition: thawDefinition(definition, frozen) } : body;
  return { ...whole, seq, cycle, at, ...(hash !== undefined && { hash }) } as RecordedEvent;
}

function thawDefinition(definition: Readonly<Record<string, unknown>>, frozen: FrozenValues): unknown {
  const values = FROZEN_MEMBERS.flatMap((member) => {
    const hash = definition[member];
    return typeof hash === 'string' && Object.hasOwn(frozen, hash) ? [[member, frozen[hash]]] : [];
  });
  return { ...definition, ...Object.fromEntries(values) };
}

/** @returns the hashes of frozen values that name something else than what lies under them. */
export function alteredAmong(frozen: FrozenValues): string[] {
  return Object.entries(frozen).flatMap(([hash, value]) => (hashOfValue(value) === hash ? [] : [hash]));
}

/** @returns the hashes by which an event names frozen values. */
export function frozenIn({ body: { definition } }: Pick<RawEvent, 'body'>): string[] {
  return isRecord(definition) ? FROZEN_MEMBERS.flatMap((member) => definition[member]).filter((hash) => typeof hash === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
