import type { FastifyBaseLogger } from 'fastify';
import { actOnEach, type BulkOutcome, type Order } from '../../client/inBulk.ts';
import { isAsPlanned } from '../../client/startPlan.ts';
import { changesBetween } from '../../domain/acts/amend.ts';
import { hashOfValue } from '../../domain/facts.ts';
import { measureId, type Definition } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { plannedBy } from '../../domain/overrides.ts';
import type { CheckProblem } from '../../plans/check/problem.ts';
import { listIdsWhere } from '../../store/measures.ts';
import type { Deps } from '../dependencies.ts';
import { ProblemError } from '../problems/problemError.ts';
import { requireAdministered } from './administered.ts';
import type { PlanTextsGiven } from './savedPlan.ts';
import { readStanding, type StandingPlan } from './standingPlan.ts';
import { saveApproved, whileStarting, type Starting } from './startPlan.ts';
import { filterFor, requireWhere } from './whereFilter.ts';

export interface AmendRequest {
  readonly texts: PlanTextsGiven;
  /** Only measures that fit; all when missing. */
  readonly where?: string | undefined;
  /** Only says what would be changed; the version need not be approved for that. */
  readonly isDryRun: boolean;
}

/** What amending did, or in a dry run would do. */
export interface Amended extends Pick<BulkOutcome, 'unchanged' | 'ended' | 'refused'> {
  readonly planId: string;
  readonly done: readonly { readonly id: string; readonly changes: readonly string[] }[];
  /** In the file but not started: they begin with `plan start`. */
  readonly notStarted: readonly string[];
  /** Left alone because they do not fit the condition. */
  readonly outside: number;
  readonly warnings: readonly CheckProblem[];
}

/**
 * Amends running measures to what a plan and its policy now say: those that fit a condition, or all. Safe to ask for again at any time;
 * `plan start` amends the rest.
 *
 * @throws ProblemError like `checkAndStart`, `badInput` for the condition, `unknownLeader`
 * @throws EngineUnreachable when the engine does not answer; what was amended stays amended.
 */
export async function amendPlan(deps: Deps, starting: Starting, { texts, where, isDryRun }: AmendRequest, person: string, log: FastifyBaseLogger): Promise<Amended> {
  const condition = where === undefined ? {} : requireWhere(where);
  const read = await readStanding(deps, texts);
  const saved = await requireAdministered(deps, read.plan.id, person);
  const fitting = new Set(await listIdsWhere(deps.database, filterFor(saved, condition, deps.now())));
  const started = new Set(await listIdsWhere(deps.database, { planId: saved.id }));
  const planned = new Map(read.plan.definitions.map((definition) => [measureId(saved.id, definition.ref), definition]));
  const chosen = [...planned.keys()].filter((id) => fitting.has(id));
  const request = { ids: chosen, person, orderFor: (state: MeasureState) => orderFor(state, planned, read) };
  const amendAll = async () => {
    await saveApproved(deps, read, texts, person);
    return actOnEach(deps.measures, request);
  };
  const { done, ...rest } = isDryRun ? await actOnEach(deps.measures, { ...request, dryRunAt: deps.now() }) : await whileStarting(starting, read.plan, amendAll);
  log.info({ plan: saved.id, person, where, isDryRun, amended: done.length, refused: rest.refused.length }, 'plan amended');
  return {
    ...rest,
    planId: saved.id,
    done: done.map(({ id, state, act }) => ({ id, changes: act.type === 'amend' ? changesBetween(plannedBy(state), act.definition) : [] })),
    notStarted: [...planned.keys()].filter((id) => !started.has(id)),
    outside: [...planned.keys()].filter((id) => started.has(id) && !fitting.has(id)).length,
    warnings: read.warnings,
  };
}

function orderFor(state: MeasureState, planned: ReadonlyMap<string, Definition>, { standingOf }: StandingPlan): Order | undefined {
  const written = planned.get(state.id);
  if (!written) throw new ProblemError('unknownMeasure', { measure: state.id });
  const standing = standingOf(written);
  return isAsPlanned(hashOfValue(plannedBy(state)), { written, standing }) ? undefined : { name: 'amend', act: { type: 'amend', definition: standing } };
}
