import { isProvisional, localDateAt, type Calendar } from '../calendar.ts';
import type { PostId } from '../directory.ts';
import type { PaperLimits } from '../events.ts';
import type { Light } from '../light.ts';
import { NOTICE_KINDS, type NoticeKind } from '../notices.ts';

/**
 * What a line tells of: something people hear (the kinds of notices), a paper issued, a rung reached that neither writes to anybody nor
 * issues anything, a light that changes, or the last day of something that is still owed then.
 */
export type LineKind = NoticeKind | 'paper' | 'rung' | 'light' | 'deadline';
/** In the order in which lines of one instant are listed. */
export const LINE_KINDS: readonly LineKind[] = ['light', 'rung', 'paper', ...NOTICE_KINDS, 'deadline'];

/** One thing a plan brings about, on one day, for one measure. */
export interface ForecastLine {
  /** The local day. */
  readonly on: string;
  /** When: people are written to, the paper leaves, the light changes, or, for a deadline, the last instant in time. */
  readonly at: number;
  /** The measure's ref: M-012. */
  readonly measure: string;
  readonly milestone?: string;
  /** The rung, step, duty or look-back it comes from; the type of the event where an act brings it about. */
  readonly rule: string;
  readonly kind: LineKind;
  /** The paper; `limit`: which of its limits ends, in a deadline. */
  readonly document?: { readonly id: string; readonly name: string; readonly cc?: readonly PostId[]; readonly limit?: keyof PaperLimits };
  readonly light?: Light;
  /** Posts that hear of it, are addressed by it, or owe what is due. */
  readonly to: readonly PostId[];
  /** Leaves alone and at once, not inside a digest. */
  readonly isUrgent?: true;
  /** It depends on a date beyond the last official list of days off: a later list may move it. */
  readonly provisional: boolean;
}

/** A line before it has its day and its measure. */
export interface Draft extends Omit<ForecastLine, 'on' | 'measure' | 'provisional'> {
  /** The day it is dated, where that is not the day of `at`. */
  readonly on?: string;
  /** A date it was computed from. */
  readonly from?: string;
}

/** Built field by field: lines come by the hundred thousand, and are a third smaller so than spread out of their drafts. */
export function lineOf(calendar: Calendar, measure: string, draft: Draft): ForecastLine {
  const { at, milestone, rule, kind, document, light, to, isUrgent, from } = draft;
  const on = draft.on ?? localDateAt(calendar, at);
  const provisional = isProvisional(calendar, on) || (from !== undefined && isProvisional(calendar, from));
  const line: Writable<ForecastLine> = milestone === undefined ? { on, at, measure, rule, kind, to, provisional } : { on, at, measure, milestone, rule, kind, to, provisional };
  if (document) line.document = document;
  if (light !== undefined) line.light = light;
  if (isUrgent) line.isUrgent = isUrgent;
  return line;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Sorts by instant, then measure, then kind, rule, milestone and posts: the same lines always stand in the same order. */
export function byInstant(a: ForecastLine, b: ForecastLine): number {
  return a.at - b.at || compare(a.measure, b.measure) || RANKS[a.kind] - RANKS[b.kind] || compare(keyOf(a), keyOf(b));
}

const RANKS = Object.fromEntries(LINE_KINDS.map((kind, index) => [kind, index])) as Readonly<Record<LineKind, number>>;

function keyOf({ rule, milestone = '', light, document, to }: ForecastLine): string {
  return [rule, milestone, light ?? '', document?.id ?? '', document?.limit ?? '', ...to].join('|');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @returns a text that two lines have in common exactly when they say the same. */
export function identityOf(line: ForecastLine): string {
  return [line.at, line.on, line.measure, line.kind, keyOf(line), line.document?.name ?? '', line.isUrgent ?? '', line.provisional].join('|');
}
