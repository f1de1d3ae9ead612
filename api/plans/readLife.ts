import { setTimeout as delay } from 'node:timers/promises';
import { EngineUnreachable } from '../../client/connection.ts';
import type { PlanState } from '../../domain/plan/plan.ts';
import { findPlanLife, readPlanRecord } from '../../store/planLives.ts';
import type { Deps } from '../dependencies.ts';
import { soon } from '../patience.ts';
import { ProblemError } from '../problems/problemError.ts';
import { planLifeView, type PlanLifeView } from '../views/planLife.ts';
import { requirePlan } from './people.ts';

/**
 * Reads a plan's life from its own workflow; from the store when the engine is away or has given the workflow up.
 *
 * @throws ProblemError `unknownPlan`; `planNeverSubmitted` for a plan started before plans were approved.
 */
export async function readPlanLife(deps: Deps, planId: string): Promise<PlanState> {
  const state = (await liveState(deps, planId)) ?? (await findPlanLife(deps.database, planId));
  if (state) return state;
  await requirePlan(deps.database, planId);
  throw new ProblemError('planNeverSubmitted', { plan: planId });
}

async function liveState(deps: Deps, planId: string): Promise<PlanState | undefined> {
  try {
    return await soon(deps.plans.state(planId));
  } catch (error) {
    if (error instanceof EngineUnreachable) return undefined;
    throw error;
  }
}

export async function readLifeView(deps: Deps, planId: string): Promise<PlanLifeView> {
  const state = await readPlanLife(deps, planId);
  return planLifeView(state, await readPlanRecord(deps.database, planId), deps.now());
}

const CATCH_UP_MS = 1_500;
const LOOK_EVERY_MS = 50;

/** Waits, not for long, until the store has heard of an act: whoever has just acted should find it in the record. */
export async function untilPlanRecorded({ database }: Deps, planId: string, seq: number): Promise<void> {
  for (let waited = 0; waited < CATCH_UP_MS; waited += LOOK_EVERY_MS) {
    if (((await findPlanLife(database, planId))?.seq ?? 0) >= seq) return;
    await delay(LOOK_EVERY_MS);
  }
}
