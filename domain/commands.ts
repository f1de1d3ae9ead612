import type { PersonId } from './directory.ts';
import type { Definition, Evidence } from './measure.ts';

/** What a person asks of a measure. Who asks stands beside it, in the envelope. */
export type Act =
  | { readonly type: 'acknowledge' }
  | { readonly type: 'reportProgress'; readonly text: string }
  | { readonly type: 'submit'; readonly milestones: readonly string[]; readonly summary: string; readonly evidence: readonly Evidence[] }
  | { readonly type: 'accept'; readonly milestones: readonly string[]; readonly note?: string }
  | { readonly type: 'return'; readonly milestones: readonly string[]; readonly reason: string }
  /** `factsHash` names exactly what is approved; a screen that shows older facts is refused. */
  | { readonly type: 'approveClosure'; readonly factsHash: string; readonly note?: string }
  | { readonly type: 'refuseClosure'; readonly milestones: readonly string[]; readonly reason: string }
  | { readonly type: 'acknowledgeDocument'; readonly documentId: string }
  | { readonly type: 'answerDocument'; readonly documentId: string; readonly text: string }
  | { readonly type: 'holdLookBack'; readonly lookBackId: string; readonly note: string }
  /** `dates`: the new due date of each milestone of the next cycle, by milestone id. */
  | { readonly type: 'findRelapse'; readonly lookBackId: string; readonly reason: string; readonly evidence: readonly Evidence[]; readonly dates: Readonly<Record<string, string>> }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'amend'; readonly definition: Definition };

export type ActType = Act['type'];
export type ActOf<T extends ActType> = Extract<Act, { type: T }>;

/** An act on its way: who, which, and an id that makes doing it twice the same as once. */
export interface Command {
  readonly id: string;
  readonly person: PersonId;
  readonly act: Act;
}
