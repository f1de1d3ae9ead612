import type { EventType } from '../domain/events.ts';
import type { Db } from './schema.ts';

/** The last event of a measure among those that count. */
export interface LastEvent {
  readonly seq: number;
  readonly at: number;
}

/** @param quiet events that do not count. @returns the last of the others, for each of the measures. */
export async function lastEvents(db: Db, ids: readonly string[], quiet: readonly EventType[]): Promise<ReadonlyMap<string, LastEvent>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('events')
    .select((eb) => ['measureId', eb.fn.max('seq').as('seq'), eb.fn.max('at').as('at')])
    .where('measureId', 'in', ids)
    .where('type', 'not in', quiet)
    .groupBy('measureId')
    .execute();
  return new Map(rows.map(({ measureId, seq, at }) => [measureId, { seq, at }]));
}
