import { isOverdue, lightOf, type Light } from './light.ts';
import type { MeasureState, Milestone } from './measure.ts';

/** What has become of a problem or issue: `reopened` was closed once, with all its measures, and is not any more. */
export type RollUpStatus = 'open' | 'closed' | 'reopened' | 'withdrawn';
export const ROLL_UP_STATUSES: readonly RollUpStatus[] = ['open', 'closed', 'reopened', 'withdrawn'];

/** The state of everything under one heading, rolled up from its measures. */
export interface RollUp {
  readonly status: RollUpStatus;
  /** Since when it is open again, and which measures opened it. */
  readonly reopened?: { readonly at: number; readonly refs: readonly string[] };
  /** Measures at work again after a relapse, or after their closure was taken back. */
  readonly relapsed: readonly { readonly ref: string; readonly at: number }[];
  readonly counts: { readonly measures: number; readonly closed: number; readonly withdrawn: number; readonly overdue: number };
  /** The light that presses most. */
  readonly light: Light;
}
export interface IssueRollUp extends RollUp {
  readonly issue: string;
}
export interface ProblemRollUp extends RollUp {
  readonly no: string;
  readonly title: string;
  /** In plans that have that level; in the order of their measures. */
  readonly issues: readonly IssueRollUp[];
}

/** @returns the problems of a plan, in the order of their measures. Two levels: a problem, and the issues within it. */
export function rollUpProblems(measures: readonly MeasureState[], now: number): ProblemRollUp[] {
  return grouped(measures, ({ definition }) => definition.problem.no).map(([no, ofProblem]) => {
    const issues = grouped(ofProblem.filter(({ definition }) => definition.problem.issue !== undefined), ({ definition }) => definition.problem.issue ?? '');
    return { no, title: ofProblem[0]?.definition.problem.title ?? '', ...rollUp(ofProblem, now), issues: issues.map(([issue, ofIssue]) => ({ issue, ...rollUp(ofIssue, now) })) };
  });
}

function grouped(measures: readonly MeasureState[], by: (measure: MeasureState) => string): [string, MeasureState[]][] {
  const groups = new Map<string, MeasureState[]>();
  for (const measure of measures) groups.set(by(measure), [...(groups.get(by(measure)) ?? []), measure]);
  return [...groups];
}

/** @returns the state of whatever these measures are all of. */
export function rollUp(measures: readonly MeasureState[], now: number): RollUp {
  const spans = measures.map(spansOutOfWork);
  const closedSpans = spans.reduce(intersection, [EVER]).filter(({ from }) => from > -Infinity);
  const last = closedSpans.at(-1);
  const refs = measures.filter((_, index) => spans[index]?.some(({ to }) => to === last?.to)).map(({ definition }) => definition.ref);
  const isClosed = last?.to === Infinity;
  const isWithdrawn = measures.every(({ phase }) => phase === 'withdrawn');
  return {
    status: isWithdrawn ? 'withdrawn' : isClosed ? 'closed' : last ? 'reopened' : 'open',
    ...(last && !isClosed && { reopened: { at: last.to, refs } }),
    relapsed: measures.flatMap(relapseOf),
    counts: {
      measures: measures.length,
      closed: measures.filter(isClosedNow).length,
      withdrawn: measures.filter(({ phase }) => phase === 'withdrawn').length,
      overdue: measures.filter((measure) => overdueMilestones(measure, now).length > 0).length,
    },
    light: worstOf(measures.map((measure) => worstLight(measure, now))),
  };
}

/** From an instant up to, not including, another. */
interface Span {
  readonly from: number;
  readonly to: number;
}
const EVER: Span = { from: -Infinity, to: Infinity };

/** When a measure kept nothing open: before it was there, while it was closed, and once it is withdrawn. */
function spansOutOfWork(measure: MeasureState): Span[] {
  const before = { from: -Infinity, to: measure.registeredAt };
  const past = measure.pastCycles.map(({ closedAt, relapse }) => ({ from: closedAt, to: relapse.at }));
  if (measure.phase === 'closed' || measure.phase === 'archived') return [before, ...past, { from: measure.closedAt, to: Infinity }];
  return measure.phase === 'withdrawn' ? [before, ...past, { from: measure.withdrawal.at, to: Infinity }] : [before, ...past];
}

function intersection(a: readonly Span[], b: readonly Span[]): Span[] {
  const common = a.flatMap((x) => b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) })));
  return common.filter(({ from, to }) => from < to).sort((x, y) => x.from - y.from);
}

function relapseOf({ definition, pastCycles, ...measure }: MeasureState): { readonly ref: string; readonly at: number }[] {
  const last = pastCycles.at(-1);
  return last && isUnderWay(measure) ? [{ ref: definition.ref, at: last.relapse.at }] : [];
}

export function isClosedNow({ phase }: Pick<MeasureState, 'phase'>): boolean {
  return phase === 'closed' || phase === 'archived';
}

export function isUnderWay(measure: Pick<MeasureState, 'phase'>): boolean {
  return !isClosedNow(measure) && measure.phase !== 'withdrawn';
}

/**
 * @returns the milestones of a measure under way whose date has passed without a submission that stands. While work is suspended no date
 * passes; what had passed when the suspension began stays overdue.
 */
export function overdueMilestones(measure: MeasureState, at: number): Milestone[] {
  if (!isUnderWay(measure)) return [];
  const until = measure.phase === 'suspended' ? Math.min(at, measure.suspension.at) : at;
  return measure.milestones.filter((milestone) => isOverdue(measure, milestone, until));
}

/** @returns so many of all, in whole percent, rounded down: 100 means all. Of none 0. */
export function percentOf(some: number, all: number): number {
  return all === 0 ? 0 : Math.floor((100 * some) / all);
}

const BY_URGENCY: readonly Light[] = ['red', 'orange', 'yellow', 'blue', 'green', 'normal', 'submitted', 'caughtUp', 'done'];

/** @returns the most pressing of a measure's lights. */
export function worstLight(measure: MeasureState, now: number): Light {
  return worstOf(measure.milestones.map((milestone) => lightOf(measure, milestone, now).light));
}

function worstOf(lights: readonly Light[]): Light {
  return BY_URGENCY.find((light) => lights.includes(light)) ?? 'normal';
}
