import type { EventOf } from '../domain/events.ts';
import type { Definition } from '../domain/definition.ts';
import type { RecordEntry, Recorded, RecordedEvent } from '../domain/record.ts';
import { keepCertificates, type Certify } from './certificates.ts';
import { freezeDefinition, keepFrozen, thawClock, type Freezing } from './frozen.ts';
import { definitionColumns, postRows, snapshotColumns } from './measureRow.ts';
import { insertNotices } from './notices.ts';
import { enterPapers } from './register.ts';
import { inChunks } from './rows.ts';
import type { Db } from './schema.ts';
import { StoreError } from './storeError.ts';

export interface RecordOptions {
  /**
   * The entry is replayed from a measure's record into a store that lost it: papers get no numbers but those on the record,
   * and nobody is told again. Workers must not run meanwhile, or a new paper may be given a number that is yet to come.
   */
  readonly isRebuild?: boolean;
  /** Certifies the closures among the events; without it they are kept uncertified. */
  readonly certify?: Certify;
}

export interface RecordOutcome {
  /** The same on every repetition. */
  readonly recorded: Recorded;
  /** How many of the events were new. */
  readonly added: number;
}

/**
 * Adds what a transition adds to the record: events, the state after them, papers with their numbers, notices to be sent.
 * One transaction; twice is the same as once, also when the two run at the same time.
 *
 * @throws StoreError `recordGap` when earlier events of the measure are missing; `numberTaken` when a number on the record
 * belongs to another paper here. The store has to be rebuilt then; nothing of the entry is kept.
 */
export function recordEntry(db: Db, entry: RecordEntry, { isRebuild = false, certify }: RecordOptions = {}): Promise<RecordOutcome> {
  const freezings = new Map(entry.events.flatMap((event) => ('definition' in event ? [[event.seq, { event, ...freezeDefinition(event.definition) }] as const] : [])));
  return db.transaction().execute(async (tx) => {
    const known = await lockMeasure(tx, entry, freezings);
    const fresh = entry.events.filter((event) => event.seq > known.seq);
    if (fresh.length > 0) await addEvents(tx, entry, fresh, freezings, known);
    if (certify) await keepCertificates(tx, entry.measureId, known.planId, fresh, certify);
    if (!isRebuild) await insertNotices(tx, entry.notices);
    const recorded = await enterPapers(tx, entry, { planId: known.planId, knownSeq: known.seq, isRebuild });
    return { recorded, added: fresh.length };
  });
}

/** Events that set a definition, by their number. */
type Freezings = ReadonlyMap<number, Freezing & { readonly event: EventOf<'registered'> | EventOf<'amended'> }>;

interface Known {
  /** 0 for a measure whose row was made just now, from this entry. */
  readonly seq: number;
  readonly planId: string;
  readonly clock: { readonly policy: string; readonly calendar: string };
}

/**
 * Holds the measure's row to the end of the transaction: a repetition that runs beside the first attempt waits here and
 * then finds everything done. A new measure's row is made here for the same reason.
 */
async function lockMeasure(tx: Db, entry: RecordEntry, freezings: Freezings): Promise<Known> {
  const existing = await selectLocked(tx, entry.measureId);
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
  return lockMeasure(tx, entry, freezings);
}

async function selectLocked(tx: Db, measureId: string): Promise<Known | undefined> {
  const row = await tx.selectFrom('measures').select(['seq', 'planId', 'definition']).where('id', '=', measureId).forUpdate().executeTakeFirst();
  return row && { seq: row.seq, planId: row.planId, clock: row.definition };
}

async function addEvents(tx: Db, entry: RecordEntry, fresh: readonly RecordedEvent[], freezings: Freezings, known: Known): Promise<void> {
  const rows = fresh.map((event) => eventRow(entry.measureId, event, freezings.get(event.seq)));
  for (const chunk of inChunks(rows)) await tx.insertInto('events').values(chunk).onConflict((conflict) => conflict.doNothing()).execute();
  const inForce = definitionInForce(entry, freezings, known.seq);
  if (known.seq > 0) await updateMeasure(tx, entry, inForce, [...freezings.values()], known);
  if (inForce) await replacePosts(tx, entry.measureId, inForce.definition, known.seq === 0);
}

/** A definition with its frozen form. */
interface InForce {
  readonly definition: Definition;
  readonly freezing: Freezing;
}

/** What is in force after the entry, where it changes that: as the measure says, or, in entries of release 0.1.0, as its last event does. */
function definitionInForce({ definition }: RecordEntry, freezings: Freezings, knownSeq: number): InForce | undefined {
  if (definition) return { definition, freezing: freezeDefinition(definition) };
  const defining = [...freezings.values()].filter(({ event }) => event.seq > knownSeq).at(-1);
  return defining && { definition: defining.event.definition, freezing: defining };
}

function eventRow(measureId: string, event: RecordedEvent, freezing: Freezing | undefined) {
  const { seq, cycle, at, hash = null, ...body } = event;
  const person = ('by' in body ? body.by?.person : undefined) ?? null;
  return { measureId, seq, cycle, at, hash, type: body.type, person, body: JSON.stringify(freezing ? { ...body, definition: freezing.definition } : body) };
}

async function updateMeasure(tx: Db, entry: RecordEntry, inForce: InForce | undefined, freezings: readonly Freezing[], known: Known): Promise<void> {
  await keepFrozen(tx, inForce ? [...freezings, inForce.freezing] : freezings);
  const clock = inForce?.definition ?? (await thawClock(tx, known.clock));
  const columns = {
    ...(inForce && definitionColumns(inForce.definition, inForce.freezing.definition)),
    ...snapshotColumns(entry.snapshot, clock, updatedAt(entry)),
    head: headOf(entry),
  };
  await tx.updateTable('measures').set(columns).where('id', '=', entry.measureId).execute();
}

async function replacePosts(tx: Db, measureId: string, definition: Definition, isNew: boolean): Promise<void> {
  if (!isNew) await tx.deleteFrom('measurePosts').where('measureId', '=', measureId).execute();
  const rows = postRows(measureId, definition);
  if (rows.length > 0) await tx.insertInto('measurePosts').values(rows).execute();
}

/** The read model is as of the last event, by the engine's clock. */
function updatedAt(entry: RecordEntry): number {
  return entry.events.at(-1)?.at ?? 0;
}

function headOf(entry: RecordEntry): string | null {
  return entry.events.at(-1)?.hash ?? null;
}

function gap(measureId: string, has: number, next: number): StoreError {
  return new StoreError(
    'recordGap',
    `措施 ${measureId} 的记录在数据库中只到第 ${has} 条，送来的却从第 ${next} 条开始，中间缺失。请由工作流重建数据库后再试。`,
    `The database has the record of measure ${measureId} up to event ${has}, but was handed events from ${next} on. Rebuild the database from the workflows, then try again.`,
  );
}
