import type { EventOf } from '../events.ts';
import { measureId, type ChainProgress, type MeasureState, type Submission } from '../measure.ts';
import { bare, changeMilestones, decided, including } from './parts.ts';

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
    trustedKeys: event.keys ?? [],
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
  const acceptance: ChainProgress = { step: -1, openedAt: event.at, awaited: [], approvals: [], allApprovals: [] };
  const submitted = including(state.tookPart.submitted, event.by.person);
  return changeMilestones({ ...state, tookPart: { ...state.tookPart, submitted } }, event.milestones, (milestone) => ({
    ...bare(milestone),
    status: 'submitted',
    submission,
    acceptance,
  }));
}
