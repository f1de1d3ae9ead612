import type { EventOf } from '../events.ts';
import type { MeasureState } from '../measure.ts';
import { decided, withoutPhase } from './parts.ts';

export function close(state: MeasureState, event: EventOf<'closed'>): MeasureState {
  const signOffs = state.phase === 'inSignOff' ? state.signOff.allApprovals : [];
  return { ...withoutPhase(state), phase: 'closed', closedAt: event.at, signOffs, factsHash: event.factsHash, lookBacks: event.lookBacks };
}

export function holdLookBack(state: MeasureState, event: EventOf<'lookBackHeld'>): MeasureState {
  if (state.phase !== 'closed') return state;
  const held = { ...decided(event), note: event.note };
  return { ...state, lookBacks: state.lookBacks.map((lookBack) => (lookBack.id === event.lookBackId ? { ...lookBack, held } : lookBack)) };
}

/** The next cycle begins with the same duties and new dates; the cycle that ended stays readable. */
export function relapse(state: MeasureState, event: EventOf<'relapsed'>): MeasureState {
  if (state.phase !== 'closed') return state;
  const { cycle, milestones, documents, signOffs, lookBacks, closedAt } = state;
  const finding = { ...decided(event), reason: event.reason, evidence: event.evidence };
  return {
    ...withoutPhase(state),
    phase: 'rectifying',
    cycle: cycle + 1,
    cycleStartedAt: event.at,
    relapsedAt: event.at,
    milestones: milestones.map(({ id, kind, title, dueOn }) => ({
      id,
      kind,
      ...(title !== undefined && { title }),
      dueOn: event.dates[id] ?? dueOn,
      status: 'open',
      setAt: event.at,
      returns: 0,
    })),
    documents: [],
    returned: [],
    fired: {},
    pastCycles: [...state.pastCycles, { cycle, milestones, documents, signOffs, lookBacks, closedAt, relapse: finding }],
  };
}
