import type { EventOf } from '../events.ts';
import type { ChainProgress, Decided } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { changeExtension } from './extensions.ts';
import { bare, changeMilestones, decided, includingBoth, withoutPhase } from './parts.ts';

export function openStep(state: MeasureState, event: EventOf<'stepOpened'>): MeasureState {
  const opened = (previous: readonly Decided[]): ChainProgress => ({
    step: event.step,
    openedAt: event.at,
    awaited: event.awaited,
    approvals: [],
    allApprovals: previous,
    ...(event.isWatched && { isWatched: true }),
  });
  if (event.chain === 'signOff') {
    const previous = state.phase === 'inSignOff' && event.step > 0 ? state.signOff.allApprovals : [];
    return { ...withoutPhase(state), phase: 'inSignOff', signOff: { ...opened(previous), factsHash: event.factsHash ?? '' } };
  }
  if (event.chain === 'extension') {
    return changeExtension(state, event.extensionId, (extension) => ({ ...extension, chain: opened(event.step > 0 ? extension.chain.allApprovals : []) }));
  }
  return changeMilestones(state, event.milestones, (milestone) =>
    milestone.status === 'submitted' ? { ...milestone, acceptance: opened(milestone.acceptance.allApprovals) } : milestone,
  );
}

export function approve(state: MeasureState, event: EventOf<'stepApproved'>): MeasureState {
  const approved = <P extends ChainProgress>(progress: P): P => ({
    ...progress,
    approvals: [...progress.approvals, decided(event)],
    allApprovals: [...progress.allApprovals, decided(event)],
  });
  if (event.chain === 'signOff') {
    const signed = includingBoth(state.tookPart.signed, event.by);
    return state.phase === 'inSignOff' ? { ...state, signOff: approved(state.signOff), tookPart: { ...state.tookPart, signed } } : state;
  }
  if (event.chain === 'extension') return changeExtension(state, event.extensionId, (extension) => ({ ...extension, chain: approved(extension.chain) }));
  const accepted = includingBoth(state.tookPart.accepted, event.by);
  return changeMilestones({ ...state, tookPart: { ...state.tookPart, accepted } }, event.milestones, (milestone) =>
    milestone.status === 'submitted' ? { ...milestone, acceptance: approved(milestone.acceptance) } : milestone,
  );
}

export function accept(state: MeasureState, event: EventOf<'milestonesAccepted'>): MeasureState {
  const ids = event.milestones.map((accepted) => accepted.id);
  return changeMilestones(state, ids, (milestone) => {
    const verdict = event.milestones.find((accepted) => accepted.id === milestone.id)?.verdict;
    if (milestone.status !== 'submitted' || !verdict) return milestone;
    const { submission, acceptance } = milestone;
    return { ...bare(milestone), status: 'accepted', submission, accepted: acceptance.allApprovals, acceptedAt: event.at, verdict };
  });
}

/** From acceptance a submission comes back; from sign-off accepted milestones do, and the measure is in rectification again. */
export function handBack(state: MeasureState, event: EventOf<'returned'>): MeasureState {
  const open: MeasureState = state.phase === 'inSignOff' ? { ...withoutPhase(state), phase: 'rectifying', periodicSince: event.at } : state;
  const reopened = changeMilestones(open, event.milestones, (milestone) => ({
    ...bare(milestone),
    status: 'open',
    returns: milestone.returns + 1,
    reopenedAt: event.at,
  }));
  const returned = reopened.milestones
    .filter((milestone) => event.milestones.includes(milestone.id))
    .map((milestone) => ({ milestoneId: milestone.id, time: milestone.returns, at: event.at }));
  return { ...reopened, returned: [...state.returned, ...returned] };
}
