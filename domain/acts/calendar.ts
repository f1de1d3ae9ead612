import { actedBy, isRefused, roleOf, type Actor } from '../authority.ts';
import type { ActOf } from '../commands.ts';
import { canonicalJson } from '../facts.ts';
import { isFinal } from '../measure.ts';
import { movedBy } from '../recalculating.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';
import { wrong } from './checks.ts';

/** The official list of days off reaches further now: provisional dates are computed anew, and it is said which have moved. */
export function publishCalendar(transition: Transition, actor: Actor, { calendar }: ActOf<'publishCalendar'>): Refused | undefined {
  const { state, now } = transition;
  if (isFinal(state)) return wrong(state, 'publishCalendar');
  const posts = roleOf(state.definition, actor, 'publishCalendar', ['administrator']);
  if (isRefused(posts)) return posts;
  const known = state.definition.calendar;
  if (canonicalJson(known) === canonicalJson(calendar)) return refuse('alreadyDone', { what: 'publishCalendar' });
  if (calendar.zone !== known.zone || calendar.officialThrough < known.officialThrough) return refuse('calendarOlder', { given: calendar.officialThrough, known: known.officialThrough });
  record(transition, { type: 'calendarPublished', by: actedBy(actor, posts[0] ?? ''), calendar, moved: movedBy(state, calendar, now) });
  return undefined;
}
