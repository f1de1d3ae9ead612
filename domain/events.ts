import type { Calendar } from './calendar.ts';
import type { Definition, MilestoneDefinition } from './definition.ts';
import type { ActedBy, Evidence, Interview, IssuedDocument, LookBack, TrustedKey } from './dossier.ts';
import type { PersonId, PostId, RoleName } from './directory.ts';
import type { MeasureClass } from './policy.ts';

/** What happened to a measure, in the past tense. The record of a measure is its list of these, and nothing else. */
export type EventBody =
  | { readonly type: 'registered'; readonly definition: Definition; readonly receiptsAwaited: readonly PostId[]; readonly keys?: readonly TrustedKey[] }
  | { readonly type: 'acknowledged'; readonly by: ActedBy }
  | { readonly type: 'progressReported'; readonly by: ActedBy; readonly text: string; readonly values?: Readonly<Record<string, number>> }
  | { readonly type: 'submitted'; readonly by: ActedBy; readonly milestones: readonly string[]; readonly summary: string; readonly evidence: readonly Evidence[] }
  /** A step of the acceptance or sign-off chain now awaits these posts; `isWatched`: it is passed over once nobody is left at them who may act. */
  | { readonly type: 'stepOpened'; readonly chain: ChainName; readonly step: number; readonly stepId: string; readonly awaited: readonly PostId[]; readonly milestones: readonly string[]; readonly factsHash?: string; readonly extensionId?: string; readonly isWatched?: boolean }
  | { readonly type: 'stepApproved'; readonly chain: ChainName; readonly by: ActedBy; readonly step: number; readonly milestones: readonly string[]; readonly note?: string; readonly extensionId?: string }
  | { readonly type: 'roleUnresolved'; readonly roles: readonly RoleName[]; readonly where: string }
  | { readonly type: 'milestonesAccepted'; readonly milestones: readonly { readonly id: string; readonly verdict: 'onTime' | 'late' }[] }
  | { readonly type: 'returned'; readonly chain: ChainName; readonly by: ActedBy; readonly milestones: readonly string[]; readonly reason: string }
  /** The facts changed under sign-offs already given; they count no longer. */
  | { readonly type: 'signOffsLapsed'; readonly factsHash: string; readonly posts: readonly PostId[] }
  | { readonly type: 'closed'; readonly factsHash: string; readonly lookBacks: readonly LookBack[] }
  | { readonly type: 'lookBackHeld'; readonly by: ActedBy; readonly lookBackId: string; readonly note: string }
  | { readonly type: 'relapsed'; readonly by: ActedBy; readonly lookBackId: string; readonly reason: string; readonly evidence: readonly Evidence[]; readonly dates: Readonly<Record<string, string>> }
  | { readonly type: 'archived' }
  | { readonly type: 'withdrawn'; readonly by: ActedBy; readonly reason: string }
  | { readonly type: 'amended'; readonly definition: Definition; readonly changes: readonly string[] }
  /** A rung of the ladder came due, or was entered by hand; with what it issued, or with the rule whose paper stands in its way. */
  | { readonly type: 'ruleFired'; readonly occurrence: string; readonly ruleId: string; readonly milestoneId?: string; readonly count: number; readonly nominalAt: number; readonly lateMs: number; readonly document?: IssuedDocument; readonly interview?: Interview; readonly by?: ActedBy; readonly requirement?: string; readonly skippedFor?: string }
  | { readonly type: 'documentNumbered'; readonly documentId: string; readonly number: string }
  | { readonly type: 'documentAcknowledged'; readonly by: ActedBy; readonly documentId: string }
  | { readonly type: 'documentAnswered'; readonly by: ActedBy; readonly documentId: string; readonly text: string }
  /** Acceptors, signers or inspectors are near or past their own limit. */
  | { readonly type: 'awaitedReminded'; readonly occurrence: string; readonly subject: AwaitedSubject; readonly awaited: readonly PostId[]; readonly count: number; readonly nominalAt: number; readonly lateMs: number }
  | { readonly type: 'awaitedLapsed'; readonly occurrence: string; readonly subject: AwaitedSubject; readonly awaited: readonly PostId[]; readonly toldRoles: readonly RoleName[]; readonly count: number; readonly nominalAt: number; readonly lateMs: number }
  | { readonly type: 'partReported'; readonly by: ActedBy; readonly text: string; readonly evidence: readonly Evidence[]; readonly isDone: boolean }
  | { readonly type: 'periodicHandedIn'; readonly by: ActedBy; readonly dutyId: string; readonly period: string; readonly text: string; readonly evidence: readonly Evidence[] }
  /** `isReopened`: the milestone had been accepted on the old evidence, and its acceptors are asked again. */
  | { readonly type: 'evidenceReplaced'; readonly by: ActedBy; readonly milestoneId: string; readonly evidence: readonly Evidence[]; readonly reason: string; readonly isReopened?: boolean }
  | { readonly type: 'extensionRequested'; readonly by: ActedBy; readonly extensionId: string; readonly milestoneId: string; readonly reason: string; readonly progress: string; readonly from: string; readonly to: string }
  | { readonly type: 'extensionGranted'; readonly extensionId: string; readonly milestoneId: string; readonly from: string; readonly to: string }
  | { readonly type: 'extensionRefused'; readonly by: ActedBy; readonly extensionId: string; readonly milestoneId: string; readonly reason: string }
  | { readonly type: 'suspended'; readonly by: ActedBy; readonly reason: string; readonly basis: string; readonly until: string }
  /** Work goes on: by decision, or by itself when the end date is over. `resumedAt`: the instant that counts, also after an outage; `dates`, `limits`: what the days lost moved; `again`: keys of warnings to be given again for it. */
  | { readonly type: 'resumed'; readonly by?: ActedBy; readonly reason?: string; readonly resumedAt: number; readonly lostDays: number; readonly dates: Readonly<Record<string, string>>; readonly limits: Readonly<Record<string, PaperLimits>>; readonly interviews?: Readonly<Record<string, number>>; readonly again?: readonly string[] }
  | { readonly type: 'documentExcused'; readonly by: ActedBy; readonly documentId: string; readonly reason: string }
  | { readonly type: 'interviewRecorded'; readonly by: ActedBy; readonly interviewId: string; readonly heldOn: string; readonly text: string }
  | { readonly type: 'routineConfirmed'; readonly by: ActedBy; readonly reason: string }
  | { readonly type: 'classConverted'; readonly by: ActedBy; readonly from: MeasureClass; readonly to: MeasureClass; readonly reason: string; readonly duties?: readonly MilestoneDefinition[] }
  | { readonly type: 'reopened'; readonly by: ActedBy; readonly reason: string; readonly evidence: readonly Evidence[]; readonly dates: Readonly<Record<string, string>> }
  | { readonly type: 'commented'; readonly by: ActedBy; readonly text: string }
  | { readonly type: 'substituteAppointed'; readonly by: ActedBy; readonly post: PostId; readonly person: PersonId; readonly name: string; readonly from: string; readonly to: string }
  | { readonly type: 'substitutionEnded'; readonly by: ActedBy; readonly post: PostId; readonly person: PersonId; readonly on: string }
  /** `isAhead`: the newcomer is told on the day it takes effect. */
  | { readonly type: 'handedOver'; readonly by: ActedBy; readonly post: PostId; readonly before?: PersonId; readonly person: PersonId; readonly name: string; readonly from: string; readonly isAhead?: boolean }
  /** The day has come from which a post that was handed over ahead is the newcomer's. `handedOverBy`: who recorded it. */
  | { readonly type: 'postTaken'; readonly handedOverBy: ActedBy; readonly post: PostId; readonly person: PersonId; readonly name: string; readonly from: string; readonly nominalAt: number; readonly lateMs: number }
  /** The official list of days off reaches further; `moved`: the dates that are others because of it; `again`: keys of warnings to be given again for them. */
  | { readonly type: 'calendarPublished'; readonly by: ActedBy; readonly calendar: Calendar; readonly moved: readonly Moved[]; readonly again?: readonly string[] }
  /** `by` is missing where the system told a measure from before claims were signed its first keys. */
  | { readonly type: 'keysTrusted'; readonly by?: ActedBy; readonly keys: readonly TrustedKey[] }
  | { readonly type: 'noticeUndeliverable'; readonly noticeId: string; readonly post: PostId; readonly reason: string };

export type ChainName = 'acceptance' | 'signOff' | 'extension';

/** The limits of one paper: the first instants after their last days. */
export interface PaperLimits {
  readonly acknowledgeBy?: number;
  readonly answerBy?: number;
  readonly rectifyBy?: number;
}

/** A date that counts and that a newly published calendar has moved; both are the last day itself, `YYYY-MM-DD`. */
export interface Moved {
  readonly what: 'milestone' | 'receipt' | 'step' | 'periodic' | 'document' | 'interview' | 'lookBack';
  readonly id: string;
  /** What people call it; a milestone without a title of its own goes by its kind, the receipt of the assignment by `receipt`. */
  readonly title: string;
  /** Which limit of a paper. */
  readonly limit?: keyof PaperLimits;
  /** Whom the date binds. */
  readonly posts: readonly PostId[];
  readonly from: string;
  readonly to: string;
}

/** What somebody was awaited for: a step of a chain, a look-back, an interview, or a periodic duty. */
export type AwaitedSubject =
  | { readonly on: 'acceptance' | 'signOff'; readonly stepId: string; readonly milestones: readonly string[] }
  | { readonly on: 'extension'; readonly stepId: string; readonly milestones: readonly string[]; readonly extensionId: string }
  | { readonly on: 'interview'; readonly interviewId: string }
  | { readonly on: 'periodic'; readonly dutyId: string; readonly period: string; readonly dueOn: string }
  | { readonly on: 'lookBack'; readonly lookBackId: string };

export type EventType = EventBody['type'];

/** An event with its place in the record. */
export type MeasureEvent = EventBody & { readonly seq: number; readonly at: number; readonly cycle: number };

/** The variant of an event with the given type. */
export type EventOf<T extends EventType> = Extract<MeasureEvent, { type: T }>;
