import { amend } from './folds/amendment.ts';
import { accept, approve, handBack, openStep } from './folds/chains.ts';
import { beginAgain, close, confirmRoutine, holdLookBack } from './folds/cycles.ts';
import { convertClass, publishCalendar } from './folds/definition.ts';
import { grant, refuse, request } from './folds/extensions.ts';
import { acknowledge, register, replaceEvidence, reportPart, reportProgress, submit } from './folds/handling.ts';
import { changePaper, markFired, recordInterview, withInterview, withPaper } from './folds/papers.ts';
import { decided, withoutPhase } from './folds/parts.ts';
import { appoint, endSubstitution, handOver, takePost } from './folds/people.ts';
import { handIn, miss } from './folds/periodic.ts';
import { resume, suspend } from './folds/suspension.ts';
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
      return reportProgress(state, event);
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
    case 'reopened':
      return beginAgain(state, event);
    case 'archived':
      return state.phase === 'closed' ? { ...state, phase: 'archived' } : state;
    case 'withdrawn':
      return { ...withoutPhase(state), phase: 'withdrawn', withdrawal: { ...event.by, at: event.at, reason: event.reason } };
    case 'amended':
      return amend(state, event);
    case 'ruleFired':
      return withInterview(withPaper(markFired(state, event), event.document), event.interview);
    case 'awaitedReminded':
      return markFired(state, event);
    case 'awaitedLapsed':
      return miss(markFired(state, event), event);
    case 'documentNumbered':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, number: event.number }));
    case 'documentAcknowledged':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, receipts: [...paper.receipts, decided(event)] }));
    case 'documentAnswered':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, answer: { ...decided(event), text: event.text } }));
    case 'documentExcused':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, excused: { ...decided(event), reason: event.reason } }));
    case 'interviewRecorded':
      return recordInterview(state, event);
    case 'partReported':
      return reportPart(state, event);
    case 'periodicHandedIn':
      return handIn(state, event);
    case 'evidenceReplaced':
      return replaceEvidence(state, event);
    case 'extensionRequested':
      return request(state, event);
    case 'extensionGranted':
      return grant(state, event);
    case 'extensionRefused':
      return refuse(state, event);
    case 'suspended':
      return suspend(state, event);
    case 'resumed':
      return resume(state, event);
    case 'routineConfirmed':
      return confirmRoutine(state, event);
    case 'classConverted':
      return convertClass(state, event);
    case 'substituteAppointed':
      return appoint(state, event);
    case 'substitutionEnded':
      return endSubstitution(state, event);
    case 'handedOver':
      return handOver(state, event);
    case 'postTaken':
      return takePost(state, event);
    case 'calendarPublished':
      return publishCalendar(state, event);
    case 'keysTrusted':
      return { ...state, trustedKeys: event.keys };
    case 'commented':
    case 'roleUnresolved':
    case 'noticeUndeliverable':
      return state;
  }
}
