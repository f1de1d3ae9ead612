import type { PlanAct } from '../../domain/plan/commands.ts';
import { newestVersion, type PlanCounts, type PlanState } from '../../domain/plan/plan.ts';
import { countMeasures } from '../../store/counts.ts';
import type { Deps } from '../dependencies.ts';
import { soon } from '../patience.ts';
import { refusalError } from '../problems/problemError.ts';
import type { PlanActGiven } from '../schemas/planLife.ts';
import { requireItem } from '../reports/items.ts';
import { itemOf } from '../schemas/reports.ts';
import { readPlanLife } from './readLife.ts';

/** Long enough for a worker to be started anew, short enough for a person to wait. */
const ACT_PATIENCE_MS = 20_000;

/** The act as the domain knows it: without the members that were not given, and with what only the api can say. */
export async function planActOf(deps: Deps, planId: string, given: PlanActGiven): Promise<PlanAct> {
  switch (given.type) {
    case 'approvePlan': {
      const { note, ...rest } = given;
      return note === undefined ? rest : { ...rest, note };
    }
    case 'handInReport': {
      const { dueOn, ...rest } = given;
      return dueOn === undefined ? rest : { ...rest, dueOn };
    }
    case 'concludePlan':
      return { ...given, counts: await countsOf(deps, await readPlanLife(deps, planId)) };
    case 'withhold':
    case 'release': {
      const item = itemOf(given.item);
      if (given.type === 'withhold') await requireItem(deps, planId, item);
      return { ...given, item };
    }
    default:
      return given;
  }
}

/** A measure the store does not know counts as open: nobody can say that it is not. */
async function countsOf({ database, now }: Deps, state: PlanState): Promise<PlanCounts> {
  const { planId, measures } = newestVersion(state).definition;
  const counts = await countMeasures(database, now(), planId);
  const inPhase = (phase: string) => counts.filter((count) => count.phase === phase).reduce((sum, count) => sum + count.measures, 0);
  const [closed, archived, withdrawn] = [inPhase('closed'), inPhase('archived'), inPhase('withdrawn')];
  const known = counts.reduce((sum, count) => sum + count.measures, 0);
  return { closed, archived, withdrawn, open: Math.max(known, measures) - closed - archived - withdrawn };
}

/** @throws ProblemError with the plan's own refusal. @throws EngineUnreachable */
export async function performPlanAct(deps: Deps, planId: string, person: string, act: PlanAct, commandId: string): Promise<{ readonly seq: number; readonly events: readonly string[] }> {
  await readPlanLife(deps, planId);
  const outcome = await soon(deps.plans.act(planId, { id: commandId, person, act }), ACT_PATIENCE_MS);
  if (outcome === undefined) throw new Error(`The store has a life of plan ${planId}, but the engine has no workflow of it. Check the engine's namespace and its retention.`);
  if ('refused' in outcome) throw refusalError(outcome.refused);
  return outcome;
}
