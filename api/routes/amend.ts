import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { amendPlan } from '../plans/amendPlan.ts';
import type { Starting } from '../plans/startPlan.ts';
import { amendBody, amendOutcome } from '../schemas/bulk.ts';
import { problemResponse } from '../schemas/problem.ts';
import { refusedOf } from '../views/refused.ts';
import { PLAN_BODY_LIMIT_BYTES, problemsOf } from './plans.ts';

export function amendRoute(app: App, deps: Deps, starting: Starting): void {
  const schema = { summary: '按方案和规则修订运行中的措施，可限定范围、可预演 | amend running measures to a plan and its policy: those that fit a condition, or only say what would change', body: amendBody, response: { 200: amendOutcome, ...problemResponse } };
  app.post('/api/plans/amend', { schema, bodyLimit: PLAN_BODY_LIMIT_BYTES }, async (request) => {
    const person = signedInPerson(request);
    const { where, isDryRun, ...texts } = request.body;
    const outcome = await recordingDenials(deps, { person, act: 'amend' }, () => amendPlan(deps, starting, { texts, where, isDryRun }, person, request.log));
    const { planId, done, refused, warnings, notStarted, ...rest } = outcome;
    return { plan: planId, isDryRun, amended: done.map(({ id, changes }) => ({ id, changes: [...changes] })), ...rest, notStarted: [...notStarted], refused: refusedOf(refused), warnings: problemsOf(warnings) };
  });
}
