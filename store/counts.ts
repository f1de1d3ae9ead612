import { sql } from 'kysely';
import type { Phase } from '../domain/measure.ts';
import type { Db } from './schema.ts';

/** How many measures of a plan are in a phase, and how many of these have a date that has passed. */
export interface PhaseCount {
  readonly planId: string;
  readonly phase: Phase;
  readonly measures: number;
  readonly overdue: number;
}

/** @returns the counts of every plan at an instant, or of one. */
export function countMeasures(db: Db, now: number, planId?: string): Promise<PhaseCount[]> {
  let query = db
    .selectFrom('measures')
    .select(['planId', 'phase', sql<number>`count(*)::int`.as('measures'), sql<number>`(count(*) filter (where overdue_at <= ${now}))::int`.as('overdue')]);
  if (planId !== undefined) query = query.where('planId', '=', planId);
  return query.groupBy(['planId', 'phase']).orderBy('planId').orderBy('phase').execute();
}

/** @returns the ids of every measure of a plan. */
export async function listMeasureIds(db: Db, planId: string): Promise<string[]> {
  const rows = await db.selectFrom('measures').select('id').where('planId', '=', planId).orderBy('ref').execute();
  return rows.map(({ id }) => id);
}
