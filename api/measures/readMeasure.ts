import { setTimeout as delay } from 'node:timers/promises';
import { EngineUnreachable } from '../../client/connection.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import { measureId } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { findMeasure, listEvents } from '../../store/measures.ts';
import { visibleTo } from '../access/visible.ts';
import type { Deps } from '../dependencies.ts';
import { soon } from '../patience.ts';
import { ProblemError } from '../problems/problemError.ts';
import { requirePlan } from '../plans/people.ts';
import type { MeasureDetail } from '../schemas/measure.ts';
import { measureDetail, type Source } from '../views/measureDetail.ts';

export interface Named {
  readonly plan: string;
  readonly ref: string;
}

/**
 * Reads a measure: from its own workflow, since lists may lag behind; from the store when the engine is away or has given the
 * workflow up, and then it says so.
 *
 * @throws ProblemError `unknownPlan`, `unknownMeasure`
 */
export async function readMeasure(deps: Deps, { plan, ref }: Named): Promise<{ state: MeasureState; events: MeasureEvent[]; source: Source }> {
  const id = measureId(plan, ref);
  const live = await liveState(deps, id);
  const events = await listEvents(deps.database, id);
  if (live) return { state: live, events, source: { asOf: deps.now(), isFromStore: false } };
  const stored = await findMeasure(deps.database, id);
  if (!stored) {
    await requirePlan(deps.database, plan);
    throw new ProblemError('unknownMeasure', { measure: ref });
  }
  return { state: stored, events, source: { asOf: events.at(-1)?.at ?? stored.registeredAt, isFromStore: true } };
}

/** @returns the measure as it is now; nothing when it cannot be asked. */
async function liveState(deps: Deps, id: string): Promise<MeasureState | undefined> {
  try {
    return await soon(deps.measures.state(id));
  } catch (error) {
    if (error instanceof EngineUnreachable) return undefined;
    throw error;
  }
}

/** @param person who will read it; without anybody in particular, what everybody may. */
export async function readDetail(deps: Deps, named: Named, person?: string): Promise<MeasureDetail> {
  const { state, events, source } = await readMeasure(deps, named);
  const now = deps.now();
  return measureDetail(state, visibleTo(state, events, person, now), source, now);
}

const CATCH_UP_MS = 1_500;
const LOOK_EVERY_MS = 50;

/**
 * Waits, not for long, until the store has heard of an act: whoever has just acted should find it in the lists. The act
 * itself is done whether or not this succeeds.
 */
export async function untilRecorded(deps: Deps, id: string, seq: number): Promise<void> {
  for (let waited = 0; waited < CATCH_UP_MS; waited += LOOK_EVERY_MS) {
    const newer = await listEvents(deps.database, id, seq - 1);
    if (newer.length > 0) return;
    await delay(LOOK_EVERY_MS);
  }
}
