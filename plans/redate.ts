import { isScalar } from 'yaml';
import { addDays, addWorkingDays, epochDay, isDate, isProvisional, workingDaysBetween, type Calendar } from '../domain/calendar.ts';
import { freezeCalendar } from './calendarFreeze.ts';
import { date as dateSchema } from './check/fields.ts';
import { problemAt, type CheckProblem } from './check/problem.ts';
import { readYaml, type Path, type YamlFile } from './check/yamlFile.ts';
import { calendarSettings } from './planFile.ts';

/** A plan moved to another day of adoption. */
export interface Redated {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  /** Milestones moved, each by the same number of working days from the adoption as before. */
  readonly milestones: number;
  /** First and last days in office moved. */
  readonly holdings: number;
  readonly warnings: readonly CheckProblem[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * Moves a plan to another day of adoption, in place: only the ten letters of each date change, comments and layout stay.
 *
 * A milestone, as a point of a curve and the outer date, keeps its distance in working days, so that the plan asks as much of people as before; moved from a day off it
 * lands on a working day. Days in office after the adoption keep their distance in calendar days, which leaves no gap and no
 * overlap between one holder and the next; those before it are history and stay. Additions to the calendar are facts and stay.
 *
 * @returns the new text, or the problems that keep the old one from being read.
 * @throws RangeError when the new day of adoption is not a date.
 */
export function redatePlan({ planText, planName, adoptedOn }: { readonly planText: string; readonly planName: string; readonly adoptedOn: string }): Redated | { readonly problems: readonly CheckProblem[] } {
  const yaml = readYaml(planText, planName);
  if ('problems' in yaml) return yaml;
  const { file } = yaml;
  const from = dateAt(file, ['adoptedOn']);
  if (!from) return { problems: [problemAt(file.placeOf(['adoptedOn']), 'missing', { key: 'adoptedOn' })] };
  if (!isDate(adoptedOn)) throw new RangeError(`Not a date: ${adoptedOn}`);
  const dates = milestoneDates(file);
  const others = [...curveDates(file), dateAt(file, ['outerDate'])].flatMap((found) => found ?? []);
  const calendar = calendarFor(file, [from.date, adoptedOn, ...[...dates, ...others].map(({ date }) => date)]);
  const moved = (found: FoundDate) => ({ ...found, by: addWorkingDays(calendar, adoptedOn, workingDaysBetween(calendar, from.date, found.date)) });
  const movedDates = dates.map(moved);
  const days = epochDay(adoptedOn) - epochDay(from.date);
  const holdings = holdingDates(file).filter(({ date }) => date >= from.date);
  const edits = [{ ...from, by: adoptedOn }, ...movedDates, ...others.map(moved), ...holdings.map((found) => ({ ...found, by: addDays(found.date, days) }))];
  return {
    text: spliced(planText, edits),
    ...{ from: from.date, to: adoptedOn, milestones: dates.length, holdings: holdings.length },
    warnings: provisionalWarning(file, calendar, movedDates.map(({ by }) => by)),
  };
}

type FoundDate = Omit<Edit, 'by'> & { readonly date: string };

/** @returns the date at a path with its place in the text, inside its quotes if it has any. */
function dateAt(file: YamlFile, path: Path): FoundDate | undefined {
  const node = file.nodeAt(path);
  if (!isScalar(node) || typeof node.value !== 'string' || !dateSchema.safeParse(node.value).success || !node.range) return undefined;
  const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  const start = node.range[0] + (isQuoted ? 1 : 0);
  return { start, end: start + node.value.length, date: node.value };
}

function milestoneDates(file: YamlFile): FoundDate[] {
  return entries(file, ['problems'], 'measures').flatMap((measure) =>
    [['effect'], ['completion'], ...lengthOf(file, [...measure, 'milestones']).map((index) => ['milestones', index, 'dueOn'])].flatMap((path) => dateAt(file, [...measure, ...path]) ?? []),
  );
}

function curveDates(file: YamlFile): FoundDate[] {
  return entries(file, ['problems'], 'measures').flatMap((measure) =>
    lengthOf(file, [...measure, 'targets']).flatMap((target) =>
      lengthOf(file, [...measure, 'targets', target, 'curve']).flatMap((point) => dateAt(file, [...measure, 'targets', target, 'curve', point, 'on']) ?? []),
    ),
  );
}

function holdingDates(file: YamlFile): FoundDate[] {
  return entries(file, ['posts'], 'holders').flatMap((holding) => (['from', 'to'] as const).flatMap((key) => dateAt(file, [...holding, key]) ?? []));
}

/** @returns the paths of the entries of a list within each entry of another. */
function entries(file: YamlFile, outer: Path, inner: string): Path[] {
  return lengthOf(file, outer).flatMap((i) => lengthOf(file, [...outer, i, inner]).map((j) => [...outer, i, inner, j]));
}

function lengthOf(file: YamlFile, path: Path): number[] {
  const list = file.valueAt(path);
  return Array.isArray(list) ? [...list.keys()] : [];
}

/** A working day is at most a few calendar days: two years of slack hold every date that can come out. */
function calendarFor(file: YamlFile, dates: readonly string[]): Calendar {
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const { zone, overrides } = calendarSettings(file);
  const [first, last] = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0]);
  return freezeCalendar({ zone, fromYear: first - 2, toYear: last + 2, overrides });
}

/** A date written once and referred to from several places (&, *) is one edit. */
function spliced(text: string, edits: readonly Edit[]): string {
  const byPlace = new Map(edits.map((edit) => [edit.start, edit]));
  let result = '';
  let position = 0;
  for (const { start, end, by } of [...byPlace.values()].sort((a, b) => a.start - b.start)) {
    result += text.slice(position, start) + by;
    position = end;
  }
  return result + text.slice(position);
}

function provisionalWarning(file: YamlFile, calendar: Calendar, dates: readonly string[]): CheckProblem[] {
  const provisional = dates.filter((date) => isProvisional(calendar, date)).sort();
  const [first] = provisional;
  if (first === undefined) return [];
  return [problemAt(file.placeOf(['problems'], 'key'), 'datesProvisional', { count: provisional.length, through: calendar.officialThrough, first })];
}
