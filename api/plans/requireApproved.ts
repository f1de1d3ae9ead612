import { titlesOf } from '../../domain/authority.ts';
import { HASH_SHOWN } from '../../domain/plan/approval.ts';
import { approvalSteps } from '../../domain/plan/rules.ts';
import type { PlanDefinition } from '../../domain/plan/plan.ts';
import type { Deps } from '../dependencies.ts';
import { soon } from '../patience.ts';
import { ProblemError, refusalError } from '../problems/problemError.ts';

/**
 * Has the plan itself start a version: it refuses one that is not approved. A version that runs already may be started again, to finish
 * what was cut short.
 *
 * @throws ProblemError `planNotSubmitted`, `planNotApproved`, `planVersionReturned`, and what else the plan refuses. @throws EngineUnreachable
 */
export async function startApproved(deps: Deps, definition: PlanDefinition, person: string): Promise<void> {
  const { planId, hash } = definition;
  const state = await soon(deps.plans.state(planId));
  if (!state) throw new ProblemError('planNotSubmitted', { hash: hash.slice(0, HASH_SHOWN), awaited: approverTitles(definition) });
  if (state.phase === 'running' && state.version.definition.hash === hash) return;
  const outcome = await soon(deps.plans.act(planId, { id: `start/${String(state.seq)}/${hash}`, person, act: { type: 'startPlan', hash } }));
  if (outcome && 'refused' in outcome) throw refusalError(outcome.refused);
}

function approverTitles(definition: PlanDefinition): string {
  const roles = approvalSteps(definition.rules).flatMap((step) => step.roles);
  return titlesOf(definition, [...new Set(roles.flatMap((role) => definition.roles[role] ?? []))]);
}
