import type { Directory } from '../directory.ts';
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
  const { post, person, from } = event;
  return withDirectory(state, withPost(state.definition.directory, post, (known) => handedOver(known, { person, from }), event));
}

function withDirectory(state: MeasureState, directory: Directory): MeasureState {
  return { ...state, ...overriddenBy(state, { directory }) };
}
