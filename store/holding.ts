import type { Definition } from '../domain/definition.ts';
import type { EventOf } from '../domain/events.ts';
import type { RecordEntry, RecordedEvent } from '../domain/record.ts';
import { freezeDefinition, keepFrozen, type Freezing } from './frozen.ts';
import { definitionColumns, snapshotColumns } from './measureRow.ts';
import type { Db } from './schema.ts';
import { StoreError } from './storeError.ts';

/** An entry whose measure's row is held to the end of the transaction. */
export interface Held {
  readonly entry: RecordEntry;
  readonly freezings: Freezings;
  readonly known: Known;
  /** Its events that were not known. */
  readonly fresh: readonly RecordedEvent[];
}

/** Events that set a definition, by their number. */
export type Freezings = ReadonlyMap<number, Freezing & { readonly event: EventOf<'registered'> | EventOf<'amended'> }>;

export interface Known {
  /** 0 for a measure whose row was made just now, from this entry. */
  readonly seq: number;
  readonly planId: string;
  readonly clock: { readonly policy: string; readonly calendar: string };
}

/** A definition with its frozen form. */
export interface InForce {
  readonly definition: Definition;
  readonly freezing: Freezing;
}

/**
 * Holds the rows of the entries' measures to the end of the transaction, in the order of their ids, so that two transactions never wait for
 * each other in a circle.
 *
 * @returns the entries in the order given, each with what is new in it.
 * @throws StoreError `recordGap` when earlier events of a measure are missing.
 */
export async function holdMeasures(tx: Db, asked: readonly Pick<Held, 'entry' | 'freezings'>[]): Promise<Held[]> {
  const existing = await selectLocked(tx, asked.map(({ entry }) => entry.measureId));
  const held = new Map<string, Held>();
  for (const { entry, freezings } of [...asked].sort((a, b) => (a.entry.measureId < b.entry.measureId ? -1 : 1))) {
    const known = await lockMeasure(tx, entry, freezings, existing.get(entry.measureId));
    held.set(entry.measureId, { entry, freezings, known, fresh: entry.events.filter((event) => event.seq > known.seq) });
  }
  return asked.flatMap(({ entry }) => held.get(entry.measureId) ?? []);
}

/**
 * Holds the measure's row to the end of the transaction: a repetition that runs beside the first attempt waits here and
 * then finds everything done. A new measure's row is made here for the same reason.
 */
async function lockMeasure(tx: Db, entry: RecordEntry, freezings: Freezings, existing: Known | undefined): Promise<Known> {
  const [first] = entry.events;
  if (existing) {
    if (first && first.seq > existing.seq + 1) throw gap(entry.measureId, existing.seq, first.seq);
    return existing;
  }
  const inForce = definitionInForce(entry, freezings, 0);
  if (first?.type !== 'registered' || !inForce) throw gap(entry.measureId, 0, first?.seq ?? 0);
  await keepFrozen(tx, [...freezings.values(), inForce.freezing]);
  const { definition, freezing } = inForce;
  const columns = { ...definitionColumns(definition, freezing.definition), ...snapshotColumns(entry.snapshot, definition, updatedAt(entry)), head: headOf(entry) };
  const inserted = await tx.insertInto('measures').values({ id: entry.measureId, ...columns }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (inserted) return { seq: 0, planId: definition.planId, clock: freezing.definition };
  // Another attempt was faster; the insert has waited for its end, so its row can be seen now.
  const [found] = (await selectLocked(tx, [entry.measureId])).values();
  return lockMeasure(tx, entry, freezings, found);
}

async function selectLocked(tx: Db, measureIds: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.selectFrom('measures').select(['id', 'seq', 'planId', 'definition']).where('id', 'in', measureIds).orderBy('id').forUpdate().execute();
  return new Map(rows.map(({ id, seq, planId, definition }) => [id, { seq, planId, clock: definition }]));
}

/** @returns the definitions that an entry's events set, made ready to be kept. */
export function freezingsOf({ events }: RecordEntry): Freezings {
  return new Map(events.flatMap((event) => ('definition' in event ? [[event.seq, { event, ...freezeDefinition(event.definition) }] as const] : [])));
}

/** What is in force after the entry, where it changes that: as the measure says, or, in entries of release 0.1.0, as its last event does. */
export function definitionInForce({ definition }: RecordEntry, freezings: Freezings, knownSeq: number): InForce | undefined {
  if (definition) return { definition, freezing: freezeDefinition(definition) };
  const defining = [...freezings.values()].filter(({ event }) => event.seq > knownSeq).at(-1);
  return defining && { definition: defining.event.definition, freezing: defining };
}

/** The read model is as of the last event, by the engine's clock. */
export function updatedAt(entry: RecordEntry): number {
  return entry.events.at(-1)?.at ?? 0;
}

export function headOf(entry: RecordEntry): string | null {
  return entry.events.at(-1)?.hash ?? null;
}

function gap(measureId: string, has: number, next: number): StoreError {
  return new StoreError(
    'recordGap',
    `措施 ${measureId} 的记录在数据库中只到第 ${has} 条，送来的却从第 ${next} 条开始，中间缺失。请由工作流重建数据库后再试。`,
    `The database has the record of measure ${measureId} up to event ${has}, but was handed events from ${next} on. Rebuild the database from the workflows, then try again.`,
  );
}
