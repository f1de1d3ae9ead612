import type { Definition } from '../domain/definition.ts';
import type { RecordEntry, Recorded, RecordedEvent } from '../domain/record.ts';
import { keepCertificates, type Certify } from './certificates.ts';
import { keepFrozen, thawClock, type Freezing } from './frozen.ts';
import { definitionInForce, freezingsOf, headOf, holdMeasures, updatedAt, type Held, type InForce, type Known } from './holding.ts';
import { definitionColumns, postRows, snapshotColumns } from './measureRow.ts';
import { insertNotices } from './notices.ts';
import { enterPapers } from './register.ts';
import { inChunks } from './rows.ts';
import type { Db } from './schema.ts';

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
export async function recordEntry(db: Db, entry: RecordEntry, options: RecordOptions = {}): Promise<RecordOutcome> {
  const [outcome] = await recordEntries(db, [entry], options);
  if (!outcome) throw new Error('An entry was recorded without an outcome');
  return outcome;
}

/**
 * Adds the transitions of several measures in one transaction: all of them or none. Many small transactions cost an embedded database
 * most of its time.
 *
 * @param entries of different measures each.
 * @returns the outcome of each, in their order.
 * @throws StoreError as `recordEntry` does, for any of them.
 */
export function recordEntries(db: Db, entries: readonly RecordEntry[], { isRebuild = false, certify }: RecordOptions = {}): Promise<RecordOutcome[]> {
  const frozen = entries.map((entry) => ({ entry, freezings: freezingsOf(entry) }));
  return db.transaction().execute(async (tx) => {
    const held = await holdMeasures(tx, frozen);
    await insertEvents(tx, held);
    for (const one of held) if (one.fresh.length > 0) await bringUpToDate(tx, one);
    if (certify) for (const { entry, known, fresh } of held) await keepCertificates(tx, entry.measureId, known.planId, fresh, certify);
    if (!isRebuild) await insertNotices(tx, held.flatMap(({ entry }) => entry.notices));
    const recorded = await enterPapers(tx, held.map(({ entry, known }) => ({ entry, planId: known.planId, knownSeq: known.seq })), isRebuild);
    return held.map(({ fresh }, index) => ({ recorded: recorded[index] ?? { numbers: [] }, added: fresh.length }));
  });
}

async function insertEvents(tx: Db, held: readonly Held[]): Promise<void> {
  const rows = held.flatMap(({ entry, fresh, freezings }) => fresh.map((event) => eventRow(entry.measureId, event, freezings.get(event.seq))));
  for (const chunk of inChunks(rows)) await tx.insertInto('events').values(chunk).onConflict((conflict) => conflict.doNothing()).execute();
}

async function bringUpToDate(tx: Db, { entry, freezings, known }: Held): Promise<void> {
  const inForce = definitionInForce(entry, freezings, known.seq);
  if (known.seq > 0) await updateMeasure(tx, entry, inForce, [...freezings.values()], known);
  if (inForce) await replacePosts(tx, entry.measureId, inForce.definition, known.seq === 0);
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
