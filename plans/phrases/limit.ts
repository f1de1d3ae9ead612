import type { Calendar } from '../../domain/calendar.ts';
import type { AskReason } from './questions.ts';

/** A sentence in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What is known of the document a phrase stands in. Dates are YYYY-MM-DD; whatever is missing makes the phrases that need it a question. */
export interface LimitContext {
  /** The year of a phrase that names none; without it the year of `writtenOn`, then of `adoptedOn`. */
  readonly year?: number;
  /** The day the document bears: what 本月 and 明年 are said of; without it `adoptedOn`. */
  readonly writtenOn?: string;
  /** The day the inspecting body gave its findings (反馈): what 反馈后1个月内 counts from. */
  readonly feedbackOn?: string;
  /** The day the plan was adopted (方案通过、印发). A phrase without a year that would lie before it is asked about. */
  readonly adoptedOn?: string;
  /** For limits counted in working days. */
  readonly calendar?: Calendar;
}

/**
 * How a date was come by: `exact` a day was named; `endOfPeriod` the last day of a month, a quarter, a year …; `counted` so long after
 * the findings or the adoption.
 */
export type Precision = 'exact' | 'endOfPeriod' | 'counted';

/** What is not in the words themselves but was supplied from the context, for people to look at. */
export const ASSUMPTIONS = ['yearOfDocument', 'monthOfDocument', 'centuryAdded', 'countedFromFeedback', 'countedFromAdoption'] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** A phrase that was understood. At least one of `dueOn`, `isImmediate` and `then` is there. */
export interface Limit {
  readonly kind: 'limit';
  /** The last day on which it is in time, YYYY-MM-DD. */
  readonly dueOn?: string;
  /** Stands with `dueOn`. */
  readonly precision?: Precision;
  /** 立行立改: at once, with a date or without. */
  readonly isImmediate?: true;
  /** What comes after the date, or stands instead of one: 长期坚持, or 持续推进, which names no end and no duty to keep on for good. */
  readonly then?: 'longTerm' | 'openEnded';
  readonly assumed?: readonly Assumption[];
  /** How the phrase was understood. */
  readonly explanation: Bilingual;
}

/** A phrase that a person must settle. */
export interface LimitQuestion {
  readonly kind: 'ask';
  readonly reason: AskReason;
  /** The dates it may mean, ascending, where it may mean few. */
  readonly candidates: readonly string[];
  /** What is to be settled, as a sentence. */
  readonly explanation: Bilingual;
}

export type LimitReading = Limit | LimitQuestion;
