import { composeCircular, type Circular, type CircularRequest } from '../domain/circular.ts';
import { listMeasureIds } from './counts.ts';
import { findMeasures } from './measures.ts';
import type { Db } from './schema.ts';

/** Composes a month's circular from the record and keeps it; one that is kept already stays as it was sent. */
export async function keepCircular(db: Db, planId: string, request: CircularRequest): Promise<void> {
  if (await findCircular(db, planId, request.period)) return;
  const circular = composeCircular(await findMeasures(db, await listMeasureIds(db, planId)), request);
  const row = { planId, period: request.period, issuedAt: request.at, body: JSON.stringify(circular) };
  await db.insertInto('circulars').values(row).onConflict((conflict) => conflict.doNothing()).execute();
}

/** @param period the month, `YYYY-MM`. */
export async function findCircular(db: Db, planId: string, period: string): Promise<Circular | undefined> {
  const row = await db.selectFrom('circulars').select('body').where('planId', '=', planId).where('period', '=', period).executeTakeFirst();
  return row?.body;
}

/** @returns a plan's circulars, the newest first. */
export async function listCirculars(db: Db, planId: string): Promise<Circular[]> {
  const rows = await db.selectFrom('circulars').select('body').where('planId', '=', planId).orderBy('period', 'desc').execute();
  return rows.map(({ body }) => body);
}
