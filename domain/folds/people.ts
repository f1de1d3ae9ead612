import type { Directory } from '../directory.ts';
import type { Arrival } from '../dossier.ts';
import type { EventOf } from '../events.ts';
import type { MeasureState } from '../measure.ts';
import { overriddenBy } from '../overrides.ts';
import { handedOver, withoutSubstitute, withPost, withSubstitute } from '../staffing.ts';

export function appoint(state: MeasureState, event: EventOf<'substituteAppointed'>): MeasureState {
  const { post, person, from, to } = event;
  return withDirectory(state, withPost(state.definition.directory, post, (known) => withSubstitute(known, { person, from, to }), event));
}

export function endSubstitution(state: MeasureState, { post, person, on }: EventOf<'substitutionEnded'>): MeasureState {
  return withDirectory(state, withPost(state.definition.directory, post, (known) => withoutSubstitute(known, person, on)));
}

export function handOver(state: MeasureState, event: EventOf<'handedOver'>): MeasureState {
  const { post, person, from, name, by: handedOverBy } = event;
  const arriving = event.isAhead ? [{ post, person, name, from, handedOverBy }] : [];
  // Whoever was to come on that day or later does not come any more.
  const others = (state.arrivals ?? []).filter((arrival) => arrival.post !== post || arrival.from < from);
  const handed = withArrivals(state, [...others, ...arriving]);
  return withDirectory(handed, withPost(state.definition.directory, post, (known) => handedOver(known, { person, from }), event));
}

export function takePost(state: MeasureState, { post, from }: EventOf<'postTaken'>): MeasureState {
  return withArrivals(state, (state.arrivals ?? []).filter((arrival) => arrival.post !== post || arrival.from !== from));
}

function withArrivals(state: MeasureState, arrivals: readonly Arrival[]): MeasureState {
  if (arrivals.length > 0) return { ...state, arrivals };
  const { arrivals: _, ...rest } = state;
  return rest;
}

function withDirectory(state: MeasureState, directory: Directory): MeasureState {
  return { ...state, ...overriddenBy(state, { directory }) };
}
