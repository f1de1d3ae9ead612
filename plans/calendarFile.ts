import { addDays, type Calendar } from '../domain/calendar.ts';
import { calendarFileSchema, type PublishedYear } from './calendar/schema.ts';
import { firstDateOfList } from './calendar/year.ts';
import { freezeCalendar, isWeekend } from './calendarFreeze.ts';
import { collectorFor, type Collector } from './check/collector.ts';
import { hasErrors, inOrder, type CheckProblem } from './check/problem.ts';
import { parseAt } from './check/schemaProblems.ts';
import { readYaml } from './check/yamlFile.ts';
import { calendarSettings } from './planFile.ts';
import { weekdayOf } from './plan/dateChecks.ts';

export type { PublishedYear } from './calendar/schema.ts';
export { datesApart, withYearOf } from './calendar/year.ts';

/** Reads and checks a list of days off, JSON or YAML. Never throws; all that is wrong is told at once, each thing at its place. */
export function readCalendarList({ text, name }: { readonly text: string; readonly name: string }): { readonly list: PublishedYear } | { readonly problems: readonly CheckProblem[] } {
  const yaml = readYaml(text, name);
  if ('problems' in yaml) return yaml;
  const collector = collectorFor(yaml.file);
  const list = parseAt(collector, calendarFileSchema, []);
  if (list) checkDays(collector, list);
  const problems = inOrder(collector.problems);
  return list && !hasErrors(problems) ? { list } : { problems };
}

function checkDays(collector: Collector, list: PublishedYear): void {
  const seen = new Map<string, { readonly line: number; readonly field: string }>();
  for (const field of ['daysOff', 'workingDays'] as const) {
    for (const [index, date] of list[field].entries()) {
      const path = [field, index];
      const before = seen.get(date);
      if (before) collector.add(before.field === field ? 'dayTwice' : 'offAndWorked', path, { date, line: before.line });
      seen.set(date, { line: collector.lineOf(path), field });
      if (date < firstDateOfList(list.year) || date > `${list.year}-12-31`) collector.add('dayOfOtherYear', path, { date, year: list.year });
      else if (field === 'workingDays' && !isWeekend(date)) collector.add('workedAnyway', path, { date, weekday: weekdayOf(date) });
    }
  }
}

/** @returns the days of a year as a plan's file and the lists published for it have them. */
export function calendarOfYear(planText: string, year: number, published: readonly PublishedYear[]): Calendar {
  const yaml = readYaml(planText, 'plan');
  const { zone, overrides } = calendarSettings('file' in yaml ? yaml.file : { valueAt: () => undefined });
  return freezeCalendar({ zone, fromYear: year - 3, toYear: year, overrides, published });
}

/** @returns the list of a year as the package of this version knows it. */
export function packagedYear(year: number): PublishedYear {
  const { daysOff, workingWeekendDays } = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: year - 1, toYear: year });
  const isOfList = (date: string) => addDays(date, 31) >= `${year}-01-01`;
  return { year, daysOff: daysOff.filter(isOfList), workingDays: workingWeekendDays.filter(isOfList), source: 'chinese-days' };
}
