import type { AuditInput } from '../../domain/audit/audit.ts';
import type { GivenFile } from '../../domain/audit/files.ts';
import type { Certificate } from '../../domain/certificate.ts';
import type { Checkpoint, RecordHead } from '../../domain/checkpoint.ts';
import type { FrozenValues, RawRecord } from '../../domain/rawRecord.ts';
import type { Signed } from '../../domain/signedFile.ts';
import { answerOf, type Api } from '../apiClient.ts';

/** Everything of one plan that an audit holds against each other, from the server or from a folder it was exported to. */
export interface Material extends Omit<AuditInput, 'keys' | 'live'> {
  readonly planId: string;
  readonly heads: readonly RecordHead[];
  /** Measures the engine has that did not answer. */
  readonly silent: readonly string[];
}

const AT_ONCE = 100;

/** @returns the material as the server has it now. */
export async function gather(api: Api, plan: string): Promise<Material> {
  const path = { plan };
  // What records are held against must not be newer than they (heads), nor older (certificates, papers).
  const { heads, silent } = await answerOf(api.GET('/api/plans/{plan}/heads', { params: { path } }));
  const records: RawRecord[] = [];
  const frozen: Record<string, unknown> = {};
  for (let total = 1; records.length < total; ) {
    const page = await answerOf(api.GET('/api/plans/{plan}/records', { params: { path, query: { limit: String(AT_ONCE), offset: String(records.length) } } }));
    records.push(...page.records);
    Object.assign(frozen, page.frozen);
    total = page.records.length === 0 ? 0 : page.total;
  }
  const { certificates, checkpoints, papers } = await answerOf(api.GET('/api/plans/{plan}/evidence', { params: { path } }));
  return {
    planId: plan,
    records,
    frozen: frozen satisfies FrozenValues,
    papers,
    certificates: certificates.map((file) => namedCertificate(file)),
    checkpoints: checkpoints.map((file) => namedCheckpoint(file)),
    heads,
    silent,
  };
}

/** @param from the file it was given in, and the text found there. */
export function namedCertificate(file: Signed<Certificate>, from?: { readonly path: string; readonly text: string }): GivenFile<Certificate> {
  const { measureId, cycle } = file.content;
  return { name: { zh: `${measureId} 第 ${cycle} 轮的销号凭证${within(from, '（', '）')}`, en: `the closure certificate of ${measureId}, cycle ${cycle}${within(from, ' (', ')')}` }, file, ...(from && { text: from.text }) };
}

export function namedCheckpoint(file: Signed<Checkpoint>, from?: { readonly path: string; readonly text: string }): GivenFile<Checkpoint> {
  const { takenAt } = file.content;
  return { name: { zh: `核验点 ${takenAt}${within(from, '（', '）')}`, en: `the checkpoint of ${takenAt}${within(from, ' (', ')')}` }, file, ...(from && { text: from.text }) };
}

function within(from: { readonly path: string } | undefined, open: string, close: string): string {
  return from ? `${open}${from.path}${close}` : '';
}
