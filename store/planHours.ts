import type { Hours } from '../domain/policy.ts';
import { thawClock } from './frozen.ts';
import type { Db } from './schema.ts';

/** @returns the hours by which the running measures of each plan write to people; plans without a measure are left out. */
export async function hoursOfPlans(db: Db, planIds: readonly string[]): Promise<ReadonlyMap<string, Hours>> {
  const hours = new Map<string, Hours>();
  for (const planId of planIds) {
    const row = await db.selectFrom('measures').select('definition').where('planId', '=', planId).orderBy('updatedAt', 'desc').limit(1).executeTakeFirst();
    if (row) hours.set(planId, (await thawClock(db, row.definition)).policy.hours);
  }
  return hours;
}
