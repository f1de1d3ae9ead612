import type { Command } from '../domain/commands.ts';
import type { ReleaseCommand, SignedClaim } from '../domain/claim.ts';
import type { Edition } from '../domain/edition.ts';
import type { Definition } from '../domain/definition.ts';
import type { TrustedKey } from '../domain/dossier.ts';
import type { MeasureState, Phase } from '../domain/measure.ts';
import type { MeasureEvent } from '../domain/events.ts';
import type { Notice } from '../domain/notices.ts';
import type { UndeliverableFact, Voucher } from '../domain/undeliverable.ts';
import type { FirstDraft } from '../domain/plan/decide.ts';
import type { PlanEvent } from '../domain/plan/events.ts';
import type { PlanState } from '../domain/plan/plan.ts';

/** Names and shapes that client and workflows share. Names are for ever: running measures know no others. */
export const TASK_QUEUE = 'bihuan';
export const MEASURE_WORKFLOW = 'measure';
export const INBOX_WORKFLOW = 'inbox';
export const PLAN_WORKFLOW = 'plan';

export const ACT_UPDATE = 'act';
export const STATE_QUERY = 'state';
export const SUMMARY_QUERY = 'summary';
export const HEAD_QUERY = 'head';
export const UNDELIVERABLE_SIGNAL = 'noteUndeliverable';
export const ANNOUNCE_SIGNAL = 'announce';
export const RELEASE_UPDATE = 'release';

/** Marks, in a failure's details, that an official was refused and by which parameters. */
export const REFUSED_FAILURE_CATEGORY = 'refused';

/** @returns the id of a person's inbox workflow. */
export function inboxId(person: string): string {
  return `inbox/${person}`;
}

/** What an act led to: the number of the last event, so that a page can tell its own result from an older list. */
export interface ActResult {
  readonly seq: number;
  readonly events: readonly MeasureEvent['type'][];
}

/** The least that tells whether a plan's line has changed. */
export interface Summary {
  readonly seq: number;
  readonly phase: Phase;
  readonly definitionHash: string;
}

/**
 * How a measure's run begins: a new life, or the next run of one. `claim`: by one of the keys, over definition and keys
 * (domain/claim.ts); measures begun before claims were signed have neither.
 */
export type MeasureInput = (
  | { readonly register: Definition; readonly keys?: readonly TrustedKey[]; readonly claim?: SignedClaim }
  | { readonly resume: Carried }
) & {
  /** By the rules of which release the run was begun. Missing in runs of before rules had editions. */
  readonly edition?: Edition;
};

/** What one run hands the next. */
export interface Carried {
  readonly state: MeasureState;
  readonly unpublished: Unpublished;
  /** The head of the record, without what is not yet published. Missing in runs of before records were chained. */
  readonly head?: string;
  /** Newest last. */
  readonly processed: readonly ProcessedCommand[];
}

export interface Unpublished {
  readonly events: readonly MeasureEvent[];
  readonly notices: readonly Notice[];
}

/** An act done once stays done once, across runs: its id with its result. */
export interface ProcessedCommand {
  readonly id: string;
  readonly result: ActResult;
}

/** What an inbox tells a measure. Measures that trust keys believe it only when one of them vouches for it. */
export type Undeliverable = Omit<UndeliverableFact, 'measureId'> & { readonly voucher?: Voucher };
/** How a plan's run begins: with its first draft, or as the next run of one. */
export type PlanInput = { readonly submit: FirstDraft; readonly claim?: SignedClaim } | { readonly resume: CarriedPlan };

/** What one run of a plan hands the next. */
export interface CarriedPlan {
  readonly state: PlanState;
  readonly unpublished: { readonly events: readonly PlanEvent[]; readonly notices: readonly Notice[] };
  /** The head of the record, without what is not yet published. */
  readonly head: string;
  /** Newest last. */
  readonly processed: readonly ProcessedPlanCommand[];
}

/** What an act on a plan led to. */
export interface PlanActResult {
  readonly seq: number;
  readonly events: readonly PlanEvent['type'][];
}

export interface ProcessedPlanCommand {
  readonly id: string;
  readonly result: PlanActResult;
}


export interface InboxInput {
  readonly person: string;
  /** When to look into the store next, carried from run to run. */
  readonly nextAt?: number;
  /** The last look that came to its end: what was found undeliverable since is still to be told. */
  readonly lastLookAt?: number;
}

export type { Command, ReleaseCommand };
