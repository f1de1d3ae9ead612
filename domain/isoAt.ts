import { localDateAt, localMinutesAt, MINUTE_MS, type Calendar } from './calendar.ts';

/** @returns an instant with the offset of the calendar's zone: 2026-09-30T09:00:00+08:00. Parts of a second are left out. */
export function isoAt(calendar: Calendar, at: number): string {
  const date = localDateAt(calendar, at);
  const minutes = localMinutesAt(calendar, at);
  const offset = offsetAt(calendar, at);
  const seconds = Math.floor(at / 1000) - Math.floor(at / MINUTE_MS) * 60;
  const sign = offset < 0 ? '-' : '+';
  return `${date}T${clock(minutes)}:${two(seconds)}${sign}${clock(Math.abs(offset))}`;
}

function offsetAt(calendar: Calendar, at: number): number {
  const local = Date.parse(`${localDateAt(calendar, at)}T00:00:00Z`) + localMinutesAt(calendar, at) * MINUTE_MS;
  return Math.round((local - Math.floor(at / MINUTE_MS) * MINUTE_MS) / MINUTE_MS);
}

function clock(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
