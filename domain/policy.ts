import type { DayCount } from './calendar.ts';
import type { RoleName } from './directory.ts';

/**
 * The rule language as data. A policy is frozen, by value and hash, into each measure when it starts.
 * How a file spells it is `plans/policyFile.ts`; what each trigger means in instants is `rungs.ts`.
 */
export interface Policy {
  readonly name: string;
  readonly hours: Hours;
  /** What happens to a milestone's date on a day off: kept, or moved to the next or the previous working day. */
  readonly dayOff: 'keep' | 'next' | 'previous';
  /** The limit within which an assignment is to be acknowledged (签收). */
  readonly receipt: { readonly within: DayCount };
  readonly ladder: readonly Rule[];
  readonly acceptance: readonly Step[];
  readonly signOff: readonly Step[];
  readonly lookBacks: readonly LookBackRule[];
}

/** When people are written to. Minutes are counted from local midnight. */
export interface Hours {
  /** The hour papers are dated and reminders fall on (09:00). */
  readonly noticeMinutes: number;
  readonly fromMinutes: number;
  readonly toMinutes: number;
  /** Papers of one hour are evaluated over this many minutes, by a hash of the measure's id. */
  readonly spreadMinutes: number;
  /** A digest waits this long for more notices before it leaves. */
  readonly gatherMinutes: number;
}

/** A dated duty: intermediate, clear effect (取得明显成效), in place (整改落实到位). */
export type MilestoneKind = 'node' | 'effect' | 'completion';
export const MILESTONE_KINDS: readonly MilestoneKind[] = ['node', 'effect', 'completion'];

export type MeasureClass = 'standard' | 'immediate' | 'longTerm';
export const MEASURE_CLASSES: readonly MeasureClass[] = ['standard', 'immediate', 'longTerm'];

export type LightColour = 'green' | 'blue' | 'yellow' | 'orange' | 'red';
export const LIGHT_COLOURS: readonly LightColour[] = ['green', 'blue', 'yellow', 'orange', 'red'];

export type Trigger =
  | { readonly on: 'registered' }
  | { readonly on: 'before'; readonly milestone: MilestoneKind | 'any'; readonly count: DayCount }
  | { readonly on: 'after'; readonly milestone: MilestoneKind | 'any'; readonly count: DayCount }
  /** A submission came back; with `times`, only the n-th time for that milestone in this cycle. */
  | { readonly on: 'returned'; readonly times?: number }
  /** The receipt limit of the assignment, or of the paper issued by rule `of`, passed without all receipts. */
  | { readonly on: 'notAcknowledged'; readonly of: string }
  /** The reply limit of the paper issued by rule `of` passed without a reply. */
  | { readonly on: 'notAnswered'; readonly of: string }
  /** The limit set by the paper of rule `of` passed and its milestone is still open. */
  | { readonly on: 'lapsed'; readonly of: string }
  | { readonly on: 'relapsed' };

/** One rung (督办阶梯的一级): when it falls due and what it does. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly when: Trigger;
  /** Again every so many days until caught up, at most so many times in all. */
  readonly repeat?: { readonly every: DayCount; readonly atMost: number };
  readonly classes?: readonly MeasureClass[];
  readonly light?: LightColour;
  readonly notify?: { readonly to: readonly RoleName[]; readonly isUrgent: boolean };
  readonly document?: DocumentRule;
}

/** A numbered paper (文书) that a rung issues. */
export interface DocumentRule {
  readonly name: string;
  /** Numbers run within a series and a year: 限改〔2026〕12号. */
  readonly series: string;
  readonly to: readonly RoleName[];
  readonly cc: readonly RoleName[];
  readonly acknowledgeWithin?: DayCount;
  readonly answerWithin?: DayCount;
  /** The limit the paper sets for putting its milestone right. */
  readonly rectifyWithin?: DayCount;
}

/** One step of an acceptance or sign-off chain. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly roles: readonly RoleName[];
  /** How many of the posts must approve: any one, all, or this many. */
  readonly need: 'any' | 'all' | number;
  readonly within?: DayCount;
  /** Those who have not decided are reminded this long before the limit. */
  readonly remindBefore?: DayCount;
  /** Who is told when the limit lapses (the superior). */
  readonly whenLapsed: readonly RoleName[];
}

/** A dated inspection after closure (回头看). */
export interface LookBackRule {
  readonly id: string;
  readonly title: string;
  /** Months after closure; a date on a day off moves to the next working day. */
  readonly afterMonths: number;
  readonly roles: readonly RoleName[];
  /** Percent of measures looked at, drawn by a hash of `seed` and the measure's id; all when missing. */
  readonly sample?: { readonly percent: number; readonly seed: string };
  readonly remindBefore?: DayCount;
  readonly whenLapsed: readonly RoleName[];
}

/** @returns every role the policy names, each once, in order of first mention. */
export function rolesNamedBy(policy: Policy): RoleName[] {
  const fromLadder = policy.ladder.flatMap((rule) => [...(rule.notify?.to ?? []), ...(rule.document?.to ?? []), ...(rule.document?.cc ?? [])]);
  const fromSteps = [...policy.acceptance, ...policy.signOff, ...policy.lookBacks].flatMap((step) => [...step.roles, ...step.whenLapsed]);
  return [...new Set([...fromLadder, ...fromSteps])];
}
