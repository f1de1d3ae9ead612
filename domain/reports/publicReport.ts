import { localDateAt, type Calendar } from '../calendar.ts';
import { arranged } from './arrange.ts';
import { numbered } from './numbering.ts';
import { partOf, type LeftOut, type PublicProblem } from './publicParts.ts';
import type { MeasureHistory } from './history.ts';
import type { PrintedProblem } from './printed.ts';
import { countStandings, type StandingKind } from './standing.ts';
import type { WithheldMark } from './withheld.ts';

/** What a report to the public (整改进展情况通报) says, apart from its wording; or, marked, what the office keeps of it for itself. */
export interface PublicReport {
  readonly planTitle: string;
  readonly adoptedOn: string;
  /** The day whose state it tells. */
  readonly asOfOn: string;
  readonly isInternal: boolean;
  readonly problems: readonly PublicProblem[];
  readonly measures: number;
  readonly issues: number;
  readonly standings: readonly { readonly kind: StandingKind; readonly count: number }[];
  /** Of these, how many have a date behind them that was not kept, and still are not done. */
  readonly overdue: number;
  /** What the public does not read, and why; empty in the version for the public, which says nothing of it. */
  readonly leftOut: readonly LeftOut[];
}

export interface PublicReportRequest {
  readonly planTitle: string;
  readonly adoptedOn: string;
  readonly calendar: Calendar;
  readonly at: number;
  readonly printed: readonly PrintedProblem[];
  readonly histories: readonly MeasureHistory[];
  readonly marks: readonly WithheldMark[];
  readonly isInternal: boolean;
}

/** @returns the report as of the instant; figures count what it shows and nothing else. */
export function composePublicReport({ planTitle, adoptedOn, calendar, at, printed, histories, marks, isInternal }: PublicReportRequest): PublicReport {
  const parts = arranged(printed, histories).map((problem) => partOf(problem, marks, at));
  const leftOut = parts.flatMap((part) => part.leftOut);
  const whole = parts.map(({ internal }) => internal);
  const problems = numbered(isInternal ? whole : parts.flatMap(({ forAll }) => forAll ?? []), whole);
  const measures = problems.flatMap((problem) => problem.measures);
  return {
    ...{ planTitle, adoptedOn, isInternal, problems },
    asOfOn: localDateAt(calendar, at),
    measures: measures.length,
    issues: problems.reduce((sum, problem) => sum + new Set(problem.measures.flatMap(({ issue }) => issue ?? [])).size, 0),
    overdue: measures.filter(({ standing }) => standing.isOverdue).length,
    standings: countStandings(measures.map(({ standing }) => standing)),
    leftOut: isInternal ? leftOut : [],
  };
}
