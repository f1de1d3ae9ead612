import type { Db } from './schema.ts';

/** An act that was refused: an audit record too, which the engine does not keep. */
export interface Denial {
  readonly at: number;
  readonly person: string;
  readonly measureId: string;
  readonly act: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export async function recordDenial(db: Db, denial: Denial): Promise<void> {
  await db.insertInto('denials').values({ ...denial, params: JSON.stringify(denial.params) }).execute();
}

/** @returns the newest refusals first. */
export function listDenials(db: Db, filter: { readonly measureId?: string; readonly person?: string }, page: { readonly limit: number; readonly offset: number }): Promise<Denial[]> {
  let query = db.selectFrom('denials').select(['at', 'person', 'measureId', 'act', 'code', 'params']);
  if (filter.measureId !== undefined) query = query.where('measureId', '=', filter.measureId);
  if (filter.person !== undefined) query = query.where('person', '=', filter.person);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(page.limit).offset(page.offset).execute();
}
