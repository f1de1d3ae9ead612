import type { Calendar } from './calendar.ts';
import type { Directory, PersonId, PostId, RoleName, Staff } from './directory.ts';
import type { MeasureClass, MilestoneKind, Policy } from './policy.ts';

/** What a plan says of one measure, with everything it needs for life frozen into it. */
export interface Definition {
  readonly planId: string;
  readonly planTitle: string;
  /** Names the measure within its plan: M-012. */
  readonly ref: string;
  /** The problem found (反馈问题) and, where the plan has that level, the issue within it (具体问题). */
  readonly problem: { readonly no: string; readonly title: string; readonly issue?: string };
  readonly title: string;
  readonly detail: string;
  readonly class: MeasureClass;
  readonly milestones: readonly MilestoneDefinition[];
  /** The plan's outer date: no extension goes beyond it. */
  readonly outerOn?: string;
  /** What is to be reached in numbers (174 of 170 households). */
  readonly targets?: readonly Target[];
  /** Which posts fill each role; a role that is missing or empty resolves to nobody. */
  readonly roles: Readonly<Record<RoleName, readonly PostId[]>>;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly calendar: Calendar;
}

export interface MilestoneDefinition {
  readonly id: string;
  readonly kind: MilestoneKind;
  readonly title?: string;
  /** The date as the plan prints it; the policy's `dayOff` may move what counts. */
  readonly dueOn: string;
}

/** A quantified target. Progress moves its value; closing below `total` needs an acceptor's stated reason. */
export interface Target {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly total: number;
  /** What should have been reached when each of these days is over, ascending. */
  readonly curve?: readonly { readonly on: string; readonly value: number }[];
}

/** Proof by reference; the file itself is kept elsewhere. */
export interface Evidence {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** The date the evidence is of, which is not the date it was handed in. */
  readonly datedOn: string;
  /** When the file itself was put into the system's storage; missing where it is kept elsewhere. */
  readonly uploadedAt?: number;
}

/** An official's act as it stands in the record: the person, through which post, and when. */
export interface ActedBy {
  readonly person: PersonId;
  readonly post: PostId;
  /** The holder of the post, when the person acted as the holder's substitute. */
  readonly onBehalfOf?: PersonId;
}
export interface Decided extends ActedBy {
  readonly at: number;
}

export interface Submission {
  readonly by: ActedBy;
  readonly at: number;
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  /** When other evidence took the place of what was handed in: the submission is of that moment then. */
  readonly replacedAt?: number;
}

/** How far a chain of steps has come. A step is opened with the posts awaited at that moment. */
export interface ChainProgress {
  readonly step: number;
  readonly openedAt: number;
  readonly awaited: readonly PostId[];
  readonly approvals: readonly Decided[];
  /** All who approved in this run of the chain, earlier steps included. */
  readonly allApprovals: readonly Decided[];
  /** Working days the step's limit is longer by, because the measure was suspended meanwhile. */
  readonly pausedDays?: number;
}

interface MilestoneBase extends MilestoneDefinition {
  /** When this date became known to the measure: at registration, amendment, extension, resumption or relapse. */
  readonly setAt: number;
  /** The first date of this cycle, once it has been moved; it stays on the face of the record. */
  readonly originalDueOn?: string;
  /** How often an extension moved the date. */
  readonly slips?: number;
  readonly returns: number;
  /** When a submission last came back. */
  readonly reopenedAt?: number;
}
export type Milestone =
  | (MilestoneBase & { readonly status: 'open' })
  | (MilestoneBase & { readonly status: 'submitted'; readonly submission: Submission; readonly acceptance: ChainProgress })
  | (MilestoneBase & {
      readonly status: 'accepted';
      readonly submission: Submission;
      readonly accepted: readonly Decided[];
      readonly acceptedAt: number;
      readonly verdict: 'onTime' | 'late';
    });

/** A paper on the record. Its number arrives from the register a moment after it is issued. */
export interface IssuedDocument {
  readonly id: string;
  readonly ruleId: string;
  readonly cycle: number;
  readonly name: string;
  readonly series: string;
  readonly milestoneId?: string;
  readonly issuedAt: number;
  /** The working day at whose notice hour the paper is dated. */
  readonly datedOn: string;
  readonly number?: string;
  readonly to: readonly PostId[];
  readonly cc: readonly PostId[];
  readonly acknowledgeBy?: number;
  readonly answerBy?: number;
  readonly rectifyBy?: number;
  readonly receipts: readonly Decided[];
  readonly answer?: Decided & { readonly text: string };
  /** Posts of which one must sign for the paper; without it every post in `to` must. */
  readonly signedForBy?: readonly PostId[];
  readonly isFinal?: boolean;
  readonly isRestricted?: boolean;
  /** Posts that may find the reason for a lapse good, and the finding. */
  readonly excusableBy?: readonly PostId[];
  readonly excused?: Decided & { readonly reason: string };
  /** Issued by hand, with what is required. */
  readonly issuedBy?: ActedBy;
  readonly requirement?: string;
  /** The last day for it, where whoever issued it set one by name. */
  readonly rectifyOn?: string;
}

/** An interview (约谈) that a rung called for, and its record. */
export interface Interview {
  readonly id: string;
  readonly ruleId: string;
  readonly milestoneId?: string;
  readonly with: readonly PostId[];
  readonly awaited: readonly PostId[];
  /** The working day its limit counts from. */
  readonly datedOn: string;
  /** The first instant after the last day on which it is to be recorded. */
  readonly dueBy: number;
  readonly held?: Decided & { readonly heldOn: string; readonly text: string };
}

/** A request for a later date and what became of it. `moot`: the milestone was submitted, or its date moved, before a decision. */
export interface Extension {
  readonly id: string;
  readonly milestoneId: string;
  readonly by: ActedBy;
  readonly at: number;
  readonly reason: string;
  /** What has been done so far. */
  readonly progress: string;
  readonly from: string;
  readonly to: string;
  readonly chain: ChainProgress;
  readonly outcome: 'pending' | 'granted' | 'refused' | 'moot';
  readonly refusal?: Decided & { readonly reason: string };
}

/** What a participating unit has done of its part (参与单位). */
export interface Part extends Decided {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly isDone: boolean;
}

/** A periodic duty handed in or missed, by its rule and its period: 2026-W48, 2026-11, 2026-Q4. */
export interface PeriodicEntry {
  readonly dutyId: string;
  readonly period: string;
  readonly handedIn?: Decided & { readonly text: string; readonly evidence: readonly Evidence[] };
  /** When it was found missing, and which miss of the duty in this cycle that was; it stays when it is handed in late. */
  readonly missed?: { readonly at: number; readonly time: number };
}

/** Work stands still by decision (暂停), until the end of a date at the latest. */
export interface Suspension extends Decided {
  readonly reason: string;
  /** The decision it rests on, as the plan's authority names it. */
  readonly basis: string;
  readonly until: string;
}

/** A key whose claims a measure believes: Ed25519, in hexadecimal; `id` is the beginning of its SHA-256. */
export interface TrustedKey {
  readonly id: string;
  readonly publicKey: string;
}

export interface LookBack {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly awaited: readonly PostId[];
  readonly held?: Decided & { readonly note: string };
}

/** What remains of a cycle that a relapse ended. */
export interface PastCycle {
  readonly cycle: number;
  readonly milestones: readonly Milestone[];
  readonly documents: readonly IssuedDocument[];
  readonly signOffs: readonly Decided[];
  readonly lookBacks: readonly LookBack[];
  readonly closedAt: number;
  /** What ended it: a relapse found in a look-back, or the decision to take the closure back. */
  readonly relapse: Decided & { readonly reason: string; readonly evidence: readonly Evidence[] };
  readonly extensions?: readonly Extension[];
  readonly interviews?: readonly Interview[];
}

/** How often a recurring time rule has been evaluated, and for which nominal instant last. */
export interface Fired {
  readonly count: number;
  readonly nominalAt: number;
}

interface Common {
  readonly id: string;
  readonly definition: Definition;
  readonly registeredAt: number;
  readonly cycle: number;
  readonly cycleStartedAt: number;
  /** Number of the last event. */
  readonly seq: number;
  /** Posts that owe a receipt for the assignment, and the receipts given. */
  readonly receiptsAwaited: readonly PostId[];
  readonly receipts: readonly Decided[];
  /** Working days the limit for receipts is longer by, because the measure was suspended meanwhile. */
  readonly receiptPausedDays?: number;
  readonly milestones: readonly Milestone[];
  /** Papers of this cycle. */
  readonly documents: readonly IssuedDocument[];
  /** Returns of this cycle that a rule may answer, newest last. */
  readonly returned: readonly { readonly milestoneId: string; readonly time: number; readonly at: number }[];
  readonly relapsedAt?: number;
  readonly progress?: Decided & { readonly text: string };
  /** Time rules evaluated in this cycle, by occurrence key. */
  readonly fired: Readonly<Record<string, Fired>>;
  readonly pastCycles: readonly PastCycle[];
  readonly extensions: readonly Extension[];
  readonly interviews: readonly Interview[];
  readonly parts: readonly Part[];
  readonly periodic: readonly PeriodicEntry[];
  /** Since when periodic duties are owed again, after a time in which they were not. */
  readonly periodicSince?: number;
  /** Since when duties are owed that came only after the cycle began, by an amendment or with another class; by the duty's id. */
  readonly periodicFrom?: Readonly<Record<string, number>>;
  /** Who signed that a long-term measure has become routine. */
  readonly routine?: Decided & { readonly reason: string };
  /** What has been reached of each target, by its id. */
  readonly values: Readonly<Record<string, number>>;
  /** Keys whose claims count; empty in a measure that began before claims were signed and has not been told any since. */
  readonly trustedKeys: readonly TrustedKey[];
  /** Where an act has changed a part of the definition since, what the plan itself says of that part. */
  readonly overridden: Partial<Pick<Definition, 'class' | 'directory' | 'calendar' | 'milestones'>>;
  /** Who did what in any cycle: separation of duties goes by person, for the measure's whole life. */
  readonly tookPart: { readonly submitted: readonly PersonId[]; readonly accepted: readonly PersonId[]; readonly signed: readonly PersonId[] };
}

export interface SignOffProgress extends ChainProgress {
  /** SHA-256 of what is being approved. */
  readonly factsHash: string;
}

/** A phase in which work is under way. */
export type OpenPhase = { readonly phase: 'registered' | 'rectifying' } | { readonly phase: 'inSignOff'; readonly signOff: SignOffProgress };

export type MeasureState =
  | (Common & OpenPhase)
  | (Common & { readonly phase: 'suspended'; readonly suspension: Suspension; readonly resumesTo: OpenPhase })
  | (Common & { readonly phase: 'closed' | 'archived'; readonly closedAt: number; readonly signOffs: readonly Decided[]; readonly factsHash: string; readonly lookBacks: readonly LookBack[] })
  | (Common & { readonly phase: 'withdrawn'; readonly withdrawal: Decided & { readonly reason: string } });

export type Phase = MeasureState['phase'];
export const PHASES: readonly Phase[] = ['registered', 'rectifying', 'inSignOff', 'suspended', 'closed', 'archived', 'withdrawn'];

/** @returns whether nothing can happen to the measure any more. */
export function isFinal(state: MeasureState): boolean {
  return state.phase === 'archived' || state.phase === 'withdrawn';
}

/** @returns the posts that fill the roles, each once. */
export function postsOf(definition: Pick<Staff, 'roles'>, roles: readonly RoleName[]): PostId[] {
  const posts: PostId[] = [];
  for (const role of roles) for (const post of definition.roles[role] ?? []) if (!posts.includes(post)) posts.push(post);
  return posts;
}

/** @returns the workflow id, and name everywhere outside, of a plan's measure. */
export function measureId(planId: string, ref: string): string {
  return `${planId}/${ref}`;
}
