import { evolve } from '../domain/evolve.ts';
import type { MeasureState } from '../domain/measure.ts';
import { thawEvents, type EventRow } from './frozen.ts';
import type { Db } from './schema.ts';

/** @returns the measures as they stood at an instant, by their records; those registered only later are left out. */
export async function findMeasuresAsOf(db: Db, ids: readonly string[], at: number): Promise<MeasureState[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('events').select(['measureId', 'seq', 'cycle', 'at', 'body']).where('measureId', 'in', ids).where('at', '<=', at).orderBy('measureId').orderBy('seq').execute();
  const events = await thawEvents(db, rows);
  const states = new Map<string, MeasureState>();
  rows.forEach((row, index) => {
    const event = events[index];
    const before = states.get(row.measureId);
    // What came after an event that is left out is left out with it.
    if (event && isNext(before, row)) states.set(row.measureId, evolve(before, event));
  });
  return ids.flatMap((id) => states.get(id) ?? []);
}

function isNext(before: MeasureState | undefined, { seq }: EventRow): boolean {
  return seq === (before?.seq ?? 0) + 1;
}
