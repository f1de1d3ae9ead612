import type { ActedBy, Definition, Evidence, IssuedDocument, LookBack } from './measure.ts';
import type { PostId, RoleName } from './directory.ts';

/** What happened to a measure, in the past tense. The record of a measure is its list of these, and nothing else. */
export type EventBody =
  | { readonly type: 'registered'; readonly definition: Definition; readonly receiptsAwaited: readonly PostId[] }
  | { readonly type: 'acknowledged'; readonly by: ActedBy }
  | { readonly type: 'progressReported'; readonly by: ActedBy; readonly text: string }
  | { readonly type: 'submitted'; readonly by: ActedBy; readonly milestones: readonly string[]; readonly summary: string; readonly evidence: readonly Evidence[] }
  /** A step of the acceptance or sign-off chain now awaits these posts. */
  | { readonly type: 'stepOpened'; readonly chain: ChainName; readonly step: number; readonly stepId: string; readonly awaited: readonly PostId[]; readonly milestones: readonly string[]; readonly factsHash?: string }
  | { readonly type: 'stepApproved'; readonly chain: ChainName; readonly by: ActedBy; readonly step: number; readonly milestones: readonly string[]; readonly note?: string }
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
  /** A rung of the ladder came due; with the paper it issued, if it issues one. */
  | { readonly type: 'ruleFired'; readonly occurrence: string; readonly ruleId: string; readonly milestoneId?: string; readonly count: number; readonly nominalAt: number; readonly lateMs: number; readonly document?: IssuedDocument }
  | { readonly type: 'documentNumbered'; readonly documentId: string; readonly number: string }
  | { readonly type: 'documentAcknowledged'; readonly by: ActedBy; readonly documentId: string }
  | { readonly type: 'documentAnswered'; readonly by: ActedBy; readonly documentId: string; readonly text: string }
  /** Acceptors, signers or inspectors are near or past their own limit. */
  | { readonly type: 'awaitedReminded'; readonly occurrence: string; readonly subject: AwaitedSubject; readonly awaited: readonly PostId[]; readonly count: number; readonly nominalAt: number; readonly lateMs: number }
  | { readonly type: 'awaitedLapsed'; readonly occurrence: string; readonly subject: AwaitedSubject; readonly awaited: readonly PostId[]; readonly toldRoles: readonly RoleName[]; readonly count: number; readonly nominalAt: number; readonly lateMs: number }
  | { readonly type: 'noticeUndeliverable'; readonly noticeId: string; readonly post: PostId; readonly reason: string };

export type ChainName = 'acceptance' | 'signOff';

/** What somebody was awaited for: a step of a chain, or a look-back. */
export type AwaitedSubject =
  | { readonly on: 'acceptance' | 'signOff'; readonly stepId: string; readonly milestones: readonly string[] }
  | { readonly on: 'lookBack'; readonly lookBackId: string };

export type EventType = EventBody['type'];

/** An event with its place in the record. */
export type MeasureEvent = EventBody & { readonly seq: number; readonly at: number; readonly cycle: number };

/** The variant of an event with the given type. */
export type EventOf<T extends EventType> = Extract<MeasureEvent, { type: T }>;
