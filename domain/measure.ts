import type { Definition, MilestoneDefinition } from './definition.ts';
import type { PersonId, PostId } from './directory.ts';
import type { Arrival, ChainProgress, Decided, Evidence, Extension, Interview, IssuedDocument, LookBack, Part, PeriodicEntry, Submission, Suspension, TrustedKey } from './dossier.ts';

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
  /** Who comes to a post on a day still ahead, and is to be told then. */
  readonly arrivals?: readonly Arrival[];
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

