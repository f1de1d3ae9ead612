import type { EventOf } from '../events.ts';
import type { Interview, IssuedDocument } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { decided } from './parts.ts';

export function markFired(state: MeasureState, event: { readonly occurrence: string; readonly count: number; readonly nominalAt: number }): MeasureState {
  return { ...state, fired: { ...state.fired, [event.occurrence]: { count: event.count, nominalAt: event.nominalAt } } };
}

export function withPaper(state: MeasureState, paper: IssuedDocument | undefined): MeasureState {
  return paper ? { ...state, documents: [...state.documents, paper] } : state;
}

export function changePaper(state: MeasureState, id: string, change: (paper: IssuedDocument) => IssuedDocument): MeasureState {
  return { ...state, documents: state.documents.map((paper) => (paper.id === id ? change(paper) : paper)) };
}

export function withInterview(state: MeasureState, interview: Interview | undefined): MeasureState {
  return interview ? { ...state, interviews: [...state.interviews, interview] } : state;
}

export function recordInterview(state: MeasureState, event: EventOf<'interviewRecorded'>): MeasureState {
  const held = { ...decided(event), heldOn: event.heldOn, text: event.text };
  return { ...state, interviews: state.interviews.map((interview) => (interview.id === event.interviewId ? { ...interview, held } : interview)) };
}
