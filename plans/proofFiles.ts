import { z } from 'zod';
import type { RegisteredPaper } from '../domain/audit/papers.ts';
import type { Certificate } from '../domain/certificate.ts';
import type { Checkpoint, RecordHead } from '../domain/checkpoint.ts';
import type { TrustedKey } from '../domain/dossier.ts';
import type { FrozenValues, RawRecord } from '../domain/rawRecord.ts';
import { keyIdOf } from '../domain/signature.ts';
import type { Signed } from '../domain/signedFile.ts';
import type { Word } from '../domain/words.ts';

/** What has the shape of a signed file holds exactly what it says: nothing is left out or filled in while it is read. */
const signatory = z.looseObject({ person: z.string(), name: z.string(), post: z.string(), title: z.string(), unit: z.string(), onBehalfOf: z.looseObject({ person: z.string(), name: z.string() }).optional(), at: z.string() });
const milestone = z.looseObject({
  ...{ id: z.string(), kind: z.enum(['node', 'effect', 'completion']), title: z.string().optional(), dueOn: z.string(), originalDueOn: z.string().optional(), slips: z.int().optional() },
  ...{ verdict: z.enum(['onTime', 'late']), submitted: signatory, accepted: z.array(signatory), acceptedAt: z.string() },
  evidence: z.array(z.looseObject({ name: z.string(), size: z.number(), sha256: z.string(), datedOn: z.string() })),
});
const certificate = z.looseObject({
  ...{ kind: z.literal('closureCertificate'), version: z.literal(1), measureId: z.string(), planId: z.string(), planTitle: z.string(), ref: z.string(), cycle: z.int() },
  problem: z.looseObject({ no: z.string(), title: z.string(), issue: z.string().optional() }),
  ...{ title: z.string(), class: z.enum(['standard', 'immediate', 'longTerm']), milestones: z.array(milestone) },
  targets: z.array(z.looseObject({ id: z.string(), title: z.string(), unit: z.string(), total: z.number(), value: z.number() })).optional(),
  ...{ signOffs: z.array(signatory), factsHash: z.string(), closedAt: z.string(), seq: z.int(), head: z.string() },
});
const head = z.looseObject({ measureId: z.string(), seq: z.int(), hash: z.string() });
const checkpoint = z.looseObject({ kind: z.literal('checkpoint'), version: z.literal(1), planId: z.string(), takenAt: z.string(), heads: z.array(head) });
const key = z.looseObject({ id: z.string(), publicKey: z.string() });

function signedOf<T extends z.ZodType>(content: T) {
  return z.looseObject({ content, key, signature: z.string() });
}

export const certificateFile = signedOf(certificate);
export const checkpointFile = signedOf(checkpoint);
const event = z.object({ seq: z.int(), cycle: z.int(), at: z.number(), hash: z.string().optional(), body: z.record(z.string(), z.unknown()) });
export const rawRecord = z.object({ measureId: z.string(), seq: z.int(), head: z.string().optional(), events: z.array(event) });
export const frozenValues = z.record(z.string(), z.unknown());
export const registeredPaper = z.object({ measureId: z.string(), documentId: z.string(), series: z.string(), year: z.int(), n: z.int().optional(), number: z.string().optional() });
export const recordHead = z.object({ measureId: z.string(), seq: z.int(), hash: z.string() });

export type Reading<T> = { readonly value: T } | { readonly problem: Word };

const NO_JSON: Word = { zh: '不是有效的 JSON：文件被截断或改动', en: 'it is not valid JSON: the file was cut off or altered' };

function reading<T>(schema: z.ZodType, what: Word): (text: string) => Reading<T> {
  return (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return { problem: NO_JSON };
    }
    // The value as it was read, not as the schema would hand it on: a signature is over the former.
    if (schema.safeParse(value).success) return { value: value as T };
    return { problem: { zh: `不是${what.zh}：缺少应有的内容，或内容的样子不对`, en: `it is not ${what.en}: something is missing or not of the right kind` } };
  };
}

export const readCertificateFile = reading<Signed<Certificate>>(certificateFile, { zh: '本系统的销号凭证', en: 'a closure certificate of this system' });
export const readCheckpointFile = reading<Signed<Checkpoint>>(checkpointFile, { zh: '本系统的核验点', en: 'a checkpoint of this system' });
export const readPlanNameFile = reading<{ readonly plan: string }>(z.object({ plan: z.string() }), { zh: '导出的方案编号', en: 'the name of an exported plan' });
export const readRecordFile = reading<RawRecord>(rawRecord, { zh: '导出的记录', en: 'an exported record' });
export const readFrozenFile = reading<FrozenValues>(frozenValues, { zh: '导出的规则、日历和人员目录', en: 'exported policies, calendars and directories' });
export const readPapersFile = reading<RegisteredPaper[]>(z.array(registeredPaper), { zh: '导出的文书登记簿', en: 'an exported register of documents' });
export const readHeadsFile = reading<RecordHead[]>(z.array(recordHead), { zh: '导出的工作流记录末端', en: 'exported heads of workflows' });

/** Reads a public key: its 64 hexadecimal digits, alone or as the api answers it. */
export function readPublicKeyFile(text: string): Reading<TrustedKey> {
  const publicKey = /"publicKey"\s*:\s*"([0-9a-f]{64})"/.exec(text)?.[1] ?? text.trim();
  const id = keyIdOf(publicKey);
  return id === '' ? { problem: { zh: '不是公钥：应为 64 位十六进制小写数字', en: 'it is no public key: 64 hexadecimal digits in lower case' } } : { value: { id, publicKey } };
}
