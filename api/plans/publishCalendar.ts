import { actOnEach, type BulkOutcome } from '../../client/inBulk.ts';
import { isProvisional, type Calendar } from '../../domain/calendar.ts';
import type { Moved } from '../../domain/events.ts';
import { canonicalJson } from '../../domain/facts.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { movedBy } from '../../domain/recalculating.ts';
import { clockOf, dueOn } from '../../domain/timing.ts';
import { calendarOfYear, datesApart, readCalendarList, withYearOf, type PublishedYear } from '../../plans/calendarFile.ts';
import { listMeasureIds } from '../../store/counts.ts';
import type { SavedPlan } from '../../store/plans.ts';
import { listPublishedCalendars, publishForPlan } from '../../store/publishedCalendars.ts';
import type { Deps } from '../dependencies.ts';
import { ProblemError } from '../problems/problemError.ts';
import { requireAdministered } from './administered.ts';
import { bodyOf } from './savedPlan.ts';

export interface CalendarGiven {
  readonly listText: string;
  readonly listName: string;
  readonly isDryRun: boolean;
}

/** What publishing a list did, or in a dry run would do. */
export interface CalendarPublished extends Pick<BulkOutcome, 'unchanged' | 'ended' | 'refused'> {
  readonly plan: SavedPlan;
  readonly year: number;
  readonly calendar: Calendar;
  readonly done: readonly { readonly state: MeasureState; readonly moved: readonly Moved[] }[];
  /** Dates of open milestones beyond the last official list, by measure. */
  readonly provisional: readonly { readonly state: MeasureState; readonly milestones: readonly { readonly title: string; readonly on: string }[] }[];
}

/**
 * Publishes the official list of a year to a plan: the plan is read with it from now on, and every running measure takes it into its own
 * calendar and says which of its dates have moved. Safe to ask for again at any time: what has the list already is left alone.
 *
 * @throws ProblemError `calendarHasErrors`, `unknownPlan`, `notAdministrator`, `calendarGap`, `calendarDiffers`
 * @throws EngineUnreachable when the engine does not answer; ask again then.
 */
export async function publishCalendar(deps: Deps, planId: string, given: CalendarGiven, person: string): Promise<CalendarPublished> {
  const { database, now } = deps;
  const list = requireList(given);
  const { year } = list;
  const plan = await requireAdministered(deps, planId, person);
  const others = (await listPublishedCalendars(database, planId)).filter((known) => known.year !== year);
  const source = calendarOfYear(bodyOf(plan).planText, year, [...others, list]);
  requireFitting(plan.calendar, source, list);
  const calendar = withYearOf(plan.calendar, source, year);
  if (!given.isDryRun) await publishForPlan(database, planId, { year, daysOff: list.daysOff, workingDays: list.workingDays, source: list.source }, calendar, { person, at: now() });
  const outcome = await actOnEach(deps.measures, {
    ids: await listMeasureIds(database, planId),
    person,
    orderFor: ({ definition }) => {
      const merged = withYearOf(definition.calendar, source, year);
      return canonicalJson(merged) === canonicalJson(definition.calendar) ? undefined : { name: 'calendar', act: { type: 'publishCalendar', calendar: merged } };
    },
    ...(given.isDryRun && { dryRunAt: now() }),
  });
  const done = outcome.done.map(({ state, act }) => ({ state, moved: act.type === 'publishCalendar' ? movedBy(state, act.calendar, now()) : [] }));
  const { unchanged, ended, refused } = outcome;
  return { plan, year, calendar, done, unchanged, ended, refused, provisional: done.flatMap(({ state }) => stillProvisional(state, source, year)) };
}

function requireList({ listText, listName }: CalendarGiven): PublishedYear {
  const read = readCalendarList({ text: listText, name: listName });
  if ('list' in read) return read.list;
  const fields = read.problems.map(({ file, line, column, field, zh, en }) => ({ field: `${file}:${line}:${column} ${field}`, zh, en }));
  throw new ProblemError('calendarHasErrors', { count: String(fields.length) }, fields);
}

const MOST_DATES_TOLD = 10;

/** A year published already has to be the same, or said to be a correction; and no year may be left out. */
function requireFitting(known: Calendar, source: Calendar, { year, correction = false }: PublishedYear): void {
  const through = known.officialThrough;
  if (`${year - 1}-12-31` > through) throw new ProblemError('calendarGap', { through, year: String(year) });
  if (`${year}-12-31` > through || correction) return;
  const apart = datesApart(known, withYearOf(known, source, year));
  if (apart.length === 0) return;
  const told = apart.slice(0, MOST_DATES_TOLD).join('、');
  throw new ProblemError('calendarDiffers', { year: String(year), dates: apart.length > MOST_DATES_TOLD ? `${told} …` : told });
}

function stillProvisional(state: MeasureState, source: Calendar, year: number): CalendarPublished['provisional'] {
  const calendar = withYearOf(state.definition.calendar, source, year);
  const clock = { ...clockOf(state.definition), calendar };
  const milestones = state.milestones
    .filter(({ status }) => status !== 'accepted')
    .map((milestone) => ({ title: milestone.title ?? milestone.kind, on: dueOn(clock, milestone) }))
    .filter(({ on }) => isProvisional(calendar, on));
  return milestones.length > 0 ? [{ state, milestones }] : [];
}
