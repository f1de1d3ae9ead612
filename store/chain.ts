import type { RecordedEvent } from '../domain/record.ts';
import { frozenIn, thawed, type FrozenValues, type RawEvent, type RawRecord } from '../domain/rawRecord.ts';
import type { Page } from './measures.ts';
import type { Db } from './schema.ts';

/** Records as they lie in the store, and what they name by hash. */
export interface RawRecords {
  readonly records: readonly RawRecord[];
  readonly frozen: FrozenValues;
  /** Measures of the plan in all. */
  readonly total: number;
}

/**
 * @returns the record of a measure with its hashes, up to an event, read from the store and nowhere else: what was read before and
 * is still remembered would hide that the store was altered since.
 */
export async function listRecord(db: Db, measureId: string, upToSeq: number): Promise<RecordedEvent[]> {
  const raw = await rawEvents(db, [measureId]);
  const events = (raw.get(measureId) ?? []).filter(({ seq }) => seq <= upToSeq);
  const frozen = await frozenFor(db, events);
  return events.map((event) => thawed(event, frozen));
}

/** @returns one page of a plan's records, by measure. A record whose measure has lost its line is there as well. */
export function listRawRecords(db: Db, planId: string, page: Page): Promise<RawRecords> {
  // As of one instant: a line on a measure and its events must not be from before and after a publication.
  return db.transaction().setIsolationLevel('repeatable read').execute((tx) => rawRecordsIn(tx, planId, page));
}

async function rawRecordsIn(db: Db, planId: string, { limit, offset }: Page): Promise<RawRecords> {
  const lines = await db.selectFrom('measures').select(['id', 'seq', 'head']).where('planId', '=', planId).orderBy('id').execute();
  const known = new Map(lines.map((line) => [line.id, line]));
  // '0' is the character after '/': everything whose id begins with the plan's.
  const withEvents = await db.selectFrom('events').select('measureId').distinct().where('measureId', '>=', `${planId}/`).where('measureId', '<', `${planId}0`).execute();
  const ids = [...new Set([...known.keys(), ...withEvents.map(({ measureId }) => measureId)])].sort();
  const asked = ids.slice(offset, offset + limit);
  const events = await rawEvents(db, asked);
  const records = asked.map((measureId): RawRecord => {
    const { seq = 0, head = null } = known.get(measureId) ?? {};
    return { measureId, seq, ...(head !== null && { head }), events: events.get(measureId) ?? [] };
  });
  return { records, frozen: await frozenFor(db, records.flatMap((record) => record.events)), total: ids.length };
}

async function rawEvents(db: Db, measureIds: readonly string[]): Promise<ReadonlyMap<string, RawEvent[]>> {
  const found = new Map<string, RawEvent[]>();
  if (measureIds.length === 0) return found;
  const rows = await db.selectFrom('events').select(['measureId', 'seq', 'cycle', 'at', 'hash', 'body']).where('measureId', 'in', measureIds).orderBy('measureId').orderBy('seq').execute();
  for (const { measureId, hash, body, ...place } of rows) {
    const events = found.get(measureId) ?? [];
    events.push({ ...place, ...(hash !== null && { hash }), body: { ...body } });
    found.set(measureId, events);
  }
  return found;
}

async function frozenFor(db: Db, events: readonly RawEvent[]): Promise<FrozenValues> {
  const hashes = [...new Set(events.flatMap(frozenIn))];
  if (hashes.length === 0) return {};
  const rows = await db.selectFrom('frozen').selectAll().where('hash', 'in', hashes).execute();
  return Object.fromEntries(rows.map(({ hash, body }) => [hash, body]));
}
