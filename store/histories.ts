import type { MeasureEvent } from '../domain/events.ts';
import { listMeasureIds } from './counts.ts';
import { thawDefinitions } from './frozen.ts';
import type { Db, FrozenDefinition } from './schema.ts';

/** Records are read in portions: those of a large plan need not be in the driver's hands all at once. */
const MEASURES_AT_ONCE = 200;

/** @returns the whole record of every measure of a plan, by its id. */
export async function listHistories(db: Db, planId: string): Promise<ReadonlyMap<string, readonly MeasureEvent[]>> {
  const ids = await listMeasureIds(db, planId);
  const records = new Map<string, MeasureEvent[]>(ids.map((id) => [id, []]));
  for (let start = 0; start < ids.length; start += MEASURES_AT_ONCE) {
    const rows = await db.selectFrom('events').select(['measureId', 'seq', 'cycle', 'at', 'body']).where('measureId', 'in', ids.slice(start, start + MEASURES_AT_ONCE)).orderBy('measureId').orderBy('seq').execute();
    const definitions = await thawDefinitions(db, rows.flatMap(({ body }): FrozenDefinition[] => ('definition' in body ? [body.definition] : [])));
    for (const { body, measureId, ...place } of rows) {
      records.get(measureId)?.push({ ...body, ...('definition' in body && { definition: definitions.shift() }), ...place } as MeasureEvent);
    }
  }
  return records;
}
