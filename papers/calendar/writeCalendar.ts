import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays } from '../../domain/calendar.ts';
import type { Language } from '../../domain/refusals.ts';
import { readableText } from '../readableText.ts';

/** One day in somebody's calendar. Every text is plain text, whatever stands in it. */
export interface CalendarDay {
  /** The same for the same matter, for ever and in every calendar. */
  readonly uid: string;
  /** `YYYY-MM-DD`, a day of the plan's own zone: the event takes that whole day wherever it is read. */
  readonly on: string;
  readonly summary: string;
  /** In lines. */
  readonly description: string;
  readonly url: string;
  /** The day may still move. */
  readonly isTentative: boolean;
  /** Higher with every revision. */
  readonly sequence: number;
  /** When it was revised last. */
  readonly revisedAt: number;
}

const NAMES: Readonly<Record<Language, string>> = { zh: '闭环督办日程', en: 'Bihuan deadlines' };

/** How often calendars are asked to look again. */
const REFRESH_SECONDS = 3_600;

/**
 * @returns an iCalendar file (RFC 5545). Days are dates without a zone; the writer escapes texts and folds lines at 75 octets between characters.
 * What is not among the days any more is gone from the calendar that follows the file.
 */
export function writeCalendar(days: readonly CalendarDay[], language: Language): string {
  const calendar = ical({ prodId: `//Bihuan//Bihuan//${language.toUpperCase()}`, name: NAMES[language], ttl: REFRESH_SECONDS });
  for (const { uid, on, summary, description, url, isTentative, sequence, revisedAt } of days) {
    calendar.createEvent({
      ...{ id: uid, sequence, url, allDay: true },
      start: dateOf(on),
      end: dateOf(addDays(on, 1)),
      summary: oneLine(summary),
      description: readableText(description),
      status: isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      // A deadline makes nobody busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: new Date(revisedAt),
      lastModified: new Date(revisedAt),
    });
  }
  return calendar.toString();
}

/** The writer takes days from the clock of the world, whatever the machine's zone. */
function dateOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function oneLine(text: string): string {
  return readableText(text).replace(/\s+/g, ' ').trim();
}
