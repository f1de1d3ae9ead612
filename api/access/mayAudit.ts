import { findPlan } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { requirePlan } from '../plans/people.ts';
import { administeredBy, administratorTitles, isAdministrator } from '../plans/savedPlan.ts';
import { ProblemError } from '../problems/problemError.ts';

/**
 * Raw records keep nothing back, restricted referrals neither: only those who administer the plan take them out, and give them to
 * whoever audits.
 *
 * @throws ProblemError `unknownPlan`, `notAdministrator`
 */
export async function requireAuditor(deps: Deps, planId: string, person: string): Promise<void> {
  await requirePlan(deps.database, planId);
  const plan = await findPlan(deps.database, planId);
  if (!plan) return;
  const administered = administeredBy(plan);
  if (isAdministrator(administered, person, deps.now())) return;
  throw new ProblemError('notAdministrator', { person: plan.directory.people[person]?.name ?? person, plan: planId, allowed: administratorTitles(administered) });
}
