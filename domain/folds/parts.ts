import type { ActedBy, Decided } from '../dossier.ts';
import type { MeasureState, Milestone, OpenPhase } from '../measure.ts';

export function decided(event: { readonly by: ActedBy; readonly at: number }): Decided {
  return { ...event.by, at: event.at };
}

export function changeMilestones(state: MeasureState, ids: readonly string[], change: (milestone: Milestone) => Milestone): MeasureState {
  return { ...state, milestones: state.milestones.map((milestone) => (ids.includes(milestone.id) ? change(milestone) : milestone)) };
}

/** A milestone without what belongs to its present status only. */
export function bare({ id, kind, title, dueOn, setAt, returns, reopenedAt, originalDueOn, slips }: Milestone) {
  return {
    ...{ id, kind, ...(title !== undefined && { title }), dueOn, setAt, returns },
    ...(reopenedAt !== undefined && { reopenedAt }),
    ...(originalDueOn !== undefined && { originalDueOn }),
    ...(slips !== undefined && { slips }),
  };
}

/** A milestone with another date; the first one stays on its face. */
export function withDate<M extends Milestone>(milestone: M, dueOn: string): M {
  return milestone.dueOn === dueOn ? milestone : { ...milestone, dueOn, originalDueOn: milestone.originalDueOn ?? milestone.dueOn };
}

/** Without what had fired for the old dates of these milestones: a new date begins its own warnings, what fired stays on the record only. */
export function withoutFired(state: MeasureState, milestoneIds: readonly string[]): MeasureState {
  const isOfMoved = (key: string) => milestoneIds.some((id) => key.endsWith(`|${id}`));
  return { ...state, fired: Object.fromEntries(Object.entries(state.fired).filter(([key]) => !isOfMoved(key))) };
}

/** Without what had fired of these: it is to come once more. */
export function unfired(fired: MeasureState['fired'], keys: readonly string[] = []): MeasureState['fired'] {
  return keys.length === 0 ? fired : Object.fromEntries(Object.entries(fired).filter(([key]) => !keys.includes(key)));
}

/** What a measure keeps whatever its phase. */
export type CommonState = Omit<Extract<MeasureState, { phase: 'registered' | 'rectifying' }>, 'phase'>;

const OF_ONE_PHASE = ['phase', 'signOff', 'suspension', 'resumesTo', 'closedAt', 'signOffs', 'factsHash', 'lookBacks', 'withdrawal'];

export function withoutPhase(state: MeasureState): CommonState {
  return without(state, OF_ONE_PHASE);
}

/** The rest of a state, once members that not every state has are taken out. */
export function without(state: MeasureState | CommonState, members: readonly string[]): CommonState {
  return Object.fromEntries(Object.entries(state).filter(([member]) => !members.includes(member))) as unknown as CommonState;
}

/** @returns the phase of a measure at work, by itself. */
export function openPhaseOf(state: MeasureState): OpenPhase {
  if (state.phase === 'inSignOff') return { phase: 'inSignOff', signOff: state.signOff };
  return { phase: state.phase === 'registered' ? 'registered' : 'rectifying' };
}

export function including<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list : [...list, item];
}

/** Both names of an act through a substitution count for the separation of duties. */
export function includingBoth(list: readonly string[], { person, onBehalfOf }: ActedBy): readonly string[] {
  const withPerson = including(list, person);
  return onBehalfOf === undefined ? withPerson : including(withPerson, onBehalfOf);
}
