import { endOfDay, isProvisional, localDateAt, type Calendar } from '../../domain/calendar.ts';
import { isoAt } from '../../domain/isoAt.ts';
import type { LimitView } from '../schemas/measure.ts';

export { isoAt };

/** @returns a limit as people are told it: by its last day. */
export function limitOf(calendar: Calendar, lapsesAt: number, now: number): LimitView {
  const lastDay = localDateAt(calendar, lapsesAt - 1);
  return { lastDay, lapsesAt: isoAt(calendar, lapsesAt), isLapsed: now >= lapsesAt, isProvisional: isProvisional(calendar, lastDay) };
}

/** @returns the limit that ends with a date. */
export function limitOn(calendar: Calendar, date: string, now: number): LimitView {
  return limitOf(calendar, endOfDay(calendar, date), now);
}
