import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { startPlan, type StartOutcome } from '../../client/startPlan.ts';
import { measureId } from '../../domain/definition.ts';
import type { CheckedPlan } from '../../plans/planFile.ts';
import { planVersion } from '../../plans/planVersion.ts';
import type { CheckProblem } from '../../plans/check/problem.ts';
import { listMeasureIds } from '../../store/counts.ts';
import { markPlanStarted, savePlan } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { soon } from '../patience.ts';
import { ProblemError } from '../problems/problemError.ts';
import { requireAdministrator, requireOwnIds } from './mayStart.ts';
import { startApproved } from './requireApproved.ts';
import type { PlanTextsGiven } from './savedPlan.ts';
import { readStanding, withPosts, type StandingPlan } from './standingPlan.ts';

/** How far the starts that this process is at have come, by plan. */
export type Starting = Map<string, { done: number; readonly total: number }>;

export interface Started extends StartOutcome {
  readonly plan: CheckedPlan;
  readonly warnings: readonly CheckProblem[];
  /** Running, but not in the plan any more. */
  readonly leftOut: readonly string[];
}

/**
 * Checks a plan and who asks; saves it; starts or amends its measures. Nothing is saved or started before every check is
 * passed, the engine has answered and the plan itself has found this version approved. Safe to ask for again at any time.
 *
 * @throws ProblemError `planHasErrors`, `notAdministrator`, `personTaken`, `planStarting`, `planNotSubmitted`, `planNotApproved`
 * @throws EngineUnreachable when the engine does not answer; what was started stays started.
 */
export async function checkAndStart(deps: Deps, starting: Starting, texts: PlanTextsGiven, person: string, log: FastifyBaseLogger): Promise<Started> {
  const read = await readStanding(deps, texts);
  const { plan, warnings } = read;
  return whileStarting(starting, plan, async (progress) => {
    await saveApproved(deps, read, texts, person);
    const outcome = await startPlan(deps.measures, plan.definitions, person, { onProgress: (done) => (progress.done = done), standing: read.standingOf });
    await markPlanStarted(deps.database, plan.id, deps.now());
    await untilListed(deps, plan.id, outcome.created);
    log.info({ plan: plan.id, person, created: outcome.created.length, amended: outcome.amended.length, refused: outcome.refused.length }, 'plan started');
    return { ...outcome, plan, warnings, leftOut: await leftOut(deps, plan) };
  });
}

/** One at a time for each plan. @throws ProblemError `planStarting` */
export async function whileStarting<T>(starting: Starting, plan: CheckedPlan, work: (progress: { done: number }) => Promise<T>): Promise<T> {
  const underWay = starting.get(plan.id);
  if (underWay) throw new ProblemError('planStarting', { plan: plan.id, done: String(underWay.done), total: String(underWay.total) });
  const progress = { done: 0, total: plan.definitions.length };
  starting.set(plan.id, progress);
  try {
    return await work(progress);
  } finally {
    starting.delete(plan.id);
  }
}

/** Saves a version that the plan itself has found approved, in the name of somebody who may change it. @throws ProblemError like `checkAndStart` */
export async function saveApproved(deps: Deps, read: StandingPlan, texts: PlanTextsGiven, person: string): Promise<void> {
  const { database } = deps;
  const { plan, known, toSave, standing } = read;
  requireAdministrator(withPosts(toSave, standing), known, person, deps.now());
  await requireOwnIds(database, toSave, known);
  // Asked for its answer's sake alone: a plan is not saved that could not be started.
  await soon(deps.measures.summary(measureId(plan.id, plan.definitions[0]?.ref ?? '-')));
  await startApproved(deps, planVersion(standing, texts), person);
  await savePlan(database, toSave);
}

const LOOK_EVERY_MS = 200;
const CATCH_UP_MS = 5_000;
const CATCH_UP_PER_MEASURE_MS = 20;

/** Waits, not for long, until the store has heard of new measures: who has just started a plan should find it in the lists. */
async function untilListed({ database }: Deps, planId: string, created: readonly string[]): Promise<void> {
  const patienceMs = CATCH_UP_MS + created.length * CATCH_UP_PER_MEASURE_MS;
  for (let waited = 0; waited < patienceMs; waited += LOOK_EVERY_MS) {
    const listed = new Set(await listMeasureIds(database, planId));
    if (created.every((id) => listed.has(id))) return;
    await delay(LOOK_EVERY_MS);
  }
}

async function leftOut({ database }: Deps, plan: CheckedPlan): Promise<string[]> {
  const planned = new Set(plan.definitions.map(({ ref }) => measureId(plan.id, ref)));
  return (await listMeasureIds(database, plan.id)).filter((id) => !planned.has(id));
}
