import type { TrustedKey } from '../domain/dossier.ts';
import { checkpointOf, type Checkpoint, type RecordHead } from '../domain/checkpoint.ts';
import { NO_HEAD } from '../domain/record.ts';
import type { Signed } from '../domain/signedFile.ts';
import { findPosts } from './plans.ts';
import type { Db } from './schema.ts';
import { StoreError } from './storeError.ts';

/** A checkpoint with the name it is asked for by. */
export interface CheckpointRow {
  readonly id: string;
  readonly at: number;
  readonly file: Signed<Checkpoint>;
}

export function checkpointId(planId: string, at: number): string {
  return `${planId}.${at}`;
}

/**
 * Signs the heads of a plan's records as they stand and keeps the result. Asked again for the same instant it gives what it gave
 * the first time: somebody may hold that already.
 *
 * @throws StoreError `unknownPlan` when the plan was never saved.
 */
export async function createCheckpoint(db: Db, planId: string, at: number, sign: (checkpoint: Checkpoint) => Signed<Checkpoint>): Promise<Signed<Checkpoint>> {
  const id = checkpointId(planId, at);
  const earlier = await findCheckpoint(db, id);
  if (earlier) return earlier;
  const plan = await findPosts(db, planId, []);
  if (!plan) throw new StoreError('unknownPlan', `数据库中没有整改方案 ${planId}，无法为其记录生成核验点。`, `The plan ${planId} is not in the database, so its records cannot be anchored.`);
  const body = sign(checkpointOf(planId, plan.calendar, at, await listHeads(db, planId)));
  await db.insertInto('checkpoints').values({ id, planId, at, body: JSON.stringify(body) }).onConflict((conflict) => conflict.doNothing()).execute();
  return (await findCheckpoint(db, id)) ?? body;
}

async function listHeads(db: Db, planId: string): Promise<RecordHead[]> {
  const rows = await db.selectFrom('measures').select(['id', 'seq', 'head']).where('planId', '=', planId).execute();
  return rows.map(({ id, seq, head }) => ({ measureId: id, seq, hash: head ?? NO_HEAD }));
}

export async function findCheckpoint(db: Db, id: string): Promise<Signed<Checkpoint> | undefined> {
  return (await db.selectFrom('checkpoints').select('body').where('id', '=', id).executeTakeFirst())?.body;
}

/** @returns the checkpoints of a plan, the newest first. */
export function listCheckpoints(db: Db, planId: string): Promise<CheckpointRow[]> {
  return db.selectFrom('checkpoints').select(['id', 'at', 'body as file']).where('planId', '=', planId).orderBy('at', 'desc').execute();
}

/** Makes a key known as one that signs here, so that the api can say so without holding its secret half. */
export async function noteRecordKey(db: Db, { id, publicKey }: TrustedKey, now: number): Promise<void> {
  await db.insertInto('recordKeys').values({ id, publicKey, notedAt: now }).onConflict((conflict) => conflict.doNothing()).execute();
}

/** @returns the keys that have signed here, the newest first. */
export function listRecordKeys(db: Db): Promise<(TrustedKey & { readonly notedAt: number })[]> {
  return db.selectFrom('recordKeys').select(['id', 'publicKey', 'notedAt']).orderBy('notedAt', 'desc').orderBy('id').execute();
}
