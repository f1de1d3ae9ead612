import { addCount, addMonths, type Calendar, type DayCount } from '../calendar.ts';
import type { RoleName } from '../directory.ts';
import type { Step } from '../policy.ts';
import type { SummaryAbout } from '../summary.ts';

/** What a policy says about the plan as a whole; every part may be missing. */
export interface PlanRules {
  /** Who approves a draft, and every later version of it; the plan's authority when missing. */
  readonly approval?: readonly Step[];
  readonly circular?: CircularRule;
  readonly reports?: readonly PlanReportRule[];
  /** Who is sent the signed checkpoint of the record on the first working day of every month. */
  readonly checkpointTo?: readonly RoleName[];
  /** What certain posts are told every week of the measures that concern them. */
  readonly summaries?: readonly SummaryRule[];
}

/** The monthly circular (通报): how far every unit has come. */
export interface CircularRule {
  /** On which working day of the month; the last one in months that have fewer. */
  readonly workingDay: number;
  readonly to: readonly RoleName[];
}

/** Days of the week as ISO 8601 counts them: Monday is the first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A weekly summary (每周情况): to each post that fills one of the roles, of what concerns that post alone. */
export interface SummaryRule {
  readonly id: string;
  readonly title: string;
  readonly to: readonly RoleName[];
  /** At the notice hour of this day or, if nobody works then, of the next working day. */
  readonly on: Weekday;
  readonly about: SummaryAbout;
}

/** A report the plan owes the inspecting body. */
export interface PlanReportRule {
  readonly id: string;
  readonly title: string;
  /** The body it goes to, as the office calls it. */
  readonly addressee?: string;
  readonly due: ReportDue;
  /** One of these hands it in. */
  readonly roles: readonly RoleName[];
  readonly remindBefore?: DayCount;
  readonly whenLapsed: readonly RoleName[];
}

/** On fixed dates, or counted from the day the plan was adopted. */
export type ReportDue =
  | { readonly by: 'dates'; readonly on: readonly string[] }
  | { readonly by: 'months'; readonly after: number }
  | { readonly by: 'days'; readonly within: DayCount };

const BY_AUTHORITY: readonly Step[] = [{ id: 'authority', title: '批准整改方案', roles: ['authority'], need: 'any', whenLapsed: [] }];

/** @returns the steps by which a version of the plan is approved. */
export function approvalSteps({ approval = [] }: PlanRules): readonly Step[] {
  return approval.length === 0 ? BY_AUTHORITY : approval;
}

/** @returns the last days on which a report is due, ascending. */
export function dueDates({ due }: PlanReportRule, adoptedOn: string, calendar: Calendar): string[] {
  switch (due.by) {
    case 'dates':
      return [...due.on].sort();
    case 'months':
      return [addMonths(adoptedOn, due.after)];
    case 'days':
      return [addCount(calendar, adoptedOn, due.within)];
  }
}

/** @returns every role the rules name, each once. */
export function rolesOfPlanRules({ approval = [], circular, reports = [], checkpointTo = [], summaries = [] }: PlanRules): RoleName[] {
  const steps = approval.flatMap(({ roles, whenLapsed }) => [...roles, ...whenLapsed]);
  const duties = reports.flatMap(({ roles, whenLapsed }) => [...roles, ...whenLapsed]);
  return [...new Set([...steps, ...(circular?.to ?? []), ...duties, ...checkpointTo, ...summaries.flatMap(({ to }) => to)])];
}
