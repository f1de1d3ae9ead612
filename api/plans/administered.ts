import type { SavedPlan } from '../../store/plans.ts';
import { findPlan } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { ProblemError } from '../problems/problemError.ts';
import { requirePlan } from './people.ts';
import { administeredBy, administratorTitles, isAdministrator } from './savedPlan.ts';

/** @throws ProblemError `unknownPlan` */
export async function planNamed({ database }: Deps, planId: string): Promise<SavedPlan> {
  const plan = await findPlan(database, planId);
  if (plan) return plan;
  await requirePlan(database, planId);
  throw new Error(`The plan ${planId} vanished from the store while it was being read`);
}

/** @returns the plan, which the person administers now. @throws ProblemError `unknownPlan`, `notAdministrator` */
export async function requireAdministered(deps: Deps, planId: string, person: string): Promise<SavedPlan> {
  const plan = await planNamed(deps, planId);
  const administered = administeredBy(plan);
  if (isAdministrator(administered, person, deps.now())) return plan;
  throw new ProblemError('notAdministrator', { person: plan.directory.people[person]?.name ?? person, plan: planId, allowed: administratorTitles(administered) });
}
