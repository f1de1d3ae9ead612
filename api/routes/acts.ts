import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Act } from '../../domain/commands.ts';
import { postsConnectedTo } from '../../domain/directory.ts';
import { hashOfValue } from '../../domain/facts.ts';
import { measureId } from '../../domain/definition.ts';
import { isFinal } from '../../domain/measure.ts';
import { refuse } from '../../domain/refusals.ts';
import { findMeasure } from '../../store/measures.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { visibleTo } from '../access/visible.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { withStoredEvidence } from '../measures/evidence.ts';
import { readDetail, readMeasure, untilRecorded, type Named } from '../measures/readMeasure.ts';
import { soon } from '../patience.ts';
import { bilingual } from '../problems/fieldErrors.ts';
import { refusalError } from '../problems/problemError.ts';
import { actBody, actResult } from '../schemas/acts.ts';
import { measureParams } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';

export const idempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, bilingual('应为 1 至 200 个可见 ASCII 字符。', 'Must be 1 to 200 visible ASCII characters.'))
    .optional()
    .describe('the same act under the same key is done once; made up here when missing'),
});

export function actRoutes(app: App, deps: Deps): void {
  const schema = { summary: '办理 | act on a measure', params: measureParams, headers: idempotencyHeaders, body: actBody, response: { 200: actResult, ...problemResponse } };
  app.post('/api/plans/:plan/measures/:ref/acts', { schema }, async (request) => {
    const person = signedInPerson(request);
    const act = await withStoredEvidence(deps, request.body.act);
    const id = measureId(request.params.plan, request.params.ref);
    const commandId = commandIdOf(request.headers['idempotency-key'] ?? randomUUID(), person, act);
    const result = await recordingDenials(deps, { person, act: act.type, measureId: id }, () => perform(deps, request.params, person, act, commandId));
    request.log.info({ measure: id, person, act: act.type, seq: result.seq }, 'act done');
    await untilRecorded(deps, id, result.seq);
    return { commandId, result: { seq: result.seq, events: [...result.events] }, measure: await readDetail(deps, request.params, person) };
  });
}

/**
 * The measure answers a command id it has seen with what it led to, whoever asks. The key alone would let another person, or
 * another act under a key used before, pass for the first.
 */
export function commandIdOf(key: string, person: string, act: object): string {
  return `api/${key}/${hashOfValue({ person, act }).slice(0, 16)}`;
}

/** Long enough for a worker to be started anew, short enough for a person to wait. The same key may be sent again afterwards. */
const ACT_PATIENCE_MS = 20_000;

/** What an act led to: the number of the last event, and the kinds of all. */
interface Done {
  readonly seq: number;
  readonly events: readonly string[];
}

/** @throws ProblemError with the measure's own refusal. @throws EngineUnreachable */
async function perform(deps: Deps, named: Named, person: string, act: Act, commandId: string): Promise<Done> {
  await refuseHidden(deps, named, person, act);
  const id = measureId(named.plan, named.ref);
  const known = await findMeasure(deps.database, id);
  const posts = known && postsConnectedTo(known.definition.directory, person);
  const outcome = await soon(deps.measures.act(id, { id: commandId, person, act }, posts), ACT_PATIENCE_MS);
  if (outcome === undefined) return refuseUnknown(deps, named, act);
  if ('refused' in outcome) throw refusalError(outcome.refused);
  return outcome;
}

/** A paper that the person may not read is not there for the person, also where the measure's own refusal would tell of it. */
async function refuseHidden(deps: Deps, named: Named, person: string, act: Act): Promise<void> {
  if (!('documentId' in act)) return;
  const { state } = await readMeasure(deps, named);
  const seen = visibleTo(state, [], person, deps.now()).state.documents;
  const isSeen = seen.some(({ id }) => id === act.documentId);
  if (!isSeen && seen.length < state.documents.length) throw refusalError(refuse('unknownDocument', { document: act.documentId, known: seen.map(({ id }) => id).join('、') || '—' }).refused);
}

/** The engine knows no such measure: there is none, or it ended so long ago that only the store remembers it. */
async function refuseUnknown(deps: Deps, named: Named, act: Act): Promise<never> {
  const { state } = await readMeasure(deps, named);
  if (isFinal(state)) throw refusalError(refuse('wrongPhase', { phase: state.phase, act: act.type }).refused);
  throw new Error(`The store has ${state.id} in phase ${state.phase}, but the engine has no workflow of it. Check the engine's namespace and its retention.`);
}
