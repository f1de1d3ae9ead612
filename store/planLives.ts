import type { PlanPhase, PlanState } from '../domain/plan/plan.ts';
import type { PlanRecordEntry, RecordedPlanEvent } from '../domain/plan/record.ts';
import { insertNotices } from './notices.ts';
import { inChunks } from './rows.ts';
import type { Db } from './schema.ts';
import { StoreError } from './storeError.ts';

/**
 * Adds a transition of a plan to its record: events, the state after them, notices. One transaction; twice is the same as once.
 *
 * @throws StoreError `recordGap` when earlier events of the plan are missing; nothing of the entry is kept.
 */
export function recordPlanEntry(db: Db, entry: PlanRecordEntry): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const known = await lockPlan(tx, entry);
    const fresh = entry.events.filter(({ seq }) => seq > known);
    if (fresh.length > 0) await addEvents(tx, entry, fresh);
    await insertNotices(tx, entry.notices);
  });
}

/** Holds the plan's row to the end of the transaction. @returns the last event known before; 0 for a plan known as of now. */
async function lockPlan(tx: Db, entry: PlanRecordEntry): Promise<number> {
  const row = await tx.selectFrom('planLives').select('seq').where('planId', '=', entry.planId).forUpdate().executeTakeFirst();
  const firstSeq = entry.events[0]?.seq ?? 1;
  if (firstSeq > (row?.seq ?? 0) + 1) throw gap(entry.planId, row?.seq ?? 0, firstSeq);
  if (row) return row.seq;
  const inserted = await tx.insertInto('planLives').values({ planId: entry.planId, ...columnsOf(entry) }).onConflict((conflict) => conflict.doNothing()).returning('seq').executeTakeFirst();
  // Another attempt was faster; the insert has waited for its end, so its row can be seen now.
  return inserted ? 0 : lockPlan(tx, entry);
}

async function addEvents(tx: Db, entry: PlanRecordEntry, fresh: readonly RecordedPlanEvent[]): Promise<void> {
  const rows = fresh.map(({ seq, at, hash, ...body }) => ({ planId: entry.planId, seq, at, hash, type: body.type, person: 'by' in body ? body.by.person : null, body: JSON.stringify(body) }));
  for (const chunk of inChunks(rows)) await tx.insertInto('planEvents').values(chunk).onConflict((conflict) => conflict.doNothing()).execute();
  await tx.updateTable('planLives').set(columnsOf(entry)).where('planId', '=', entry.planId).execute();
}

function columnsOf({ events, head, state }: PlanRecordEntry) {
  return { phase: state.phase, seq: state.seq, head, updatedAt: events.at(-1)?.at ?? 0, state: JSON.stringify(state) };
}

function gap(planId: string, known: number, first: number): StoreError {
  return new StoreError(
    'recordGap',
    `整改方案 ${planId} 的记录不完整：已有 ${String(known)} 条，收到的却从第 ${String(first)} 条开始。需要由流程重建数据库。`,
    `The record of plan ${planId} has a gap: ${String(known)} events are known, but what came begins with number ${String(first)}. The store has to be rebuilt from the workflows.`,
  );
}

/** @returns the plan's life as the store knows it; nothing for a plan that was never handed in for approval. */
export async function findPlanLife(db: Db, planId: string): Promise<PlanState | undefined> {
  const row = await db.selectFrom('planLives').select('state').where('planId', '=', planId).executeTakeFirst();
  return row?.state;
}

/** @returns the record of a plan with its head, both of one moment. */
export function readPlanRecord(db: Db, planId: string): Promise<{ readonly events: RecordedPlanEvent[]; readonly head: string }> {
  return db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('planLives').select('head').where('planId', '=', planId).forShare().executeTakeFirst();
    return { events: await listPlanEvents(tx, planId), head: row?.head ?? '' };
  });
}

/** @returns the phase of every plan that was handed in for approval. */
export async function listPlanPhases(db: Db): Promise<ReadonlyMap<string, PlanPhase>> {
  const rows = await db.selectFrom('planLives').select(['planId', 'phase']).execute();
  return new Map(rows.map(({ planId, phase }) => [planId, phase]));
}

/** @returns the record of a plan from its beginning. */
export async function listPlanEvents(db: Db, planId: string): Promise<RecordedPlanEvent[]> {
  const rows = await db.selectFrom('planEvents').select(['seq', 'at', 'hash', 'body']).where('planId', '=', planId).orderBy('seq').execute();
  return rows.map(({ body, seq, at, hash }) => ({ ...body, seq, at, hash }));
}

/** A version of a plan as it was handed in. */
export interface PlanVersionRow {
  readonly planId: string;
  readonly hash: string;
  readonly title: string;
  readonly handedInAt: number;
  readonly body: object;
}

/** Keeps a version's texts; the first time they were handed in stands. */
export async function keepPlanVersion(db: Db, version: PlanVersionRow): Promise<void> {
  await db.insertInto('planVersions').values({ ...version, body: JSON.stringify(version.body) }).onConflict((conflict) => conflict.doNothing()).execute();
}

/** @returns a version by its hash or the beginning of it; nothing when there is none, or more than one. */
export async function findPlanVersion(db: Db, planId: string, hash: string): Promise<PlanVersionRow | undefined> {
  const rows = await db.selectFrom('planVersions').selectAll().where('planId', '=', planId).where('hash', 'like', `${hash.replace(/[^0-9a-f]/g, '')}%`).limit(2).execute();
  return rows.length === 1 ? rows[0] : undefined;
}
