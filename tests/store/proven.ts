import { audit, type AuditInput, type AuditReport } from '../../domain/audit/audit.ts';
import { certificateOf } from '../../domain/certificate.ts';
import type { Checkpoint } from '../../domain/checkpoint.ts';
import { signed, type Signed } from '../../domain/signedFile.ts';
import { listCertificates } from '../../store/certificates.ts';
import { listRawRecords } from '../../store/chain.ts';
import { createCheckpoint } from '../../store/checkpoints.ts';
import { listRegisteredPapers } from '../../store/papers.ts';
import { savePlan } from '../../store/plans.ts';
import { recordEntry } from '../../store/record.ts';
import type { Db } from '../../store/schema.ts';
import { accepts, at, submits } from '../support/definitions.ts';
import { RECORD_KEY } from '../support/keys.ts';
import { LETTER_AT, Life, newPlanId, planToSave, withLetters } from './life.ts';

/** A plan in a store: one measure closed after a letter, one on its way, one just registered. */
export interface ProvenPlan {
  readonly id: string;
  readonly closed: Life;
  readonly open: Life;
  readonly fresh: Life;
}

export async function provenPlan(db: Db): Promise<ProvenPlan> {
  const id = newPlanId();
  await savePlan(db, planToSave(id));
  const [closed, open, fresh] = ['M-001', 'M-002', 'M-003'].map((ref) => new Life(withLetters(id, ref))) as [Life, Life, Life];
  const written = new Map<Life, number>();
  const write = async (life: Life) => {
    for (const entry of life.entries.slice(written.get(life) ?? 0)) {
      const { recorded } = await recordEntry(db, entry, { certify: (record) => signed(certificateOf(record), RECORD_KEY) });
      if (entry === life.last) life.numbered(recorded, at('2026-10-08', '09:01'));
    }
    written.set(life, life.entries.length);
  };
  for (const life of [closed, open]) {
    life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
    life.does('li', { type: 'reportProgress', text: '已完成 “60%” \u0000 与 \\ 反斜线 😀' }, at('2026-09-02', '11:00'));
    life.until(LETTER_AT);
    await write(life);
    life.does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-10-08', '10:00'));
  }
  closes(closed);
  for (const life of [closed, open, fresh]) await write(life);
  return { id, closed, open, fresh };
}

export function closes(life: Life): void {
  life.does('li', submits('effect', 'completion'), at('2026-10-12', '10:00'));
  life.does('zhao', accepts('effect', 'completion'), at('2026-10-13', '10:00'));
  for (const person of ['zhang', 'sun']) {
    if (life.state.phase !== 'inSignOff') throw new Error(`in ${life.state.phase}`);
    life.does(person, { type: 'approveClosure', factsHash: life.state.signOff.factsHash }, at('2026-10-14', '10:00'));
  }
}

export const CHECKED_AT = at('2026-11-01', '09:00');

export function checkpointOfPlan(db: Db, planId: string, when = CHECKED_AT): Promise<Signed<Checkpoint>> {
  return createCheckpoint(db, planId, when, (checkpoint) => signed(checkpoint, RECORD_KEY));
}

/** Audits a plan as the store has it, with what is held of it elsewhere. */
export async function auditOf(db: Db, planId: string, elsewhere: Partial<AuditInput> = {}): Promise<AuditReport> {
  const { records, frozen } = await listRawRecords(db, planId, { limit: 1_000, offset: 0 });
  const certificates = (await listCertificates(db, planId)).map((file) => ({ name: { zh: `凭证 ${file.content.measureId}`, en: `certificate ${file.content.measureId}` }, file }));
  return audit({ records, frozen, certificates, papers: await listRegisteredPapers(db, planId), checkpoints: [], live: [], ...elsewhere });
}

/** @returns the findings in short: `M-001 edited 3`. */
export function inShort({ findings }: AuditReport): string[] {
  return findings.map(({ code, measureId, seq }) => [measureId?.split('/')[1], code, seq].filter((part) => part !== undefined).join(' '));
}
