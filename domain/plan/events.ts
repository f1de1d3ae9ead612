import type { Directory, Post, PostId, RoleName } from '../directory.ts';
import type { ActedBy, Evidence, TrustedKey } from '../dossier.ts';
import type { WithheldItem } from '../reports/withheld.ts';
import type { PlanCounts, PlanDefinition } from './plan.ts';

/** When a time rule of a plan was evaluated: which time it was, for which instant, and how late. */
export interface Evaluated {
  readonly occurrence: string;
  readonly count: number;
  readonly nominalAt: number;
  readonly lateMs: number;
}

/** What somebody was awaited for. */
export type PlanSubject = { readonly on: 'approval'; readonly stepId: string; readonly hash: string } | { readonly on: 'report'; readonly reportId: string; readonly dueOn: string };

/** What happened to a plan, in the past tense. `versionHash` names the version it is about. */
export type PlanEventBody =
  | { readonly type: 'draftSubmitted'; readonly by: ActedBy; readonly definition: PlanDefinition; readonly keys?: readonly TrustedKey[] }
  | { readonly type: 'approvalOpened'; readonly versionHash: string; readonly step: number; readonly stepId: string; readonly awaited: readonly PostId[] }
  | { readonly type: 'roleUnresolved'; readonly roles: readonly RoleName[]; readonly where: string }
  | { readonly type: 'approvalGiven'; readonly by: ActedBy; readonly versionHash: string; readonly stepId: string; readonly note?: string }
  | { readonly type: 'draftReturned'; readonly by: ActedBy; readonly versionHash: string; readonly reason: string }
  /** Another version has been handed in: what was approved of this one counts no longer. */
  | { readonly type: 'approvalsLapsed'; readonly versionHash: string; readonly posts: readonly PostId[] }
  | { readonly type: 'planApproved'; readonly versionHash: string }
  /** The version is in force from now on; `replaces`: the one that was until now. */
  | { readonly type: 'planStarted'; readonly by: ActedBy; readonly versionHash: string; readonly replaces?: string }
  /** `period`: the month, 2026-12; `sinceAt`: when the circular before it was issued, or the plan was started. */
  | ({ readonly type: 'circularIssued'; readonly period: string; readonly sinceAt: number; readonly to: readonly PostId[] } & Evaluated)
  /** `period`: the week, 2026-W48; `sinceAt`: when the summary before it was sent, or the plan was started. */
  | ({ readonly type: 'summaryIssued'; readonly summaryId: string; readonly period: string; readonly sinceAt: number; readonly to: readonly PostId[] } & Evaluated)
  | ({ readonly type: 'checkpointAsked'; readonly period: string; readonly to: readonly PostId[] } & Evaluated)
  /** The checkpoint has been signed and kept; `digest` is an anchor by itself once it is mailed. */
  | { readonly type: 'checkpointMade'; readonly period: string; readonly to: readonly PostId[]; readonly checkpointId: string; readonly digest: string; readonly keyId: string; readonly measures: number }
  | ({ readonly type: 'awaitedReminded'; readonly subject: PlanSubject; readonly awaited: readonly PostId[] } & Evaluated)
  | ({ readonly type: 'awaitedLapsed'; readonly subject: PlanSubject; readonly awaited: readonly PostId[]; readonly toldRoles: readonly RoleName[] } & Evaluated)
  | { readonly type: 'reportHandedIn'; readonly by: ActedBy; readonly reportId: string; readonly dueOn: string; readonly text: string; readonly evidence: readonly Evidence[]; readonly isLate: boolean }
  | { readonly type: 'concluded'; readonly by: ActedBy; readonly reason: string; readonly counts: PlanCounts }
  /** A post has another holder or substitute, from the dates in `held`. */
  | { readonly type: 'postChanged'; readonly by: ActedBy; readonly post: PostId; readonly held: Post; readonly people: Directory['people'] }
  /** Not for the public from now on, or for it again. */
  | { readonly type: 'withheld'; readonly by: ActedBy; readonly item: WithheldItem; readonly reason: string }
  | { readonly type: 'released'; readonly by: ActedBy; readonly item: WithheldItem; readonly reason: string }
  | { readonly type: 'keysTrusted'; readonly by: ActedBy; readonly keys: readonly TrustedKey[] }
  | { readonly type: 'noticeUndeliverable'; readonly noticeId: string; readonly post: PostId; readonly reason: string };

export type PlanEventType = PlanEventBody['type'];

/** An event with its place in the plan's record. */
export type PlanEvent = PlanEventBody & { readonly seq: number; readonly at: number };

export type PlanEventOf<T extends PlanEventType> = Extract<PlanEvent, { type: T }>;
