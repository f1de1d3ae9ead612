import { leadUnitOf } from './definition.ts';
import type { MeasureState, Milestone } from './measure.ts';
import { isClosedNow, isUnderWay, overdueMilestones, percentOf, worstLight } from './rollUp.ts';
import { clockOf, dueOn, overdueAt } from './timing.ts';

/** The content of one monthly circular (通报). Computed once, when it is due, and kept. */
export interface Circular {
  readonly planTitle: string;
  /** The month, `YYYY-MM`. */
  readonly period: string;
  /** It tells of what happened after this instant ... */
  readonly sinceAt: number;
  /** ... and how things stood at this one. */
  readonly at: number;
  readonly total: Progress;
  /** Unit by unit, the one furthest behind first. */
  readonly units: readonly (Progress & { readonly unit: string })[];
  /** Everything that shows red. */
  readonly red: readonly CircularLine[];
  readonly newlyLate: readonly CircularLine[];
  /** Accepted, but after its date (逾期已补). */
  readonly caughtUp: readonly CircularLine[];
  readonly relapsed: readonly CircularLine[];
}

export interface Progress {
  /** Withdrawn ones do not count. */
  readonly measures: number;
  readonly closed: number;
  readonly overdue: number;
  /** Closed of all, in whole percent, rounded down: 100 means all. */
  readonly percent: number;
}

export interface CircularLine {
  readonly ref: string;
  readonly title: string;
  readonly unit: string;
  /** The date that counts here, `YYYY-MM-DD`: that of the milestone. */
  readonly on?: string;
}

export interface CircularRequest {
  readonly planTitle: string;
  readonly period: string;
  readonly sinceAt: number;
  readonly at: number;
}

/** @returns how a plan's measures stand at an instant, and what has happened to them since the circular before. */
export function composeCircular(measures: readonly MeasureState[], { planTitle, period, sinceAt, at }: CircularRequest): Circular {
  const counted = measures.filter(({ phase }) => phase !== 'withdrawn');
  const isNews = (instant: number) => sinceAt < instant && instant <= at;
  const units = [...new Set(counted.map(unitOf))].map((unit) => ({ unit, ...progressOf(counted.filter((measure) => unitOf(measure) === unit), at) }));
  return {
    ...{ planTitle, period, sinceAt, at },
    total: progressOf(counted, at),
    units: units.sort((a, b) => a.percent - b.percent || b.overdue - a.overdue || (a.unit < b.unit ? -1 : 1)),
    red: counted.filter((measure) => isUnderWay(measure) && worstLight(measure, at) === 'red').map((measure) => lineOf(measure, earliestOverdue(measure, at))),
    newlyLate: counted.flatMap((measure) => linesOf(measure, overdueMilestones(measure, at).filter((milestone) => isNews(overdueAt(clockOf(measure.definition), milestone))))),
    caughtUp: counted.flatMap((measure) => linesOf(measure, measure.milestones.filter((milestone) => milestone.status === 'accepted' && milestone.verdict === 'late' && isNews(milestone.acceptedAt)))),
    relapsed: counted.filter(({ pastCycles }) => pastCycles.some(({ relapse }) => isNews(relapse.at))).map((measure) => lineOf(measure)),
  };
}

/** @returns how far measures have come, of which none is withdrawn. */
export function progressOf(measures: readonly MeasureState[], at: number): Progress {
  const closed = measures.filter(isClosedNow).length;
  const overdue = measures.filter((measure) => overdueMilestones(measure, at).length > 0).length;
  return { measures: measures.length, closed, overdue, percent: percentOf(closed, measures.length) };
}

function earliestOverdue(measure: MeasureState, at: number): Milestone | undefined {
  return overdueMilestones(measure, at).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
}

function linesOf(measure: MeasureState, milestones: readonly Milestone[]): CircularLine[] {
  return milestones.map((milestone) => lineOf(measure, milestone));
}

function lineOf(measure: MeasureState, milestone?: Milestone): CircularLine {
  const { definition } = measure;
  return { ref: definition.ref, title: definition.title, unit: unitOf(measure), ...(milestone && { on: dueOn(clockOf(definition), milestone) }) };
}

function unitOf({ definition }: MeasureState): string {
  return leadUnitOf(definition) ?? '—';
}
