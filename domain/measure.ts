import type { Calendar } from './calendar.ts';
import type { Directory, PersonId, PostId, RoleName } from './directory.ts';
import type { MeasureClass, MilestoneKind, Policy } from './policy.ts';

/** What a plan says of one measure, with everything it needs for life frozen into it. */
export interface Definition {
  readonly planId: string;
  readonly planTitle: string;
  /** Names the measure within its plan: M-012. */
  readonly ref: string;
  readonly problem: { readonly no: string; readonly title: string };
  readonly title: string;
  readonly detail: string;
  readonly class: MeasureClass;
  readonly milestones: readonly MilestoneDefinition[];
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

/** Proof by reference; the file itself is kept elsewhere. */
export interface Evidence {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** The date the evidence is of, which is not the date it was handed in. */
  readonly datedOn: string;
}

/** An official's act as it stands in the record: the person, through which post, and when. */
export interface ActedBy {
  readonly person: PersonId;
  readonly post: PostId;
}
export interface Decided extends ActedBy {
  readonly at: number;
}

export interface Submission {
  readonly by: ActedBy;
  readonly at: number;
  readonly summary: string;
  readonly evidence: readonly Evidence[];
}

/** How far a chain of steps has come. A step is opened with the posts awaited at that moment. */
export interface ChainProgress {
  readonly step: number;
  readonly openedAt: number;
  readonly awaited: readonly PostId[];
  readonly approvals: readonly Decided[];
  /** All who approved in this run of the chain, earlier steps included. */
  readonly allApprovals: readonly Decided[];
}

interface MilestoneBase extends MilestoneDefinition {
  /** When this date became known to the measure: at registration, amendment or relapse. */
  readonly setAt: number;
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
  readonly relapse: Decided & { readonly reason: string; readonly evidence: readonly Evidence[] };
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
  /** Who did what in any cycle: separation of duties goes by person, for the measure's whole life. */
  readonly tookPart: { readonly submitted: readonly PersonId[]; readonly accepted: readonly PersonId[]; readonly signed: readonly PersonId[] };
}

export interface SignOffProgress extends ChainProgress {
  /** SHA-256 of what is being approved. */
  readonly factsHash: string;
}

export type MeasureState =
  | (Common & { readonly phase: 'registered' | 'rectifying' })
  | (Common & { readonly phase: 'inSignOff'; readonly signOff: SignOffProgress })
  | (Common & { readonly phase: 'closed' | 'archived'; readonly closedAt: number; readonly signOffs: readonly Decided[]; readonly factsHash: string; readonly lookBacks: readonly LookBack[] })
  | (Common & { readonly phase: 'withdrawn'; readonly withdrawal: Decided & { readonly reason: string } });

export type Phase = MeasureState['phase'];
export const PHASES: readonly Phase[] = ['registered', 'rectifying', 'inSignOff', 'closed', 'archived', 'withdrawn'];

/** @returns whether nothing can happen to the measure any more. */
export function isFinal(state: MeasureState): boolean {
  return state.phase === 'archived' || state.phase === 'withdrawn';
}

/** @returns the posts that fill the roles, each once. */
export function postsOf(definition: Definition, roles: readonly RoleName[]): PostId[] {
  return [...new Set(roles.flatMap((role) => definition.roles[role] ?? []))];
}

/** @returns the workflow id, and name everywhere outside, of a plan's measure. */
export function measureId(planId: string, ref: string): string {
  return `${planId}/${ref}`;
}
