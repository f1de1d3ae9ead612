import { EDITION, type Edition } from './edition.ts';
import type { EventBody, MeasureEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { MeasureState } from './measure.ts';

/** A transition being written: the events so far and the state they lead to. It lives inside one decision and never leaves it. */
export interface Transition {
  state: MeasureState;
  readonly now: number;
  /** By which release's rules it is decided. */
  readonly edition: Edition;
  readonly events: MeasureEvent[];
}

export function begin(state: MeasureState, now: number, edition: Edition = EDITION): Transition {
  return { state, now, edition, events: [] };
}

/** Appends what happened, numbered and dated. */
export function record(transition: Transition, body: EventBody): void {
  const event: MeasureEvent = { ...body, seq: transition.state.seq + 1, at: transition.now, cycle: transition.state.cycle };
  transition.events.push(event);
  transition.state = evolve(transition.state, event);
}
