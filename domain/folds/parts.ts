import type { ActedBy, Decided, MeasureState, Milestone } from '../measure.ts';

export function decided(event: { readonly by: ActedBy; readonly at: number }): Decided {
  return { ...event.by, at: event.at };
}

export function changeMilestones(state: MeasureState, ids: readonly string[], change: (milestone: Milestone) => Milestone): MeasureState {
  return { ...state, milestones: state.milestones.map((milestone) => (ids.includes(milestone.id) ? change(milestone) : milestone)) };
}

/** A milestone without what belongs to its present status only. */
export function bare({ id, kind, title, dueOn, setAt, returns, reopenedAt }: Milestone) {
  return { id, kind, ...(title !== undefined && { title }), dueOn, setAt, returns, ...(reopenedAt !== undefined && { reopenedAt }) };
}

/** What a measure keeps whatever its phase. */
export function withoutPhase(state: MeasureState) {
  const { id, definition, registeredAt, cycle, cycleStartedAt, seq, receiptsAwaited, receipts, milestones } = state;
  const { documents, returned, relapsedAt, progress, fired, pastCycles, tookPart, trustedKeys } = state;
  return {
    ...{ id, definition, registeredAt, cycle, cycleStartedAt, seq, receiptsAwaited, receipts, milestones },
    ...{ documents, returned, fired, pastCycles, tookPart, trustedKeys },
    ...(relapsedAt !== undefined && { relapsedAt }),
    ...(progress !== undefined && { progress }),
  };
}

export function including<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list : [...list, item];
}
