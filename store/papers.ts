import type { RegisteredPaper } from '../domain/audit/papers.ts';
import type { Db } from './schema.ts';

/** @returns every paper of a plan as the register has it, by series, year and number. */
export async function listRegisteredPapers(db: Db, planId: string): Promise<RegisteredPaper[]> {
  const rows = await db.selectFrom('documents').select(['measureId', 'documentId', 'series', 'year', 'n', 'number']).where('planId', '=', planId).orderBy('series').orderBy('year').orderBy('n').execute();
  return rows.map(({ n, number, ...row }) => ({ ...row, ...(n !== null && { n }), ...(number !== null && { number }) }));
}
