import { addDays, localDateAt, startOfDay, workingDayOnOrAfter } from './calendar.ts';
import type { NoticeKind } from './notices.ts';
import { periodAround } from './periodic.ts';
import type { Hours } from './policy.ts';
import type { Language } from './refusals.ts';
import { digestHourAt, type WritingClock } from './timing.ts';

/**
 * What people may choose about their mail. Everything that asks something of them, everything late, every paper and every decision on
 * what they asked reaches them whatever they choose; the policy may bind them further (`Hours.choices`).
 */

/** News that asks nothing of anybody: these may be switched off or kept for the week's first digest, unless the policy says otherwise. */
export const OPTIONAL_KINDS = ['accepted', 'closed', 'archived', 'commented', 'planStarted', 'planConcluded', 'summary'] as const satisfies readonly NoticeKind[];
export type OptionalKind = (typeof OPTIONAL_KINDS)[number];

/** One person's choices, for all plans; whatever is missing is as the policy has it. */
export interface MailPreferences {
  readonly language?: Language;
  /** The digest leaves no earlier than this, in minutes after local midnight. */
  readonly digestMinutes?: number;
  /** Not to be sent. */
  readonly without?: readonly OptionalKind[];
  /** What asks nothing waits for the first digest of the week. */
  readonly isWeekly?: boolean;
}

/** What a policy leaves to people's choice; it travels with the hours, so that a notice keeps to the rules it was made under. */
export interface Choices {
  /** Kinds nobody may switch off or put off. */
  readonly mandatory: readonly OptionalKind[];
  /** The latest hour at which a digest may be wished for, in minutes after midnight. */
  readonly digestUntilMinutes?: number;
}

/** Without a word of the policy a digest may be wished for as late as this before people are written to no more. */
const BEFORE_END_MINUTES = 60;

export function isOptional(kind: NoticeKind): kind is OptionalKind {
  return OPTIONAL_KINDS.some((optional) => optional === kind);
}

/** @returns whether the person may do without such news, and does not want it. */
export function isUnwanted(kind: NoticeKind, hours: Hours, { without = [] }: MailPreferences): boolean {
  return isChosen(kind, hours) && without.some((unwanted) => unwanted === kind);
}

/** @returns whether such news waits for the first digest of the week. */
export function isWeekly(kind: NoticeKind, hours: Hours, preferences: MailPreferences): boolean {
  return preferences.isWeekly === true && kind !== 'summary' && isChosen(kind, hours);
}

function isChosen(kind: NoticeKind, { choices }: Hours): boolean {
  return isOptional(kind) && !(choices?.mandatory ?? []).includes(kind);
}

/** @returns the latest hour that may be wished for, in minutes after midnight. */
export function latestDigestMinutes({ choices, noticeMinutes, spreadMinutes, toMinutes }: Hours): number {
  return Math.max(noticeMinutes + spreadMinutes, choices?.digestUntilMinutes ?? toMinutes - BEFORE_END_MINUTES);
}

/** @returns the hours in which a person's digests leave: the policy's, begun later where the person wishes so and the policy lets them. */
export function digestHours(hours: Hours, { digestMinutes }: MailPreferences): Hours {
  const { noticeMinutes, spreadMinutes } = hours;
  if (digestMinutes === undefined || digestMinutes <= noticeMinutes + spreadMinutes) return hours;
  return { ...hours, noticeMinutes: Math.min(digestMinutes, latestDigestMinutes(hours)) - spreadMinutes };
}

/** @returns the first instant at or after `at` at which a digest may leave on the first working day of a week. */
export function weeklyDigestAt(clock: WritingClock, at: number): number {
  const digest = digestHourAt(clock, at);
  const day = localDateAt(clock.calendar, digest);
  const { firstOn, lastOn } = periodAround('week', day);
  if (day === workingDayOnOrAfter(clock.calendar, firstOn)) return digest;
  return digestHourAt(clock, startOfDay(clock.calendar, addDays(lastOn, 1)));
}
