import { z } from 'zod';
import { measureId } from '../../domain/definition.ts';
import { fileText, type Signed } from '../../domain/signedFile.ts';
import { certificateFile, checkpointFile, frozenValues, rawRecord, recordHead, registeredPaper } from '../../plans/proofFiles.ts';
import { findCertificate, listCertificates } from '../../store/certificates.ts';
import { listRawRecords } from '../../store/chain.ts';
import { findCheckpoint, listCheckpoints, listRecordKeys } from '../../store/checkpoints.ts';
import { listRegisteredPapers } from '../../store/papers.ts';
import { requireAuditor } from '../access/mayAudit.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { readMeasure } from '../measures/readMeasure.ts';
import { requirePlan } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { measureParams, pageOf, paging, planParams, queryNumber, soughtText } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';

const publicKey = z.object({ id: z.string().describe('the first 16 digits of the SHA-256 of the public key'), publicKey: z.string().describe('Ed25519, in hexadecimal') });

/** The public halves of the keys that sign: open to all, since whoever checks a certificate need not have anything to do with the system. */
export function recordKeyRoutes(app: App, deps: Deps): void {
  const schema = { summary: '签署凭证和核验点的公钥 | keys that sign certificates and checkpoints', response: { 200: z.object({ keys: z.array(publicKey).describe('the newest first') }), ...problemResponse } };
  app.get('/api/record-keys', { schema }, async () => ({ keys: (await listRecordKeys(deps.database)).map(({ id, publicKey }) => ({ id, publicKey })) }));
}

/** What proves that records are what was written: certificates and checkpoints, and the records themselves for whoever audits them. */
export function proofRoutes(app: App, deps: Deps): void {
  certificateRoutes(app, deps);
  checkpointRoutes(app, deps);
  auditRoutes(app, deps);
}

function certificateRoutes(app: App, deps: Deps): void {
  const querystring = z.strictObject({ cycle: queryNumber(1, 10_000, 0).describe('the last cycle that was closed when missing') });
  const one = { summary: '销号凭证 | the closure certificate of a measure', params: measureParams, querystring, response: { 200: certificateFile, ...problemResponse } };
  app.get('/api/plans/:plan/measures/:ref/certificate', { schema: one }, async (request, reply) => {
    const { plan, ref } = request.params;
    const { cycle } = request.query;
    const found = await findCertificate(deps.database, measureId(plan, ref), cycle === undefined ? undefined : Number(cycle));
    if (found) return reply.type('application/json; charset=utf-8').serializer(asFile).send(jsonOf(found));
    await readMeasure(deps, { plan, ref });
    throw new ProblemError('noCertificate', { measure: ref });
  });
}

function checkpointRoutes(app: App, { database }: Deps): void {
  const row = z.object({ id: z.string(), takenAt: z.string(), keyId: z.string(), measures: z.int() });
  const list = { summary: '核验点清单 | checkpoints of a plan', params: planParams, response: { 200: z.object({ checkpoints: z.array(row).describe('the newest first') }), ...problemResponse } };
  app.get('/api/plans/:plan/checkpoints', { schema: list }, async (request) => {
    await requirePlan(database, request.params.plan);
    const checkpoints = await listCheckpoints(database, request.params.plan);
    return { checkpoints: checkpoints.map(({ id, file: { content, key } }) => ({ id, takenAt: content.takenAt, keyId: key.id, measures: content.heads.length })) };
  });

  const params = z.object({ ...planParams.shape, checkpoint: soughtText(100) });
  const one = { summary: '一个核验点 | one checkpoint', params, response: { 200: checkpointFile, ...problemResponse } };
  app.get('/api/plans/:plan/checkpoints/:checkpoint', { schema: one }, async (request, reply) => {
    const { plan, checkpoint } = request.params;
    await requirePlan(database, plan);
    const found = await findCheckpoint(database, checkpoint);
    if (found?.content.planId !== plan) throw new ProblemError('unknownCheckpoint', { checkpoint });
    return reply.type('application/json; charset=utf-8').serializer(asFile).send(jsonOf(found));
  });
}

function auditRoutes(app: App, deps: Deps): void {
  const { database } = deps;
  const audited = <T>(request: Parameters<typeof signedInPerson>[0], plan: string, read: () => Promise<T>) =>
    recordingDenials(deps, { person: signedInPerson(request), act: 'audit', measureId: plan }, async () => {
      await requireAuditor(deps, plan, signedInPerson(request));
      return read();
    });

  const records = z.object({ records: z.array(rawRecord), frozen: frozenValues.describe('by SHA-256, what the events name'), total: z.int() });
  const raw = { summary: '供核查的原始记录 | raw records, to be audited', params: planParams, querystring: z.strictObject(paging), response: { 200: records, ...problemResponse } };
  app.get('/api/plans/:plan/records', { schema: raw }, (request) => {
    const { plan } = request.params;
    return audited(request, plan, async () => jsonOf(await listRawRecords(database, plan, pageOf(request.query))));
  });

  const about = z.object({
    certificates: z.array(certificateFile),
    checkpoints: z.array(checkpointFile),
    papers: z.array(registeredPaper),
  });
  const evidence = { summary: '核查所据：凭证、核验点、文书登记簿 | what records are held against', params: planParams, response: { 200: about, ...problemResponse } };
  app.get('/api/plans/:plan/evidence', { schema: evidence }, (request) => {
    const { plan } = request.params;
    return audited(request, plan, async () => {
      const [certificates, checkpoints, papers] = await Promise.all([listCertificates(database, plan), listCheckpoints(database, plan), listRegisteredPapers(database, plan)]);
      return jsonOf({ certificates, checkpoints: checkpoints.map(({ file }) => file), papers });
    });
  });

  const live = z.object({ heads: z.array(recordHead), silent: z.array(z.string()).describe('measures the engine has that did not answer') });
  const heads = { summary: '记录末端，由各措施的工作流自己回答 | where records end, as their own workflows say', params: planParams, response: { 200: live, ...problemResponse } };
  app.get('/api/plans/:plan/heads', { schema: heads }, (request) => {
    const { plan } = request.params;
    return audited(request, plan, async () => jsonOf(await deps.measures.heads(plan)));
  });
}

function asFile(payload: unknown): string {
  return fileText(payload as Signed<unknown>);
}

/** Values of the domain are read-only; the schemas' types are not. */
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
function jsonOf<T>(value: T): Writable<T> {
  return value as Writable<T>;
}
