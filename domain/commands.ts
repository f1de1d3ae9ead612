import type { PersonId, PostId } from './directory.ts';
import type { Calendar } from './calendar.ts';
import type { SignedClaim } from './claim.ts';
import type { Definition, MilestoneDefinition } from './definition.ts';
import type { Evidence, TrustedKey } from './dossier.ts';
import type { MeasureClass } from './policy.ts';

/** What a person asks of a measure. Who asks stands beside it, in the envelope. */
export type Act =
  | { readonly type: 'acknowledge' }
  /** `values`: what has been reached of each target, by its id. */
  | { readonly type: 'reportProgress'; readonly text: string; readonly values?: Readonly<Record<string, number>> }
  /** A participating unit reports its part. */
  | { readonly type: 'reportPart'; readonly text: string; readonly evidence: readonly Evidence[]; readonly isDone: boolean }
  /** A periodic report or review; `period` names it: 2026-W48, 2026-11, 2026-Q4. */
  | { readonly type: 'handInPeriodic'; readonly dutyId: string; readonly period: string; readonly text: string; readonly evidence: readonly Evidence[] }
  /** Puts other evidence in place of what a milestone was submitted with; sign-offs given for the old lapse. */
  | { readonly type: 'replaceEvidence'; readonly milestoneId: string; readonly evidence: readonly Evidence[]; readonly reason: string }
  | { readonly type: 'requestExtension'; readonly milestoneId: string; readonly reason: string; readonly progress: string; readonly dueOn: string }
  | { readonly type: 'approveExtension'; readonly extensionId: string; readonly note?: string }
  | { readonly type: 'refuseExtension'; readonly extensionId: string; readonly reason: string }
  | { readonly type: 'suspend'; readonly reason: string; readonly basis: string; readonly until: string }
  | { readonly type: 'resume'; readonly reason: string }
  /** Enters the ladder at a rung by hand: issues its paper with what is required and, where given, the last day for it. */
  | { readonly type: 'issueByHand'; readonly ruleId: string; readonly milestoneId?: string; readonly requirement: string; readonly rectifyOn?: string }
  | { readonly type: 'excuseDocument'; readonly documentId: string; readonly reason: string }
  | { readonly type: 'recordInterview'; readonly interviewId: string; readonly heldOn: string; readonly text: string }
  /** A measure of class longTerm has become routine (转入常态): its end. */
  | { readonly type: 'confirmRoutine'; readonly reason: string }
  /** `duties`: the milestones under the new class, where they are others. */
  | { readonly type: 'convertClass'; readonly to: MeasureClass; readonly reason: string; readonly duties?: readonly MilestoneDefinition[] }
  /** Takes a closure back by decision, without a look-back: the next cycle begins. */
  | { readonly type: 'reopen'; readonly reason: string; readonly evidence: readonly Evidence[]; readonly dates: Readonly<Record<string, string>> }
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'appointSubstitute'; readonly post: PostId; readonly person: PersonId; readonly name: string; readonly from: string; readonly to: string }
  /** The substitution ends with this date. */
  | { readonly type: 'endSubstitution'; readonly post: PostId; readonly person: PersonId; readonly on: string }
  /** The post has another holder from this date on. */
  | { readonly type: 'handOver'; readonly post: PostId; readonly person: PersonId; readonly name: string; readonly from: string }
  | { readonly type: 'publishCalendar'; readonly calendar: Calendar }
  /** From now on claims of these keys count, and of no others. */
  | { readonly type: 'trustKeys'; readonly keys: readonly TrustedKey[] }
  | { readonly type: 'submit'; readonly milestones: readonly string[]; readonly summary: string; readonly evidence: readonly Evidence[] }
  | { readonly type: 'accept'; readonly milestones: readonly string[]; readonly note?: string }
  | { readonly type: 'return'; readonly milestones: readonly string[]; readonly reason: string }
  /** `factsHash` names exactly what is approved; a screen that shows older facts is refused. */
  | { readonly type: 'approveClosure'; readonly factsHash: string; readonly note?: string }
  | { readonly type: 'refuseClosure'; readonly milestones: readonly string[]; readonly reason: string }
  | { readonly type: 'acknowledgeDocument'; readonly documentId: string }
  | { readonly type: 'answerDocument'; readonly documentId: string; readonly text: string }
  | { readonly type: 'holdLookBack'; readonly lookBackId: string; readonly note: string }
  /** `dates`: the new due date of each milestone of the next cycle, by milestone id; `enterAt`: the rung at which the ladder is entered at once. */
  | { readonly type: 'findRelapse'; readonly lookBackId: string; readonly reason: string; readonly evidence: readonly Evidence[]; readonly dates: Readonly<Record<string, string>>; readonly enterAt?: string }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'amend'; readonly definition: Definition };

export type ActType = Act['type'];
export type ActOf<T extends ActType> = Extract<Act, { type: T }>;

/** An act on its way: who, which, and an id that makes doing it twice the same as once. */
export interface Command {
  readonly id: string;
  readonly person: PersonId;
  readonly act: Act;
  /** Who vouches that it is this person; without it only measures from before claims were signed listen. */
  readonly claim?: SignedClaim;
}
