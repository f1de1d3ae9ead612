import type { EventOf } from '../events.ts';
import type { MeasureState } from '../measure.ts';
import { decided, includingBoth, without, withoutPhase } from './parts.ts';

/** What belonged to the cycle that ended, or to how the one before began. */
const OF_ONE_CYCLE = ['routine', 'relapsedAt', 'periodicSince', 'periodicFrom'];

export function close(state: MeasureState, event: EventOf<'closed'>): MeasureState {
  const signOffs = state.phase === 'inSignOff' ? state.signOff.allApprovals : state.routine ? [state.routine] : [];
  return { ...withoutPhase(state), phase: 'closed', closedAt: event.at, signOffs, factsHash: event.factsHash, lookBacks: event.lookBacks };
}

export function holdLookBack(state: MeasureState, event: EventOf<'lookBackHeld'>): MeasureState {
  if (state.phase !== 'closed') return state;
  const held = { ...decided(event), note: event.note };
  return { ...state, lookBacks: state.lookBacks.map((lookBack) => (lookBack.id === event.lookBackId ? { ...lookBack, held } : lookBack)) };
}

/** The next cycle begins with the same duties and new dates; the cycle that ended stays readable. */
export function beginAgain(state: MeasureState, event: EventOf<'relapsed'> | EventOf<'reopened'>): MeasureState {
  if (state.phase !== 'closed') return state;
  const { cycle, milestones, documents, signOffs, lookBacks, closedAt, extensions, interviews } = state;
  const finding = { ...decided(event), reason: event.reason, evidence: event.evidence };
  return {
    ...without(withoutPhase(state), OF_ONE_CYCLE),
    phase: 'rectifying',
    cycle: cycle + 1,
    cycleStartedAt: event.at,
    ...(event.type === 'relapsed' && { relapsedAt: event.at }),
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
    extensions: [],
    interviews: [],
    parts: [],
    periodic: [],
    pastCycles: [...state.pastCycles, { cycle, milestones, documents, signOffs, lookBacks, closedAt, relapse: finding, extensions, interviews }],
  };
}

/** A long-term measure's end is signed; the closure that follows names who did. */
export function confirmRoutine(state: MeasureState, event: EventOf<'routineConfirmed'>): MeasureState {
  const signed = includingBoth(state.tookPart.signed, event.by);
  return { ...state, routine: { ...decided(event), reason: event.reason }, tookPart: { ...state.tookPart, signed } };
}
