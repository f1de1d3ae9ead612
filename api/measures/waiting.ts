import type { MeasureState } from '../../domain/measure.ts';
import type { Db } from '../../store/schema.ts';
import { postsHeldBy } from '../plans/people.ts';
import type { AwaitedView } from '../schemas/measure.ts';
import { awaitedOf } from '../views/awaited.ts';
import { LIVE_PHASES, statesOf } from './listMeasures.ts';

/** Something a person is expected to do, and for which measure. */
export interface Waiting {
  readonly state: MeasureState;
  readonly awaited: AwaitedView;
}

/** @returns whether the person is expected to do this: holds one of its posts now, or stands in at it. */
export function isFor(awaited: AwaitedView, person: string): boolean {
  return awaited.posts.some(({ holder, substitutes = [] }) => holder?.id === person || substitutes.some(({ id }) => id === person));
}

/** @returns everything that waits for a person in all plans, what lapses first at the top. */
export async function waitingFor(db: Db, person: string, now: number): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const [planId, posts] of await postsHeldBy(db, person, now)) {
    for await (const state of statesOf(db, { planId, posts, phases: LIVE_PHASES })) {
      for (const awaited of awaitedOf(state, now)) if (isFor(awaited, person)) waiting.push({ state, awaited });
    }
  }
  const lapse = ({ awaited }: Waiting) => awaited.limit?.lastDay ?? '9999-12-31';
  return waiting.sort((a, b) => (lapse(a) < lapse(b) ? -1 : lapse(a) > lapse(b) ? 1 : 0));
}
