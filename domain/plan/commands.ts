import type { SignedClaim } from '../claim.ts';
import type { Directory, PersonId, Post, PostId } from '../directory.ts';
import type { Evidence, TrustedKey } from '../dossier.ts';
import type { WithheldItem } from '../reports/withheld.ts';
import type { PlanCounts, PlanDefinition } from './plan.ts';

/** What a person asks of a plan. */
export type PlanAct =
  /** Hands in a draft, or a later version; whatever was approved of an earlier one that is not in force lapses. */
  | { readonly type: 'submitDraft'; readonly definition: PlanDefinition }
  /** `hash` names exactly what is approved; a screen that shows another version is refused. */
  | { readonly type: 'approvePlan'; readonly hash: string; readonly note?: string }
  | { readonly type: 'returnPlan'; readonly hash: string; readonly reason: string }
  | { readonly type: 'startPlan'; readonly hash: string }
  /** `dueOn`: which of several dates of the report; the earliest one still owed when missing. */
  | { readonly type: 'handInReport'; readonly reportId: string; readonly dueOn?: string; readonly text: string; readonly evidence: readonly Evidence[] }
  /** `counts`: what the api found in the store and vouches for. */
  | { readonly type: 'concludePlan'; readonly reason: string; readonly counts: PlanCounts }
  /** A post is held otherwise, as the plan's register has it by now; `people`: who comes in by it. */
  | { readonly type: 'changePost'; readonly post: PostId; readonly held: Post; readonly people: Directory['people'] }
  /** Keeps an item from the public (不宜公开). That it exists is what the api has looked up. */
  | { readonly type: 'withhold'; readonly item: WithheldItem; readonly reason: string }
  /** What an act has withheld may be published again. */
  | { readonly type: 'release'; readonly item: WithheldItem; readonly reason: string }
  | { readonly type: 'trustKeys'; readonly keys: readonly TrustedKey[] };

export type PlanActType = PlanAct['type'];
export type PlanActOf<T extends PlanActType> = Extract<PlanAct, { type: T }>;

/** An act on its way, as for measures: who, which, an id that makes twice the same as once, and who vouches for it. */
export interface PlanCommand {
  readonly id: string;
  readonly person: PersonId;
  readonly act: PlanAct;
  readonly claim?: SignedClaim;
}
