import type { PostId, Staff } from '../directory.ts';
import type { ChainProgress, Decided, Evidence, TrustedKey } from '../dossier.ts';
import type { Fired } from '../measure.ts';
import type { Hours } from '../policy.ts';
import type { Withheld } from '../reports/withheld.ts';
import type { PlanRules } from './rules.ts';

/** One version of a plan as its life needs it: who may do what in it, when people are written to, and what it owes. */
export interface PlanDefinition extends Staff {
  readonly planId: string;
  readonly planTitle: string;
  readonly adoptedOn: string;
  /** SHA-256 of the texts of plan and policy: what is approved, to the letter. */
  readonly hash: string;
  /** How many measures it has. */
  readonly measures: number;
  readonly hours: Hours;
  readonly rules: PlanRules;
}

/** An approval, with the hash of exactly what it approves. */
export interface Approval extends Decided {
  readonly hash: string;
  readonly stepId: string;
  readonly note?: string;
}

interface Version {
  readonly definition: PlanDefinition;
  readonly submitted: Decided;
  readonly approvals: readonly Approval[];
}
export interface AwaitingVersion extends Version {
  readonly status: 'awaiting';
  readonly chain: ChainProgress;
}
export interface ReturnedVersion extends Version {
  readonly status: 'returned';
  readonly returned: Decided & { readonly reason: string };
}
export interface ApprovedVersion extends Version {
  readonly status: 'approved';
  readonly approvedAt: number;
}

/** What remains of a version that another has replaced. Its texts are kept in the store by the same hash. */
export interface EarlierVersion {
  readonly hash: string;
  readonly title: string;
  readonly submitted: Decided;
  readonly approvals: readonly Approval[];
  readonly approvedAt?: number;
  readonly replacedAt: number;
  /** What became of it: it was in force until then, or its approvals lapsed before it was. */
  readonly wasInForce: boolean;
}

/** A report handed in to the inspecting body. */
export interface HandedIn extends Decided {
  readonly reportId: string;
  readonly dueOn: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly isLate: boolean;
}

/** How many measures are in which end, as the store had them when the plan was concluded. */
export interface PlanCounts {
  readonly open: number;
  readonly closed: number;
  readonly archived: number;
  readonly withdrawn: number;
}

interface Common {
  /** `plan/<planId>`, which is also the id of its workflow. */
  readonly id: string;
  /** Number of the last event. */
  readonly seq: number;
  readonly earlier: readonly EarlierVersion[];
  readonly reports: readonly HandedIn[];
  /** Time rules evaluated, by occurrence key. */
  readonly fired: Readonly<Record<string, Fired>>;
  readonly trustedKeys: readonly TrustedKey[];
  /** What acts have kept from the public; missing where nothing ever was. */
  readonly withheld?: readonly Withheld[];
  /** When the last circular was issued. */
  readonly circularAt?: number;
  /** A checkpoint of the record that is still being made. */
  readonly checkpointAsked?: { readonly period: string; readonly at: number; readonly to: readonly PostId[] };
}

/**
 * A plan's life: draft -> approved -> running -> concluded. `version` is the one whose word counts now; `next` is a later version of a
 * running plan on its way to approval, while the approved one stays in force.
 */
export type PlanState = Common &
  (
    | { readonly phase: 'draft'; readonly version: AwaitingVersion | ReturnedVersion }
    | { readonly phase: 'approved'; readonly version: ApprovedVersion }
    | { readonly phase: 'running'; readonly version: ApprovedVersion; readonly startedAt: number; readonly next?: AwaitingVersion | ReturnedVersion | ApprovedVersion }
    | { readonly phase: 'concluded'; readonly version: ApprovedVersion; readonly startedAt: number; readonly conclusion: Decided & { readonly reason: string; readonly counts: PlanCounts } }
  );

export type PlanPhase = PlanState['phase'];
export const PLAN_PHASES: readonly PlanPhase[] = ['draft', 'approved', 'running', 'concluded'];

/** @returns the id of a plan's workflow, under which the record and its notices know it. */
export function planWorkflowId(planId: string): string {
  return `plan/${planId}`;
}

/** @returns the version that awaits approval now, if one does. */
export function awaitingVersion(state: PlanState): AwaitingVersion | undefined {
  const candidate = state.phase === 'running' ? state.next : state.version;
  return candidate?.status === 'awaiting' ? candidate : undefined;
}

/** @returns the newest version handed in, whatever became of it. */
export function newestVersion(state: PlanState): AwaitingVersion | ReturnedVersion | ApprovedVersion {
  return (state.phase === 'running' ? state.next : undefined) ?? state.version;
}
