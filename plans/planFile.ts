import type { Calendar } from '../domain/calendar.ts';
import type { PublishedYear } from './calendar/schema.ts';
import { freezeCalendar, type CalendarRequest } from './calendarFreeze.ts';
import { collectorFor, type Collector } from './check/collector.ts';
import { hasErrors, inOrder, type CheckProblem } from './check/problem.ts';
import { readYaml, type YamlFile } from './check/yamlFile.ts';
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
import { readPolicy, type PolicyReading, type PolicyText } from './policyFile.ts';

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

/** A plan file whose writing has been read, once; what it says is checked when its policy is there. */
export interface OpenedPlan {
  /** The policy file it names, relative to its own place, so that the caller can read it; missing when it names none. */
  readonly policyPath?: string;
  /** The id it gives itself, so that the caller can look up what is known of it; missing when it gives none. */
  readonly id?: string;
  /**
   * Checks the plan with a policy. Never throws; all that is wrong with either file is told at once, each thing at its place, in
   * Chinese and English.
   *
   * @param published official lists of days off that were published for this plan.
   */
  check(policy: PolicyText, published?: readonly PublishedYear[]): PlanReading;
}

/** Reads the writing of a plan (整改方案). Never throws. */
export function openPlan(text: string, name: string): OpenedPlan {
  const yaml = readYaml(text, name);
  if ('problems' in yaml) return { check: (policy) => ({ problems: [...yaml.problems, ...policyProblems(readPolicy(policy))] }) };
  const policyPath = policyPathSchema.safeParse(yaml.file.valueAt(['policy'])).data;
  const id = planIdSchema.safeParse(yaml.file.valueAt(['id'])).data;
  return {
    ...(policyPath !== undefined && { policyPath }),
    ...(id !== undefined && { id }),
    check: (policy, published = []) => checkPlan(yaml.file, readPolicy(policy), published),
  };
}

/** Reads and checks a plan with its policy, at one go. */
export function readPlan({ planText, planName, policyText, policyName }: PlanTexts, published: readonly PublishedYear[] = []): PlanReading {
  return openPlan(planText, planName).check({ text: policyText, name: policyName }, published);
}

function checkPlan(file: YamlFile, policyReading: PolicyReading, published: readonly PublishedYear[]): PlanReading {
  const rules = 'policy' in policyReading ? policyReading : undefined;
  const policy = rules?.policy;
  const collector = collectorFor(file);
  const written = planEntries(collector);
  const calendar = calendarOf(collector, written, published);
  const entries = withImmediateDates(written, calendar, rules?.immediateWithin);
  checkReferences(collector, entries);
  checkPeople(collector, entries);
  checkDates(collector, entries, { calendar, rules });
  checkTargets(collector, entries, policy);
  checkRoles(collector, entries, policy);
  const problems = [...inOrder(collector.problems), ...policyProblems(policyReading)];
  if (!policy || !calendar || !entries.header || hasErrors(problems)) return { problems };
  return { plan: toPlan(entries, entries.header, policy, calendar), warnings: problems };
}

/** Whether the roles' names are right is seen from the plan, which fills them. */
function policyProblems(reading: PolicyReading): CheckProblem[] {
  return ('policy' in reading ? reading.warnings : reading.problems).filter(({ code }) => code !== 'rolesUnlisted');
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
