import { setImmediate } from 'node:timers/promises';
import { endOfDay, localDateAt, type Calendar } from '../../domain/calendar.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { overdueMilestones } from '../../domain/rollUp.ts';
import { merged, noStatistics, statisticsOf, type Statistics } from '../../domain/statistics.ts';
import { findMeasuresAsOf } from '../../store/asOf.ts';
import { findMeasures, listMeasures, type MeasureFilter } from '../../store/measures.ts';
import { visibleTo } from '../access/visible.ts';
import type { Deps } from '../dependencies.ts';
import { awaits, namingFilter } from '../measures/criteria.ts';
import { ProblemError } from '../problems/problemError.ts';
import type { StatisticsQuery } from '../schemas/statistics.ts';
import { measureLine } from '../views/measureLine.ts';

/** So many are in memory at once, whatever the size of the plan. */
const READ_AT_ONCE = 500;

/**
 * Counts a plan's measures page by page. Of restricted papers the person may not read nothing is counted.
 *
 * @throws ProblemError `badInput` for a day that has not begun.
 */
export async function countStatistics(deps: Deps, plan: { readonly id: string; readonly calendar: Calendar }, person: string, asked: StatisticsQuery): Promise<{ readonly at: number; readonly statistics: Statistics }> {
  const now = deps.now();
  const at = instantOf(plan.calendar, asked.asOf, now);
  const filter = await namingFilter(deps, plan.id, person, asked);
  const isWanted = wantedAt(person, asked, at);
  let statistics = noStatistics(asked.by);
  for (let offset = 0; ; offset += READ_AT_ONCE) {
    const page = await statesAt(deps, filter, offset, at, now);
    const seen = page.states.filter(isWanted).map((state) => seenBy(state, page.latest, person, now));
    statistics = merged(statistics, statisticsOf(seen, asked.by, at));
    if (page.isLast) return { at, statistics };
    // The embedded database never yields to others of itself.
    await setImmediate();
  }
}

/** @returns the last instant of the day, or the present one where that is earlier. */
function instantOf(calendar: Calendar, asOf: string | undefined, now: number): number {
  if (asOf === undefined) return now;
  const today = localDateAt(calendar, now);
  if (asOf > today) throw new ProblemError('badInput', { count: '1' }, [{ field: 'asOf', zh: `不能晚于今天（${today}）。`, en: `Must not be later than today (${today}).` }]);
  return Math.min(now, endOfDay(calendar, asOf) - 1);
}

interface StatesPage {
  readonly states: readonly MeasureState[];
  /** The same measures as they stand now, by id. */
  readonly latest: ReadonlyMap<string, MeasureState>;
  readonly isLast: boolean;
}

async function statesAt({ database }: Deps, filter: MeasureFilter, offset: number, at: number, now: number): Promise<StatesPage> {
  const { rows } = await listMeasures(database, filter, { limit: READ_AT_ONCE, offset });
  const ids = rows.map(({ id }) => id);
  const latest = await findMeasures(database, ids);
  const states = at === now ? latest : await findMeasuresAsOf(database, ids, at);
  return { states, latest: new Map(latest.map((state) => [state.id, state])), isLast: rows.length < READ_AT_ONCE };
}

/** Who may read what goes by who holds which post today, also for what was then. */
function seenBy(state: MeasureState, latest: ReadonlyMap<string, MeasureState>, person: string, now: number): MeasureState {
  const { directory, roles } = latest.get(state.id)?.definition ?? state.definition;
  const { state: seen } = visibleTo({ ...state, definition: { ...state.definition, directory, roles } }, [], person, now);
  return { ...seen, definition: state.definition };
}

function wantedAt(person: string, { phase, light, overdue, waiting }: StatisticsQuery, at: number): (state: MeasureState) => boolean {
  const isAwaiting = awaits(person, at);
  return (state) =>
    (phase?.split(',').includes(state.phase) ?? true) &&
    (overdue !== 'true' || overdueMilestones(state, at).length > 0) &&
    (light?.split(',').includes(measureLine(state, at).light) ?? true) &&
    (waiting !== 'true' || isAwaiting(state));
}
