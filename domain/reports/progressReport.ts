import { localDateAt, type Calendar } from '../calendar.ts';
import { progressOf, type Progress } from '../circular.ts';
import { rollUp, type RollUpStatus } from '../rollUp.ts';
import { arranged } from './arrange.ts';
import type { MeasureHistory } from './history.ts';
import { comingUp, extensionsOf, latenessOf, type Coming, type ExtensionLine, type LateLine } from './progressLines.ts';
import type { PrintedProblem } from './printed.ts';
import { paperLines, relapsesOf, stoppedOf, type PaperLine, type RelapseLine, type StoppedLine } from './progressRecord.ts';
import { countStandings, standingOf, type StandingKind } from './standing.ts';

/** What the inspecting body is told (整改进展情况报告), apart from its wording. Measures are in the order of the plan. */
export interface ProgressReport {
  readonly planTitle: string;
  readonly adoptedOn: string;
  readonly at: number;
  readonly asOfOn: string;
  readonly problemCount: number;
  readonly total: Progress;
  readonly standings: readonly { readonly kind: StandingKind; readonly count: number }[];
  readonly problems: readonly ProblemLine[];
  readonly late: readonly LateLine[];
  readonly extensions: readonly ExtensionLine[];
  readonly papers: readonly PaperLine[];
  readonly relapses: readonly RelapseLine[];
  /** Suspended or withdrawn by decision. */
  readonly stopped: readonly StoppedLine[];
  readonly next: readonly Coming[];
}

export interface ProblemLine {
  readonly no: string;
  readonly title: string;
  readonly status: RollUpStatus;
  readonly measures: number;
  readonly closed: number;
  readonly withdrawn: number;
  readonly overdue: number;
}

export interface ProgressReportRequest {
  readonly planTitle: string;
  readonly adoptedOn: string;
  readonly calendar: Calendar;
  readonly at: number;
  readonly printed: readonly PrintedProblem[];
  readonly histories: readonly MeasureHistory[];
}

/** @returns how the plan stood at the instant. Restricted papers, and texts that name one, are not in it. */
export function composeProgressReport({ planTitle, adoptedOn, calendar, at, printed, histories }: ProgressReportRequest): ProgressReport {
  const asOfOn = localDateAt(calendar, at);
  const problems = arranged(printed, histories);
  const inOrder = problems.flatMap(({ measures }) => measures.flatMap(({ history }) => history ?? []));
  const states = inOrder.map(({ state }) => state);
  return {
    ...{ planTitle, adoptedOn, at, asOfOn, problemCount: problems.length },
    total: progressOf(states.filter(({ phase }) => phase !== 'withdrawn'), at),
    standings: countStandings(problems.flatMap(({ measures }) => measures.map(({ history }) => standingOf(history?.state, at)))),
    problems: problems.map(({ no, title, measures }) => {
      const { status, counts } = rollUp(measures.flatMap(({ history }) => history?.state ?? []), at);
      const isStarted = measures.some(({ history }) => history);
      return { no, title, status: isStarted ? status : 'open', ...counts, measures: measures.length };
    }),
    late: inOrder.flatMap((history) => latenessOf(history, at, asOfOn)),
    extensions: inOrder.flatMap(extensionsOf),
    papers: states.flatMap((state) => paperLines(state, at)),
    relapses: inOrder.flatMap(relapsesOf),
    stopped: states.flatMap(stoppedOf),
    next: comingUp(states, asOfOn, at),
  };
}
