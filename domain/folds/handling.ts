import type { EventOf } from '../events.ts';
import { measureId } from '../definition.ts';
import type { ChainProgress, Submission } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { mootFor } from './extensions.ts';
import { bare, changeMilestones, decided, includingBoth, withoutPhase } from './parts.ts';

export function register(event: EventOf<'registered'>): MeasureState {
  const { definition } = event;
  return {
    phase: 'registered',
    id: measureId(definition.planId, definition.ref),
    definition,
    registeredAt: event.at,
    cycle: 1,
    cycleStartedAt: event.at,
    seq: event.seq,
    receiptsAwaited: event.receiptsAwaited,
    receipts: [],
    milestones: definition.milestones.map((milestone) => ({ ...milestone, status: 'open', setAt: event.at, returns: 0 })),
    documents: [],
    returned: [],
    fired: {},
    pastCycles: [],
    extensions: [],
    interviews: [],
    parts: [],
    periodic: [],
    values: {},
    trustedKeys: event.keys ?? [],
    overridden: {},
    tookPart: { submitted: [], accepted: [], signed: [] },
  };
}

export function acknowledge(state: MeasureState, event: EventOf<'acknowledged'>): MeasureState {
  const receipts = [...state.receipts, decided(event)];
  const isByHandler = state.definition.roles.handler?.includes(event.by.post) === true;
  return state.phase === 'registered' && isByHandler ? { ...state, phase: 'rectifying', receipts } : { ...state, receipts };
}

export function submit(state: MeasureState, event: EventOf<'submitted'>): MeasureState {
  const submission: Submission = { by: event.by, at: event.at, summary: event.summary, evidence: event.evidence };
  const acceptance = notOpened(event.at);
  const submitted = includingBoth(state.tookPart.submitted, event.by);
  // Nobody needs a later date any more for what has been handed in.
  const extensions = mootFor(state.extensions, event.milestones);
  return changeMilestones({ ...state, extensions, tookPart: { ...state.tookPart, submitted } }, event.milestones, (milestone) => ({
    ...bare(milestone),
    status: 'submitted',
    submission,
    acceptance,
  }));
}

export function reportProgress(state: MeasureState, event: EventOf<'progressReported'>): MeasureState {
  const progress = { ...event.by, at: event.at, text: event.text };
  return { ...state, progress, ...(event.values && { values: { ...state.values, ...event.values } }) };
}

export function reportPart(state: MeasureState, event: EventOf<'partReported'>): MeasureState {
  const { text, evidence, isDone } = event;
  return { ...state, parts: [...state.parts.filter(({ post }) => post !== event.by.post), { ...decided(event), text, evidence, isDone }] };
}

/** The evidence of the submission is another now; whoever accepted on the old has not accepted this. */
export function replaceEvidence(state: MeasureState, event: EventOf<'evidenceReplaced'>): MeasureState {
  const submitted = includingBoth(state.tookPart.submitted, event.by);
  const open: MeasureState = event.isReopened && state.phase === 'inSignOff' ? { ...withoutPhase(state), phase: 'rectifying', periodicSince: event.at } : state;
  return changeMilestones({ ...open, tookPart: { ...state.tookPart, submitted } }, [event.milestoneId], (milestone) => {
    if (milestone.status === 'open') return milestone;
    const submission = { ...milestone.submission, evidence: event.evidence, replacedAt: event.at };
    if (milestone.status === 'submitted') return { ...milestone, submission, acceptance: { ...milestone.acceptance, approvals: [], allApprovals: [] } };
    return event.isReopened ? { ...bare(milestone), status: 'submitted', submission, acceptance: notOpened(event.at) } : { ...milestone, submission };
  });
}

/** A chain none of whose steps has been opened yet. */
function notOpened(openedAt: number): ChainProgress {
  return { step: -1, openedAt, awaited: [], approvals: [], allApprovals: [] };
}
