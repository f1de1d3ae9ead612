import { startOfDay } from './calendar.ts';
import type { Arrival } from './dossier.ts';
import { isFinal, type MeasureState } from './measure.ts';
import { occurrence, type Occurrence } from './occurrence.ts';
import { clockOf, nextNoticeAt } from './timing.ts';

/** @returns the hours at which those who come to a post on a day ahead are told what awaits them there. */
export function arrivalsDue(state: MeasureState): Occurrence[] {
  if (isFinal(state)) return [];
  const clock = clockOf(state.definition);
  const { posts } = state.definition.directory;
  // An amendment may have given the post to somebody else since.
  const isComing = ({ post, person, from }: Arrival) => posts[post]?.holders.some((term) => term.person === person && term.from === from) === true;
  return (state.arrivals ?? []).filter(isComing).map((arrival) =>
    occurrence(state, `arrival|${arrival.post}@${arrival.from}`, nextNoticeAt(clock, startOfDay(clock.calendar, arrival.from)), 1, { type: 'arrival', arrival }),
  );
}
