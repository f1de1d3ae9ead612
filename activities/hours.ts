import type { Calendar } from '../domain/calendar.ts';
import type { Notice } from '../domain/notices.ts';
import { digestHours, isWeekly, weeklyDigestAt, type MailPreferences } from '../domain/preferences.ts';
import { digestHourAt, writingAt } from '../domain/timing.ts';

/** What decides when news may leave. */
type Timed = Pick<Notice, 'kind' | 'isUrgent' | 'sendAt' | 'hours'>;

/**
 * @returns the first instant from `now` on at which the news may leave. News that could not leave at its time, because the worker or
 * the mail server was away, keeps to the hours as well: nobody is written to at night because something was mended at night.
 */
export function mayLeaveAt({ kind, isUrgent, sendAt, hours }: Timed, calendar: Calendar | null | undefined, now: number, preferences: MailPreferences = {}): number {
  const at = Math.max(sendAt, now);
  if (!calendar) return at;
  if (isUrgent) return writingAt({ calendar, policy: { hours } }, at);
  const clock = { calendar, policy: { hours: digestHours(hours, preferences) } };
  return isWeekly(kind, hours, preferences) ? weeklyDigestAt(clock, at) : digestHourAt(clock, at);
}

/**
 * @returns the news that leaves now. When a digest leaves, it takes along all that waits and may be told at this hour, also what came
 * in while it was gathering: one digest instead of one a second.
 */
export function leavingNow<T extends Timed & Pick<Notice, 'planId' | 'createdAt'>>(waiting: readonly T[], calendarOf: (planId: string) => Calendar | undefined, now: number, preferences: MailPreferences = {}): T[] {
  const isDue = (news: T) => mayLeaveAt(news, calendarOf(news.planId), now, preferences) <= now;
  const isDigestLeaving = waiting.some((news) => !news.isUrgent && isDue(news));
  return waiting.filter((news) => isDue(news) || (isDigestLeaving && !news.isUrgent && news.createdAt <= now && isDue({ ...news, sendAt: now })));
}
