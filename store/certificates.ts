import type { Certificate } from '../domain/certificate.ts';
import type { RecordedEvent } from '../domain/record.ts';
import type { Signed } from '../domain/signedFile.ts';
import { listRecord } from './chain.ts';
import type { Db } from './schema.ts';

/** Makes and signs the certificate of the closure a record ends with. */
export type Certify = (record: readonly RecordedEvent[]) => Signed<Certificate>;

/** Certifies what was closed just now, in the transaction that makes it known; a closure has one certificate, whoever repeats what. */
export async function keepCertificates(tx: Db, measureId: string, planId: string, fresh: readonly RecordedEvent[], certify: Certify): Promise<void> {
  for (const closing of fresh) {
    if (closing.type !== 'closed') continue;
    const { seq, cycle, at: closedAt } = closing;
    const record = await listRecord(tx, measureId, seq);
    const body = JSON.stringify(certify(record));
    await tx.insertInto('certificates').values({ measureId, cycle, planId, seq, closedAt, body }).onConflict((conflict) => conflict.doNothing()).execute();
  }
}

/** @returns the certificate of a measure's closure: of the cycle, or of the last cycle that was closed. */
export async function findCertificate(db: Db, measureId: string, cycle?: number): Promise<Signed<Certificate> | undefined> {
  let query = db.selectFrom('certificates').select('body').where('measureId', '=', measureId);
  if (cycle !== undefined) query = query.where('cycle', '=', cycle);
  return (await query.orderBy('cycle', 'desc').limit(1).executeTakeFirst())?.body;
}

/** @returns every certificate of a plan, by measure and cycle. */
export async function listCertificates(db: Db, planId: string): Promise<Signed<Certificate>[]> {
  const rows = await db.selectFrom('certificates').select('body').where('planId', '=', planId).orderBy('measureId').orderBy('cycle').execute();
  return rows.map(({ body }) => body);
}
