import type { PostId } from './directory.ts';
import type { IssuedDocument } from './dossier.ts';
import type { MeasureState } from './measure.ts';

/** @returns the posts whose receipt for the paper is still missing; where a named role must sign for it, one of its posts is enough. */
export function receiptsMissingFor({ to, signedForBy, receipts }: IssuedDocument): readonly PostId[] {
  const hasReceipt = (post: PostId) => receipts.some((receipt) => receipt.post === post);
  if (signedForBy) return signedForBy.some(hasReceipt) ? [] : signedForBy;
  return to.filter((post) => !hasReceipt(post));
}

/** @returns the instant from which the paper counts as not acknowledged; nothing when it is, or need not be. */
export function unacknowledgedSince(paper: IssuedDocument): number | undefined {
  return receiptsMissingFor(paper).length > 0 ? paper.acknowledgeBy : undefined;
}

/** @returns the instant from which the paper counts as not answered; nothing when it is answered, excused, or need not be. */
export function unansweredSince({ answer, excused, answerBy }: IssuedDocument): number | undefined {
  return answer || excused ? undefined : answerBy;
}

/** @returns the instant at which the paper's own limit lapses; nothing when it has none or its lapse is excused. */
export function lapsedSince({ excused, rectifyBy }: IssuedDocument): number | undefined {
  return excused ? undefined : rectifyBy;
}

/** A paper presses while its milestone is open and its date is the one the paper was issued for; a moved date leaves it on record only. */
export function isInForce(state: MeasureState, paper: IssuedDocument): boolean {
  if (paper.milestoneId === undefined) return true;
  return state.milestones.some((milestone) => milestone.id === paper.milestoneId && milestone.status === 'open' && milestone.setAt <= paper.issuedAt);
}

/** @returns the first of the rules of which a paper is in force for the milestone, or for the measure as a whole. */
export function standingRule(state: MeasureState, ruleIds: readonly string[], milestoneId: string | undefined): string | undefined {
  const isAbout = (paper: IssuedDocument) => paper.milestoneId === undefined || milestoneId === undefined || paper.milestoneId === milestoneId;
  return ruleIds.find((ruleId) => state.documents.some((paper) => paper.ruleId === ruleId && isAbout(paper) && isInForce(state, paper)));
}

/** @returns the papers of every cycle, newest cycle last. */
export function allDocuments(state: MeasureState): IssuedDocument[] {
  return [...state.pastCycles.flatMap((cycle) => cycle.documents), ...state.documents];
}
