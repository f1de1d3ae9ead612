import type { EventOf } from '../events.ts';
import type { ChainProgress } from '../dossier.ts';
import type { MeasureState, Milestone, OpenPhase } from '../measure.ts';
import { receiptLimit } from '../receipts.ts';
import { decided, openPhaseOf, unfired, withDate, withoutPhase } from './parts.ts';

export function suspend(state: MeasureState, event: EventOf<'suspended'>): MeasureState {
  const { reason, basis, until } = event;
  return { ...withoutPhase(state), phase: 'suspended', suspension: { ...decided(event), reason, basis, until }, resumesTo: openPhaseOf(state) };
}

/** Dates and limits are later by the working days lost; the limits of steps that await somebody are so much longer. */
export function resume(state: MeasureState, event: EventOf<'resumed'>): MeasureState {
  if (state.phase !== 'suspended') return state;
  const longer = <P extends ChainProgress>(chain: P): P => (event.lostDays === 0 ? chain : { ...chain, pausedDays: (chain.pausedDays ?? 0) + event.lostDays });
  const { resumesTo } = state;
  const phase: OpenPhase = resumesTo.phase === 'inSignOff' ? { phase: 'inSignOff', signOff: longer(resumesTo.signOff) } : resumesTo;
  const milestones = state.milestones.map((milestone): Milestone => {
    const dated = withDate(milestone, event.dates[milestone.id] ?? milestone.dueOn);
    return dated.status === 'submitted' ? { ...dated, acceptance: longer(dated.acceptance) } : dated;
  });
  return {
    ...withoutPhase(state),
    ...phase,
    milestones,
    periodicSince: event.resumedAt,
    fired: unfired(state.fired, event.again),
    // A limit that had passed when the suspension began has passed.
    ...(event.lostDays > 0 && receiptLimit(state).by > state.suspension.at && { receiptPausedDays: (state.receiptPausedDays ?? 0) + event.lostDays }),
    documents: state.documents.map((paper) => ({ ...paper, ...event.limits[paper.id] })),
    interviews: state.interviews.map((interview) => ({ ...interview, dueBy: event.interviews?.[interview.id] ?? interview.dueBy })),
    extensions: state.extensions.map((extension) => (extension.outcome === 'pending' ? { ...extension, chain: longer(extension.chain) } : extension)),
  };
}
