import type { MeasureHistory } from './history.ts';
import type { PrintedMeasure, PrintedProblem } from './printed.ts';

/** A measure at its place in the plan. */
export interface Placed {
  readonly printed: PrintedMeasure;
  /** Missing for one that does not run yet. */
  readonly history?: MeasureHistory;
}

export interface PlacedProblem {
  readonly no: string;
  readonly title: string;
  readonly measures: readonly Placed[];
}

/**
 * @returns the plan's problems and measures in the order of its file. What runs, or ran, and is not in the file any more comes last in
 * its problem.
 */
export function arranged(printed: readonly PrintedProblem[], histories: readonly MeasureHistory[]): PlacedProblem[] {
  const byRef = new Map(histories.map((history) => [history.state.definition.ref, history]));
  const inFile = new Set(printed.flatMap(({ measures }) => measures.map(({ ref }) => ref)));
  const others = histories.filter(({ state }) => !inFile.has(state.definition.ref)).map(placedByItself);
  const withoutHome = [...new Set(others.map(({ no }) => no))].filter((no) => !printed.some((problem) => problem.no === no));
  const problems = [...printed, ...withoutHome.map((no) => ({ no, title: others.find((other) => other.no === no)?.title ?? '', measures: [] }))];
  return problems.map(({ no, title, measures }) => ({
    ...{ no, title },
    measures: [...measures.map((measure) => placed(measure, byRef.get(measure.ref))), ...others.filter((other) => other.no === no).map(({ place }) => place)],
  }));
}

function placed(printed: PrintedMeasure, history: MeasureHistory | undefined): Placed {
  return { printed, ...(history && { history }) };
}

function placedByItself(history: MeasureHistory) {
  const { ref, title, problem } = history.state.definition;
  return { no: problem.no, title: problem.title, place: placed({ ref, title, ...(problem.issue !== undefined && { issue: problem.issue }) }, history) };
}
