import { sql } from 'kysely';
import type { IssuedDocument } from '../domain/dossier.ts';
import type { Db } from './schema.ts';
import { StoreError } from './storeError.ts';

/** A paper's place in its series: the running number, and how it is written: 限改〔2026〕12号. */
export interface Numbered {
  readonly n: number;
  readonly number: string;
}

/** Numbers run within a series and the year of the paper's date. */
export function placeOf({ series, datedOn }: IssuedDocument): { readonly series: string; readonly year: number } {
  return { series, year: Number(datedOn.slice(0, 4)) };
}

function written(series: string, year: number, n: number): string {
  return `${series}〔${year}〕${n}号`;
}

/** A paper that is to have a number of its plan's series. */
export interface Numberless {
  readonly planId: string;
  readonly paper: IssuedDocument;
}

/**
 * Gives papers the next numbers of their series, in their order. The counters' rows are held to the end of the transaction: if that fails,
 * the numbers are free again, and there is never a gap.
 */
export async function giveNumbers<T extends Numberless>(tx: Db, wanted: readonly T[]): Promise<Map<T, Numbered>> {
  const given = new Map<T, Numbered>();
  const places = new Map<string, { planId: string; series: string; year: number; papers: T[] }>();
  for (const asked of wanted) {
    const { series, year } = placeOf(asked.paper);
    const key = `${asked.planId}/${year}${series}`;
    const place = places.get(key) ?? { planId: asked.planId, series, year, papers: [] };
    place.papers.push(asked);
    places.set(key, place);
  }
  // In one order everywhere: two that issue papers of the same two series must not wait for each other in a circle.
  for (const key of [...places.keys()].sort()) {
    const place = places.get(key);
    if (!place) continue;
    const { papers, ...counter } = place;
    const last = await raiseCounter(tx, { ...counter, by: papers.length });
    papers.forEach((asked, index) => {
      const n = last - papers.length + 1 + index;
      given.set(asked, { n, number: written(counter.series, counter.year, n) });
    });
  }
  return given;
}

async function raiseCounter(tx: Db, { by, ...place }: { planId: string; series: string; year: number; by: number }): Promise<number> {
  const { lastN } = await tx
    .insertInto('seriesCounters')
    .values({ ...place, lastN: by })
    .onConflict((conflict) => conflict.columns(['planId', 'series', 'year']).doUpdateSet({ lastN: sql`series_counters.last_n + excluded.last_n` }))
    .returning('lastN')
    .executeTakeFirstOrThrow();
  return lastN;
}

/**
 * Takes a number from the record as it stands there, and sees to it that it is not given again.
 *
 * @throws StoreError `numberTaken` when another paper has it here.
 */
export async function noteNumber(tx: Db, planId: string, paper: IssuedDocument, number: string): Promise<Numbered> {
  const { series, year } = placeOf(paper);
  const n = Number(/(\d+)号$/.exec(number)?.[1] ?? NaN);
  if (written(series, year, n) !== number) throw new Error(`The number ${number} on the record is not one of the series ${series} of ${year}.`);
  const place = { planId, series, year };
  await tx
    .insertInto('seriesCounters')
    .values({ ...place, lastN: n })
    .onConflict((conflict) => conflict.columns(['planId', 'series', 'year']).doUpdateSet({ lastN: sql`greatest(series_counters.last_n, excluded.last_n)` }))
    .execute();
  // The counter's row is ours now, so nobody can take the number between this look and the end of the transaction.
  const holder = await tx.selectFrom('documents').select(['measureId', 'documentId']).where('planId', '=', planId).where('series', '=', series).where('year', '=', year).where('n', '=', n).executeTakeFirst();
  if (holder) throw taken(number, `${holder.measureId} ${holder.documentId}`);
  return { n, number };
}

function taken(number: string, holder: string): StoreError {
  return new StoreError(
    'numberTaken',
    `文号 ${number} 在数据库中已属于另一份文书（${holder}）。多半是重建期间仍有新文书编号所致。请停止工作进程，清空后重新重建数据库。`,
    `The number ${number} belongs to another paper here (${holder}); most likely papers were numbered while the database was being rebuilt. Stop the workers, empty the database and rebuild it.`,
  );
}
