import { setImmediate } from 'node:timers/promises';
import { agendaOf, QUIET_EVENTS } from '../../domain/agenda.ts';
import type { PersonId, PostId } from '../../domain/directory.ts';
import { PHASES, type MeasureState } from '../../domain/measure.ts';
import { owedReports } from '../../domain/plan/occurrences.ts';
import type { Language } from '../../domain/refusals.ts';
import { measureDay } from '../../papers/calendar/measureDay.ts';
import { planReportDay } from '../../papers/calendar/planReportDay.ts';
import type { CalendarDay } from '../../papers/calendar/writeCalendar.ts';
import { findMeasures, listMeasures } from '../../store/measures.ts';
import { findPlanLife } from '../../store/planLives.ts';
import { lastEvents } from '../../store/revisions.ts';
import { visibleTo } from '../access/visible.ts';
import type { Deps } from '../dependencies.ts';
import { measureLink, planLink } from '../page/measure.ts';
import { postsHeldBy } from '../plans/people.ts';

const READ_AT_ONCE = 500;
/** Phases in which anybody can still owe anything. */
const UNFINISHED = PHASES.filter((phase) => phase !== 'archived' && phase !== 'withdrawn');

interface Reader {
  readonly person: PersonId;
  readonly language: Language;
  /** Where people reach the pages, without a slash at the end. */
  readonly baseUrl: string;
}

/** @returns the days of everything a person has to keep in mind through the posts held now, in all plans. */
export async function feedDays(deps: Deps, reader: Reader): Promise<CalendarDay[]> {
  const days: CalendarDay[] = [];
  for (const [planId, posts] of await postsHeldBy(deps.database, reader.person, deps.now())) {
    days.push(...(await measureDays(deps, reader, planId, posts)), ...(await reportDays(deps, reader, planId, posts)));
  }
  return days;
}

async function measureDays({ database, now }: Deps, { person, language, baseUrl }: Reader, planId: string, posts: readonly PostId[]): Promise<CalendarDay[]> {
  const days: CalendarDay[] = [];
  for (let offset = 0; ; offset += READ_AT_ONCE) {
    const { rows } = await listMeasures(database, { planId, posts, phases: UNFINISHED }, { limit: READ_AT_ONCE, offset });
    const ids = rows.map(({ id }) => id);
    const [states, revisions] = [await findMeasures(database, ids), await lastEvents(database, ids, QUIET_EVENTS)];
    for (const state of states) {
      const revision = revisions.get(state.id) ?? { seq: state.seq, at: state.registeredAt };
      const url = `${baseUrl}${measureLink(planId, state.definition.ref, language)}`;
      days.push(...agendaFor(state, person, posts, now()).map((entry) => measureDay(state, entry, revision, url, language)));
    }
    if (rows.length < READ_AT_ONCE) return days;
    // The embedded database never yields to others of itself.
    await setImmediate();
  }
}

/** Of a restricted paper nobody's calendar tells but that of those who may read it. */
function agendaFor(state: MeasureState, person: PersonId, posts: readonly PostId[], now: number) {
  return agendaOf(visibleTo(state, [], person, now).state, posts, now);
}

/** Reports the plan owes others, for those who are to hand them in. */
async function reportDays({ database, now }: Deps, { language, baseUrl }: Reader, planId: string, posts: readonly PostId[]): Promise<CalendarDay[]> {
  const life = await findPlanLife(database, planId);
  if (life?.phase !== 'running') return [];
  const owed = owedReports(life, now()).filter(({ awaited }) => awaited.some((post) => posts.includes(post)));
  return owed.map((report) => planReportDay(life, report, life.startedAt, `${baseUrl}${planLink(planId, language)}`, language));
}
