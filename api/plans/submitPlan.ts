import type { FastifyBaseLogger } from 'fastify';
import type { PlanState } from '../../domain/plan/plan.ts';
import { newestVersion, planWorkflowId } from '../../domain/plan/plan.ts';
import type { CheckProblem } from '../../plans/check/problem.ts';
import { planVersion } from '../../plans/planVersion.ts';
import { savePlan, type SavedPlan } from '../../store/plans.ts';
import { keepPlanVersion } from '../../store/planLives.ts';
import type { Deps } from '../dependencies.ts';
import { recordingDenials } from '../denials.ts';
import { soon } from '../patience.ts';
import { refusalError } from '../problems/problemError.ts';
import { requireAdministrator, requireOwnIds } from './mayStart.ts';
import { untilPlanRecorded } from './readLife.ts';
import type { PlanTextsGiven } from './savedPlan.ts';
import { readStanding, withPosts } from './standingPlan.ts';

export interface Submitted {
  readonly planId: string;
  readonly hash: string;
  /** False when this very version awaited approval, was approved or in force already. */
  readonly isNew: boolean;
  readonly warnings: readonly CheckProblem[];
}

/**
 * Checks a version of a plan and who asks; keeps its texts; hands it in for approval. Nothing is handed in before every check is passed.
 *
 * @throws ProblemError `planHasErrors`, `notAdministrator`, `personTaken`, or the plan's own refusal. @throws EngineUnreachable
 */
export async function checkAndSubmit(deps: Deps, texts: PlanTextsGiven, person: string, log: FastifyBaseLogger): Promise<Submitted> {
  const { plan, standing, known, toSave, warnings } = await readStanding(deps, texts);
  const { database } = deps;
  requireAdministrator(withPosts(toSave, standing), known, person, deps.now());
  await requireOwnIds(database, toSave, known);
  const definition = planVersion(standing, texts);
  const { hash } = definition;
  const before = await soon(deps.plans.state(plan.id));
  if (before && isThere(before, hash)) return { planId: plan.id, hash, isNew: false, warnings };
  await keepPlanVersion(database, { planId: plan.id, hash, title: plan.title, handedInAt: deps.now(), body: toSave.body });
  if (!isInForce(before, known)) await savePlan(database, toSave);
  if (!before) await deps.plans.begin({ definition, person });
  const seq = before ? await handIn(deps, before, person, definition) : 2;
  await untilPlanRecorded(deps, plan.id, seq);
  log.info({ plan: plan.id, person, hash }, 'plan handed in');
  return { planId: plan.id, hash, isNew: true, warnings };
}

/** The plan's people are told by the version that counts: what is only handed in must not change who they are. */
function isInForce(before: PlanState | undefined, known: SavedPlan | undefined): boolean {
  return before ? before.phase === 'running' || before.phase === 'concluded' : known !== undefined && known.startedAt !== null;
}

function isThere(before: PlanState, hash: string): boolean {
  const newest = newestVersion(before);
  return newest.definition.hash === hash && newest.status !== 'returned';
}

async function handIn(deps: Deps, before: PlanState, person: string, definition: ReturnType<typeof planVersion>): Promise<number> {
  const command = { id: `submit/${String(before.seq)}/${definition.hash}`, person, act: { type: 'submitDraft', definition } } as const;
  const asked = { person, act: 'submitDraft', measureId: planWorkflowId(definition.planId) };
  const outcome = await recordingDenials(deps, asked, async () => {
    const done = await soon(deps.plans.act(definition.planId, command));
    if (done && 'refused' in done) throw refusalError(done.refused);
    return done;
  });
  return outcome?.seq ?? before.seq;
}
