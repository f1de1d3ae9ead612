import type { IssuedDocument, MeasureState } from '../measure.ts';

export function markFired(state: MeasureState, event: { readonly occurrence: string; readonly count: number; readonly nominalAt: number }): MeasureState {
  return { ...state, fired: { ...state.fired, [event.occurrence]: { count: event.count, nominalAt: event.nominalAt } } };
}

export function withPaper(state: MeasureState, paper: IssuedDocument | undefined): MeasureState {
  return paper ? { ...state, documents: [...state.documents, paper] } : state;
}

export function changePaper(state: MeasureState, id: string, change: (paper: IssuedDocument) => IssuedDocument): MeasureState {
  return { ...state, documents: state.documents.map((paper) => (paper.id === id ? change(paper) : paper)) };
}
