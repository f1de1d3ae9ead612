import type { IssuedDocument } from '../domain/dossier.ts';
import type { Page } from './measures.ts';
import type { Db } from './schema.ts';

/** A paper of the register with the measure it belongs to. */
export interface DocumentRow {
  readonly measureId: string;
  readonly planId: string;
  readonly ref: string;
  readonly measureTitle: string;
  readonly document: IssuedDocument;
}

export interface DocumentFilter {
  readonly planId?: string;
  readonly measureId?: string;
  readonly series?: string;
  readonly year?: number;
}

/** @returns papers of all cycles, those issued last first. */
export async function listDocuments(db: Db, filter: DocumentFilter, page: Page): Promise<DocumentRow[]> {
  let query = db
    .selectFrom('documents')
    .innerJoin('measures', 'measures.id', 'documents.measureId')
    .select(['documents.measureId', 'documents.planId', 'documents.number', 'documents.body', 'measures.ref', 'measures.title as measureTitle']);
  if (filter.planId !== undefined) query = query.where('documents.planId', '=', filter.planId);
  if (filter.measureId !== undefined) query = query.where('documents.measureId', '=', filter.measureId);
  if (filter.series !== undefined) query = query.where('documents.series', '=', filter.series);
  if (filter.year !== undefined) query = query.where('documents.year', '=', filter.year);
  const rows = await query.orderBy('documents.issuedAt', 'desc').orderBy('documents.n', 'desc').orderBy('documents.documentId').limit(page.limit).offset(page.offset).execute();
  return rows.map(({ body, number, ...row }) => ({ ...row, document: { ...body, ...(number !== null && { number }) } }));
}

/** @returns the number the register has given a paper; nothing while it has none. */
export async function findNumber(db: Db, measureId: string, documentId: string): Promise<string | undefined> {
  const row = await db.selectFrom('documents').select('number').where('measureId', '=', measureId).where('documentId', '=', documentId).executeTakeFirst();
  return row?.number ?? undefined;
}
