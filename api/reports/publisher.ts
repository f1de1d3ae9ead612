import { holderOf, substitutesOf } from '../../domain/directory.ts';
import type { PlanState } from '../../domain/plan/plan.ts';
import type { SavedPlan } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { planNamed } from '../plans/administered.ts';
import { readPlanLife } from '../plans/readLife.ts';
import { administeredBy, administratorTitles } from '../plans/savedPlan.ts';
import { ProblemError } from '../problems/problemError.ts';

/** A plan in the hands of somebody who answers for what is published of it. */
export interface Published {
  readonly plan: SavedPlan;
  /** Missing for a plan started before plans were approved. */
  readonly life?: PlanState;
  /** The unit of its administrators, which issues what is not issued by another. */
  readonly office?: string;
}

/**
 * Reports, and what is withheld, are for the administrators of the plan and for its authority.
 *
 * @throws ProblemError `unknownPlan`, `notAdministrator`
 */
export async function requirePublisher(deps: Deps, planId: string, person: string): Promise<Published> {
  const plan = await planNamed(deps, planId);
  const life = await lifeOf(deps, planId);
  const administered = administeredBy(plan);
  const authority = life?.version.definition.roles.authority ?? [];
  const posts = [...new Set([...administered.posts, ...authority])];
  const { directory, calendar } = plan;
  const now = deps.now();
  const holds = (post: string) => holderOf(directory, post, calendar, now) === person || substitutesOf(directory, post, calendar, now).includes(person);
  if (!posts.some(holds)) throw new ProblemError('notAdministrator', { person: directory.people[person]?.name ?? person, plan: planId, allowed: administratorTitles({ ...administered, posts }) });
  const office = directory.posts[administered.posts[0] ?? '']?.unit;
  return { plan, ...(life && { life }), ...(office !== undefined && { office }) };
}

/** From the plan's own workflow, if that answers: what was withheld a moment ago is withheld. */
async function lifeOf(deps: Deps, planId: string): Promise<PlanState | undefined> {
  try {
    return await readPlanLife(deps, planId);
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'planNeverSubmitted') return undefined;
    throw error;
  }
}
