import { actedBy, isRefused, roleOf, type Actor } from '../authority.ts';
import type { ActOf } from '../commands.ts';
import type { Moved } from '../events.ts';
import { evolve } from '../evolve.ts';
import { canonicalJson } from '../facts.ts';
import { isFinal } from '../measure.ts';
import { movedBy } from '../recalculating.ts';
import { refuse, type Refused } from '../refusals.ts';
import { warningsAgain, type Warning } from '../rewarning.ts';
import { record, type Transition } from '../transition.ts';
import { wrong } from './checks.ts';

/** The official list of days off reaches further now: provisional dates are computed anew, and it is said which have moved. */
export function publishCalendar(transition: Transition, actor: Actor, { calendar }: ActOf<'publishCalendar'>): Refused | undefined {
  const { state, now } = transition;
  if (isFinal(state)) return wrong(state, 'publishCalendar');
  const posts = roleOf(state.definition, actor, 'publishCalendar', ['administrator']);
  if (isRefused(posts)) return posts;
  const before = state.definition.calendar;
  if (canonicalJson(before) === canonicalJson(calendar)) return refuse('alreadyDone', { what: 'publishCalendar' });
  if (calendar.zone !== before.zone || calendar.officialThrough < before.officialThrough) return refuse('calendarOlder', { given: calendar.officialThrough, known: before.officialThrough });
  const published = { type: 'calendarPublished', by: actedBy(actor, posts[0] ?? ''), calendar, moved: movedBy(state, calendar, now) } as const;
  const after = evolve(state, { ...published, seq: state.seq + 1, at: now, cycle: state.cycle });
  const again = transition.edition < 3 ? [] : warningsAgain(after, (warning) => isAmong(published.moved, warning), now);
  record(transition, { ...published, ...(again.length > 0 && { again }) });
  return undefined;
}

/** Whether the date that a warning is about is one of those that moved. */
function isAmong(moved: readonly Moved[], warning: Warning): boolean {
  const has = (what: Moved['what'], id: string | undefined) => moved.some((entry) => entry.what === what && entry.id === id);
  if (warning.type === 'rung') return has('milestone', warning.milestoneId);
  const { subject } = warning;
  if (subject.on === 'periodic') return has('periodic', subject.dutyId);
  if (subject.on === 'lookBack') return has('lookBack', subject.lookBackId);
  return subject.on !== 'interview' && has('step', subject.stepId);
}
