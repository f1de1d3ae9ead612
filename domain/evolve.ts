import { amend } from './folds/amendment.ts';
import { accept, approve, handBack, openStep } from './folds/chains.ts';
import { close, holdLookBack, relapse } from './folds/cycles.ts';
import { acknowledge, register, submit } from './folds/handling.ts';
import { changePaper, markFired, withPaper } from './folds/papers.ts';
import { decided, withoutPhase } from './folds/parts.ts';
import type { MeasureEvent } from './events.ts';
import type { MeasureState } from './measure.ts';

/** @returns the state an event leads to. `undefined` is the state before registration. */
export function evolve(state: MeasureState | undefined, event: MeasureEvent): MeasureState {
  if (event.type === 'registered') return register(event);
  if (!state) throw new Error(`The record of a measure begins with its registration, not with ${event.type}`);
  return { ...change(state, event), seq: event.seq };
}

function change(state: MeasureState, event: Exclude<MeasureEvent, { type: 'registered' }>): MeasureState {
  switch (event.type) {
    case 'acknowledged':
      return acknowledge(state, event);
    case 'progressReported':
      return { ...state, progress: { ...event.by, at: event.at, text: event.text } };
    case 'submitted':
      return submit(state, event);
    case 'stepOpened':
      return openStep(state, event);
    case 'stepApproved':
      return approve(state, event);
    case 'milestonesAccepted':
      return accept(state, event);
    case 'returned':
      return handBack(state, event);
    case 'signOffsLapsed':
      return state.phase === 'inSignOff' ? { ...state, signOff: { ...state.signOff, factsHash: event.factsHash, approvals: [], allApprovals: [] } } : state;
    case 'closed':
      return close(state, event);
    case 'lookBackHeld':
      return holdLookBack(state, event);
    case 'relapsed':
      return relapse(state, event);
    case 'archived':
      return state.phase === 'closed' ? { ...state, phase: 'archived' } : state;
    case 'withdrawn':
      return { ...withoutPhase(state), phase: 'withdrawn', withdrawal: { ...event.by, at: event.at, reason: event.reason } };
    case 'amended':
      return amend(state, event);
    case 'ruleFired':
      return withPaper(markFired(state, event), event.document);
    case 'awaitedReminded':
    case 'awaitedLapsed':
      return markFired(state, event);
    case 'documentNumbered':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, number: event.number }));
    case 'documentAcknowledged':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, receipts: [...paper.receipts, decided(event)] }));
    case 'documentAnswered':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, answer: { ...decided(event), text: event.text } }));
    case 'keysTrusted':
      return { ...state, trustedKeys: event.keys };
    case 'roleUnresolved':
    case 'noticeUndeliverable':
      return state;
  }
}
