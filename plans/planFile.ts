import type { Calendar } from '../domain/calendar.ts';
import type { PublishedYear } from './calendar/schema.ts';
import { freezeCalendar, type CalendarRequest } from './calendarFreeze.ts';
import { collectorFor, type Collector } from './check/collector.ts';
import { hasErrors, inOrder, type CheckProblem } from './check/problem.ts';
import { readYaml } from './check/yamlFile.ts';
import { checkDates } from './plan/dateChecks.ts';
import { planEntries, type PlanEntries } from './plan/entries.ts';
import { withImmediateDates } from './plan/immediate.ts';
import { milestonesOf } from './plan/milestones.ts';
import { checkPeople } from './plan/peopleChecks.ts';
import { checkReferences } from './plan/referenceChecks.ts';
import { checkRoles } from './plan/roleChecks.ts';
import { id as planIdSchema } from './check/fields.ts';
import { calendarSchema, policyPathSchema, zoneSchema } from './plan/schema.ts';
import { checkTargets } from './plan/targetChecks.ts';
import { toPlan, type CheckedPlan } from './plan/toPlan.ts';
import { readPolicy } from './policyFile.ts';

export type { CheckedPlan } from './plan/toPlan.ts';

/** The texts of a plan and of the policy it names; the names are for the messages only. */
export interface PlanTexts {
  readonly planText: string;
  readonly planName: string;
  readonly policyText: string;
  readonly policyName: string;
}

/** A plan that can be started, with what its authors may want to look at; or everything that stands in the way. */
export type PlanReading = { readonly plan: CheckedPlan; readonly warnings: readonly CheckProblem[] } | { readonly problems: readonly CheckProblem[] };

/** Offsets are frozen this long beyond the last date: look-backs, further cycles and extensions come after it. */
const YEARS_AFTER_LAST_DATE = 10;
export const DEFAULT_ZONE = 'Asia/Shanghai';

/**
 * Reads and checks a plan (整改方案) with its policy. Never throws; all that is wrong with either file is told at once, each thing
 * at its place, in Chinese and English.
 *
 * @param published official lists of days off that were published for this plan.
 */
export function readPlan({ planText, planName, policyText, policyName }: PlanTexts, published: readonly PublishedYear[] = []): PlanReading {
  const policyReading = readPolicy({ text: policyText, name: policyName });
  const rules = 'policy' in policyReading ? policyReading : undefined;
  const policy = rules?.policy;
  // Whether the roles' names are right is seen from the plan, which fills them.
  const policyProblems = ('policy' in policyReading ? policyReading.warnings : policyReading.problems).filter(({ code }) => code !== 'rolesUnlisted');
  const yaml = readYaml(planText, planName);
  if ('problems' in yaml) return { problems: [...yaml.problems, ...policyProblems] };

  const collector = collectorFor(yaml.file);
  const written = planEntries(collector);
  const calendar = calendarOf(collector, written, published);
  const entries = withImmediateDates(written, calendar, rules?.immediateWithin);
  checkReferences(collector, entries);
  checkPeople(collector, entries);
  checkDates(collector, entries, { calendar, rules });
  checkTargets(collector, entries, policy);
  checkRoles(collector, entries, policy);
  const problems = [...inOrder(collector.problems), ...policyProblems];
  if (!policy || !calendar || !entries.header || hasErrors(problems)) return { problems };
  return { plan: toPlan(entries, entries.header, policy, calendar), warnings: problems };
}

/** @returns the policy file a plan names, relative to the plan's own place, so that the caller can read it; nothing when it names none. */
export function policyPathOf(planText: string): string | undefined {
  const yaml = readYaml(planText, 'plan');
  return 'file' in yaml ? policyPathSchema.safeParse(yaml.file.valueAt(['policy'])).data : undefined;
}

/** @returns the id a plan gives itself, so that the caller can look up what is known of it; nothing when it gives none. */
export function planIdOf(planText: string): string | undefined {
  const yaml = readYaml(planText, 'plan');
  return 'file' in yaml ? planIdSchema.safeParse(yaml.file.valueAt(['id'])).data : undefined;
}

/** The zone and the additions are read by themselves: a mistake elsewhere does not keep the dates from being checked. */
function calendarOf(collector: Collector, entries: PlanEntries, published: readonly PublishedYear[]): Calendar | undefined {
  const { adoptedOn } = entries;
  if (adoptedOn === undefined) return undefined;
  const dates = entries.measures.flatMap(({ path, value }) => milestonesOf(value, path).map(({ definition }) => definition.dueOn));
  const lastDate = dates.reduce((last, date) => (date > last ? date : last), adoptedOn);
  const { zone, overrides } = calendarSettings(collector.file);
  return freezeCalendar({ zone, fromYear: yearOf(adoptedOn) - 1, toYear: yearOf(lastDate) + YEARS_AFTER_LAST_DATE, overrides, published });
}

/** @returns the zone and the additions to the calendar that a plan file asks for, as far as they are right. */
export function calendarSettings(file: { valueAt(path: readonly string[]): unknown }): { zone: string; overrides: NonNullable<CalendarRequest['overrides']> } {
  const { daysOff, workingDays, officialThrough } = calendarSchema.safeParse(file.valueAt(['calendar'])).data ?? {};
  return {
    zone: zoneSchema.safeParse(file.valueAt(['zone'])).data ?? DEFAULT_ZONE,
    overrides: { ...(daysOff && { daysOff }), ...(workingDays && { workingDays }), ...(officialThrough !== undefined && { officialThrough }) },
  };
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
