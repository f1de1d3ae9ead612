import type { Calendar } from '../domain/calendar.ts';
import type { PersonId } from '../domain/directory.ts';
import type { Db } from './schema.ts';

/** The official list of days off of one year, as it was published for a plan. */
export interface PublishedList {
  readonly year: number;
  readonly daysOff: string[];
  readonly workingDays: string[];
  readonly source: string;
}

/** @returns the lists published for a plan, year by year. */
export async function listPublishedCalendars(db: Db, planId: string): Promise<PublishedList[]> {
  const rows = await db.selectFrom('publishedCalendars').select('list').where('planId', '=', planId).orderBy('year').execute();
  return rows.map(({ list }) => list);
}

/** Keeps a list, and the calendar the plan has with it: by it notices are routed from now on. */
export function publishForPlan(db: Db, planId: string, list: PublishedList, calendar: Calendar, by: { readonly person: PersonId; readonly at: number }): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const columns = { list: JSON.stringify(list), publishedAt: by.at, person: by.person };
    await tx
      .insertInto('publishedCalendars')
      .values({ planId, year: list.year, ...columns })
      .onConflict((conflict) => conflict.columns(['planId', 'year']).doUpdateSet(columns))
      .execute();
    await tx.updateTable('plans').set({ calendar: JSON.stringify(calendar) }).where('id', '=', planId).execute();
  });
}
