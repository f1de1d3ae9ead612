import { z } from 'zod';
import { trustOwnKeys } from '../../client/trustOwnKeys.ts';
import { explainRefusal } from '../../domain/refusals.ts';
import { listMeasureIds } from '../../store/counts.ts';
import { findMeasure } from '../../store/measures.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { plansAdministeredBy } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { text } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';

const key = z.object({ id: z.string().describe('the beginning of its SHA-256'), publicKey: z.string().describe('Ed25519, in hexadecimal') });
const shown = z.object({
  keys: z.array(key).describe('the key of this installation first, then those it also trusts'),
  plans: z.array(z.object({ plan: z.string(), trusting: z.int().describe('measures that trust just these keys'), others: z.int() })),
});
const rotated = z.object({
  plans: z.array(z.object({ plan: z.string(), changed: z.array(z.string()), unchanged: z.array(z.string()), ended: z.array(z.string()), refused: z.array(z.object({ id: z.string(), code: z.string(), text })) })),
});

/** The keys whose claims measures believe. Both are for administrators, each for the plans he or she administers. */
export function keyRoutes(app: App, deps: Deps): void {
  const show = { summary: '签名密钥（管理员）| keys that measures trust (administrators)', response: { 200: shown, ...problemResponse } };
  app.get('/api/keys', { schema: show }, async (request) => {
    const person = signedInPerson(request);
    const plans = await recordingDenials(deps, { person, act: 'showKeys' }, () => administeredPlans(deps, person));
    return { keys: deps.measures.keys().map((known) => ({ ...known })), plans: await Promise.all(plans.map((plan) => trustOf(deps, plan))) };
  });

  const rotate = { summary: '更换签名密钥（管理员）| have every measure trust the keys of this installation (administrators)', response: { 200: rotated, ...problemResponse } };
  app.post('/api/keys/rotate', { schema: rotate }, async (request) => {
    const person = signedInPerson(request);
    const plans = await recordingDenials(deps, { person, act: 'trustKeys' }, () => administeredPlans(deps, person));
    const outcome: z.output<typeof rotated>['plans'] = [];
    for (const plan of plans) {
      const { changed, unchanged, ended, refused } = await trustOwnKeys(deps.measures, deps.plans, plan, await listMeasureIds(deps.database, plan), person);
      outcome.push({ plan, changed: changed.sort(), unchanged: unchanged.sort(), ended: ended.sort(), refused: refused.map(({ id, refusal }) => ({ id, code: refusal.code, text: { zh: explainRefusal(refusal, 'zh'), en: explainRefusal(refusal, 'en') } })) });
      request.log.info({ person, plan, changed: changed.length, refused: refused.length }, 'keys changed');
    }
    return { plans: outcome };
  });
}

/** @throws ProblemError `notAnyAdministrator` */
async function administeredPlans(deps: Deps, person: string): Promise<string[]> {
  const plans = await plansAdministeredBy(deps.database, person, deps.now());
  if (plans.length === 0) throw new ProblemError('notAnyAdministrator', { person });
  return plans.sort();
}

/** As the store knows it, of the measures that still take acts. */
async function trustOf({ database, measures }: Deps, plan: string): Promise<z.output<typeof shown>['plans'][number]> {
  const own = new Set(measures.keys().map(({ id }) => id));
  let [trusting, others] = [0, 0];
  for (const id of await listMeasureIds(database, plan)) {
    const measure = await findMeasure(database, id);
    if (!measure || measure.phase === 'archived' || measure.phase === 'withdrawn') continue;
    const trusted = measure.trustedKeys;
    if (trusted.length === own.size && trusted.every((known) => own.has(known.id))) trusting += 1;
    else others += 1;
  }
  return { plan, trusting, others };
}
