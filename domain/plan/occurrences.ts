import { addCount, endOfDay, localDateAt, MINUTE_MS } from '../calendar.ts';
import { awaitedAtStep, heldPosts } from '../chain.ts';
import type { PostId, RoleName } from '../directory.ts';
import { limitFrom, nextNoticeAt, noticeBefore, type WritingClock } from '../timing.ts';
import type { PlanSubject } from './events.ts';
import { awaitingVersion, type PlanDefinition, type PlanState } from './plan.ts';
import { nextMonthly, nextWeekly } from './recurring.ts';
import { approvalSteps, dueDates, type PlanReportRule, type SummaryRule } from './rules.ts';

/** Something that time alone will bring about in a plan, unless somebody acts first. */
export interface PlanOccurrence {
  /** Names it; `state.fired` remembers it by this key. */
  readonly key: string;
  readonly nominalAt: number;
  /** What sums up a day's papers waits until they have all been evaluated; the rest comes at its hour. */
  readonly evaluateAt: number;
  readonly count: number;
  readonly what: MonthlyDue | WeeklyDue | AwaitedOfPlan;
}
export interface MonthlyDue {
  readonly type: 'circular' | 'checkpoint';
  readonly workingDay: number;
  readonly to: readonly RoleName[];
}
export interface WeeklyDue {
  readonly type: 'summary';
  readonly rule: SummaryRule;
}
export interface AwaitedOfPlan {
  readonly type: 'reminder' | 'lapse';
  readonly subject: PlanSubject;
  readonly awaited: readonly PostId[];
  readonly tell: readonly RoleName[];
}

/** The checkpoint leaves on the first working day: the month before it is complete then. */
const CHECKPOINT_WORKING_DAY = 1;

export function planClock({ calendar, hours }: PlanDefinition): WritingClock {
  return { calendar, policy: { hours } };
}

/** @returns everything time would bring about from this state on if nobody acted, in order of its instants. */
export function planOccurrences(state: PlanState, now: number): PlanOccurrence[] {
  const all = [...approvalLimits(state), ...monthlyDuties(state), ...weeklyDuties(state), ...reportDuties(state, now)];
  return all.sort((a, b) => a.evaluateAt - b.evaluateAt || (a.key < b.key ? -1 : 1));
}

function approvalLimits(state: PlanState): PlanOccurrence[] {
  const version = awaitingVersion(state);
  const staff = state.version.definition;
  const step = version && approvalSteps(staff.rules)[version.chain.step];
  if (!version || !step?.within) return [];
  const clock = planClock(staff);
  const { openedAt } = version.chain;
  const due = { subject: { on: 'approval' as const, stepId: step.id, hash: version.definition.hash }, awaited: awaitedAtStep(version.chain), tell: step.whenLapsed };
  const key = `approval|${step.id}@${String(openedAt)}`;
  const lapseAt = nextNoticeAt(clock, limitFrom(clock, openedAt, step.within));
  const lastDay = addCount(clock.calendar, localDateAt(clock.calendar, openedAt), step.within);
  const remindAt = step.remindBefore && noticeBefore(clock, lastDay, step.remindBefore);
  return [...(remindAt !== undefined && remindAt > openedAt ? once(state, `${key}|reminder`, remindAt, { type: 'reminder', ...due }) : []), ...once(state, `${key}|lapse`, lapseAt, { type: 'lapse', ...due })];
}

function monthlyDuties(state: PlanState): PlanOccurrence[] {
  if (state.phase !== 'running') return [];
  const { circular, checkpointTo } = state.version.definition.rules;
  return [
    ...(circular ? [monthly(state, state.startedAt, { type: 'circular', ...circular })] : []),
    ...(checkpointTo ? [monthly(state, state.startedAt, { type: 'checkpoint', workingDay: CHECKPOINT_WORKING_DAY, to: checkpointTo })] : []),
  ];
}

function monthly(state: PlanState, startedAt: number, what: MonthlyDue): PlanOccurrence {
  const { definition } = state.version;
  const fired = state.fired[what.type];
  const nominalAt = nextMonthly(planClock(definition), fired?.nominalAt ?? startedAt, what.workingDay);
  return { key: what.type, nominalAt, evaluateAt: nominalAt + definition.hours.spreadMinutes * MINUTE_MS, count: (fired?.count ?? 0) + 1, what };
}

function weeklyDuties(state: PlanState): PlanOccurrence[] {
  if (state.phase !== 'running') return [];
  const { startedAt } = state;
  const { definition } = state.version;
  return (definition.rules.summaries ?? []).map((rule) => {
    const key = summaryKey(rule.id);
    const fired = state.fired[key];
    const nominalAt = nextWeekly(planClock(definition), fired?.nominalAt ?? startedAt, rule.on);
    return { key, nominalAt, evaluateAt: nominalAt + definition.hours.spreadMinutes * MINUTE_MS, count: (fired?.count ?? 0) + 1, what: { type: 'summary', rule } };
  });
}

/** @returns the name under which it is remembered when a summary was last sent. */
export function summaryKey(id: string): string {
  return `summary|${id}`;
}

/** A report the plan still owes, with the posts that are to hand it in. */
export interface OwedReport {
  readonly rule: PlanReportRule;
  readonly dueOn: string;
  readonly awaited: readonly PostId[];
}

/** @returns the reports of the version in force that are not handed in yet, the earliest first. */
export function owedReports(state: PlanState, now: number): OwedReport[] {
  const { definition } = state.version;
  const owed = (definition.rules.reports ?? []).flatMap((rule) =>
    dueDates(rule, definition.adoptedOn, definition.calendar)
      .filter((dueOn) => !state.reports.some((report) => report.reportId === rule.id && report.dueOn === dueOn))
      .map((dueOn) => ({ rule, dueOn, awaited: reporters(definition, rule, now) })),
  );
  return owed.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** A report nobody is there to hand in falls to the administrators, like a chain that nobody fills. */
function reporters(definition: PlanDefinition, rule: PlanReportRule, now: number): PostId[] {
  const held = heldPosts(definition, rule.roles, now);
  return held.length > 0 ? held : heldPosts(definition, ['administrator'], now);
}

/** A reminder whose moment came before the plan ran says nothing; a date that had passed by then is told at once. */
function reportDuties(state: PlanState, now: number): PlanOccurrence[] {
  if (state.phase !== 'running') return [];
  const clock = planClock(state.version.definition);
  return owedReports(state, now).flatMap(({ rule, dueOn, awaited }) => {
    const due = { subject: { on: 'report' as const, reportId: rule.id, dueOn }, awaited, tell: rule.whenLapsed };
    const key = `report|${rule.id}@${dueOn}`;
    const remindAt = rule.remindBefore && noticeBefore(clock, dueOn, rule.remindBefore);
    return [
      ...(remindAt !== undefined && remindAt > state.startedAt ? once(state, `${key}|reminder`, remindAt, { type: 'reminder', ...due }) : []),
      ...once(state, `${key}|lapse`, nextNoticeAt(clock, endOfDay(clock.calendar, dueOn)), { type: 'lapse', ...due }),
    ];
  });
}

function once(state: PlanState, key: string, nominalAt: number, what: AwaitedOfPlan): PlanOccurrence[] {
  return state.fired[key] ? [] : [{ key, nominalAt, evaluateAt: nominalAt, count: 1, what }];
}
