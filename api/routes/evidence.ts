import type { Readable } from 'node:stream';
import { z } from 'zod';
import { measureId } from '../../domain/definition.ts';
import { attach } from '../attach.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { referenceTo, requireEvidenceStore, requireInvolved } from '../measures/evidence.ts';
import { readMeasure } from '../measures/readMeasure.ts';
import { ProblemError } from '../problems/problemError.ts';
import { instant, measureParams } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { isoAt } from '../views/when.ts';

const OCTETS = 'application/octet-stream';
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const kept = z.object({ sha256: z.string(), size: z.int().describe('bytes'), uploadedAt: instant });
const path = '/api/plans/:plan/measures/:ref/evidence';

/** Files go to and fro as they are, streamed; that one of them is evidence is said by an act that names it by its SHA-256. */
export function evidenceRoutes(app: App, deps: Deps): void {
  void app.register(async (scope: App) => {
    scope.addContentTypeParser(OCTETS, (_request, payload, done) => {
      done(null, payload);
    });
    upload(scope, deps);
  });
  download(app, deps);
}

function upload(app: App, deps: Deps): void {
  const schema = { summary: '上传佐证文件 | put a file into the storage', params: measureParams, consumes: [OCTETS], body: z.unknown().describe('the file itself'), response: { 200: kept, ...problemResponse } };
  app.post(path, { schema }, async (request) => {
    const person = signedInPerson(request);
    const { state } = await readMeasure(deps, request.params);
    const store = await recordingDenials(deps, { person, act: 'uploadEvidence', measureId: state.id }, async () => {
      requireInvolved(state, person, deps.now());
      return requireEvidenceStore(deps);
    });
    const file = await store.put(request.body as Readable);
    request.log.info({ measure: state.id, person, sha256: file.sha256, size: file.size }, 'evidence uploaded');
    return { sha256: file.sha256, size: file.size, uploadedAt: isoAt(state.definition.calendar, file.uploadedAt) };
  });
}

function download(app: App, deps: Deps): void {
  const schema = { summary: '下载佐证文件 | a file the measure refers to', description: 'Answers the file itself, for people whom the measure involves.', params: z.object({ ...measureParams.shape, sha256 }) };
  app.get(`${path}/:sha256`, { schema }, async (request, reply) => {
    const person = signedInPerson(request);
    const { plan, ref, sha256: asked } = request.params;
    const { state, events } = await readMeasure(deps, { plan, ref });
    await recordingDenials(deps, { person, act: 'downloadEvidence', measureId: measureId(plan, ref) }, async () => {
      requireInvolved(state, person, deps.now());
    });
    const reference = referenceTo(events, asked);
    const content = reference && (await requireEvidenceStore(deps).get(asked));
    if (!content) throw new ProblemError('unknownEvidence', { measure: ref });
    return attach(reply, { name: reference.name, type: OCTETS, size: reference.size }).send(content);
  });
}
