import type { DayCount } from './calendar.ts';
import type { RoleName } from './directory.ts';
import { rolesOfPlanRules, type PlanRules } from './plan/rules.ts';
import type { Choices } from './preferences.ts';

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
  /** How a later date may be asked for (延期); without it nobody may. */
  readonly extension?: ExtensionRule;
  /** Reports and reviews that fall due again and again (定期报告、定期复核). */
  readonly periodic?: readonly PeriodicRule[];
  /** Whether a submission waits until every participating unit has reported its part as done; the acceptors always see who has not. */
  readonly participation?: { readonly submissionWaits: boolean };
  /**
   * How measures of class `longTerm` end: with it, never by sign-off, but when one of these roles signs that they have become
   * routine (转入常态). Without it they are closed as others are.
   */
  readonly longTerm?: { readonly confirmedBy: readonly RoleName[] };
  /** What concerns the plan as a whole: its approval, circulars, reports and checkpoints. No measure looks at it. */
  readonly plan?: PlanRules;
  /** Duties that nobody of the unit that rectifies may have, beyond the separation by person that always holds. */
  readonly separation?: { readonly otherUnitFor: readonly SeparateDuty[] };
}

export type SeparateDuty = 'accept' | 'sign' | 'lookBack';
export const SEPARATE_DUTIES: readonly SeparateDuty[] = ['accept', 'sign', 'lookBack'];

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
  /** What people may choose for themselves; without it as `domain/preferences.ts` has it. */
  readonly choices?: Choices;
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
  | { readonly on: 'relapsed' }
  /** A quantified target stands below its curve when the date of a point of the curve has passed. */
  | { readonly on: 'behind' }
  /** The report of a period was not handed in by its date; with `times`, only the n-th miss of that duty in this cycle. */
  | { readonly on: 'reportMissed'; readonly of: string; readonly times?: number }
  | { readonly on: 'extensionRefused' }
  /** Never by itself: only those whom `byHand` names issue it. */
  | { readonly on: 'byHand' };

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
  /** Calls for an interview (约谈) that has to be recorded. */
  readonly interview?: InterviewRule;
  /** Passed over, on the record, while a paper of one of these rules is in force for the same milestone. */
  readonly skipIfStands?: readonly string[];
  /** Who may have the ladder entered here by hand, stating a requirement. */
  readonly byHand?: { readonly roles: readonly RoleName[] };
}

/** An interview a rung calls for: who is called, who records it, and by when it has to be on the record. */
export interface InterviewRule {
  readonly with: readonly RoleName[];
  readonly recordedBy: readonly RoleName[];
  readonly within: DayCount;
  readonly whenLapsed: readonly RoleName[];
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
  /** Names the Word template; the paper's own rule id when missing. */
  readonly template?: string;
  /** Only a receipt of this role counts (须由本人签收). */
  readonly signedForBy?: RoleName;
  /** `rectifyWithin` is the last date: no extension may be asked for its milestone from then on (最后期限). */
  readonly isFinal?: boolean;
  /** Read by its recipients, whoever issued it and the administrators only (问责线索). */
  readonly isRestricted?: boolean;
  /** Who may find the reason given for a lapsed limit good; then nothing follows from the lapse (理由正当). */
  readonly excusedBy?: readonly RoleName[];
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

/** How a later date is asked for, decided and limited (延期). It must be asked before the date passes. */
export interface ExtensionRule {
  /** How many may be granted for one milestone in one cycle. */
  readonly atMost: number;
  /** To be asked at least so long before the date; without it until the date's last second. */
  readonly askBefore?: DayCount;
  /** The longest step from the date that stands to the date asked for. */
  readonly longest?: DayCount;
  /** Only for milestones of these kinds. */
  readonly milestones?: readonly MilestoneKind[];
  readonly classes?: readonly MeasureClass[];
  /** Review, then decision; any number of steps. */
  readonly steps: readonly Step[];
}

export type Period = 'week' | 'month' | 'quarter';
export const PERIODS: readonly Period[] = ['week', 'month', 'quarter'];

/**
 * A duty that comes again with every week (Monday to Sunday), month or quarter of the calendar: a report of the unit, or a review
 * by somebody else. It begins with the first whole period that starts at least `afterMonths` after the cycle began.
 */
export interface PeriodicRule {
  readonly id: string;
  readonly title: string;
  readonly every: Period;
  /** Due so long after the period's last day. */
  readonly dueAfter: DayCount;
  /** One of these hands it in. */
  readonly roles: readonly RoleName[];
  readonly classes?: readonly MeasureClass[];
  readonly afterMonths?: number;
  /** Owed while the measure is being rectified, or (for standing duties) until it is archived. */
  readonly until: 'signOff' | 'archive';
  readonly remindBefore?: DayCount;
  readonly whenMissed: readonly RoleName[];
}

/** @returns every role the policy names, each once, in order of first mention. */
export function rolesNamedBy(policy: Policy): RoleName[] {
  const fromSteps = [...policy.acceptance, ...policy.signOff, ...policy.lookBacks, ...(policy.extension?.steps ?? [])].flatMap((step) => [...step.roles, ...step.whenLapsed]);
  const fromDuties = (policy.periodic ?? []).flatMap((duty) => [...duty.roles, ...duty.whenMissed]);
  return [...new Set([...policy.ladder.flatMap(rolesOfRule), ...fromSteps, ...fromDuties, ...(policy.longTerm?.confirmedBy ?? []), ...rolesOfPlanRules(policy.plan ?? {})])];
}

/** @returns the roles one rung names, in order of mention, repetitions included. */
export function rolesOfRule({ notify, document, interview, byHand }: Rule): RoleName[] {
  return [
    ...(notify?.to ?? []),
    ...(document ? [...document.to, ...document.cc, ...(document.signedForBy === undefined ? [] : [document.signedForBy]), ...(document.excusedBy ?? [])] : []),
    ...(interview ? [...interview.with, ...interview.recordedBy, ...interview.whenLapsed] : []),
    ...(byHand?.roles ?? []),
  ];
}

/** @returns the steps of a chain: of acceptance, of sign-off, or of deciding an extension. */
export function stepsOf(policy: Policy, chain: 'acceptance' | 'signOff' | 'extension'): readonly Step[] {
  return chain === 'extension' ? (policy.extension?.steps ?? []) : policy[chain];
}
