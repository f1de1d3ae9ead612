import { awaitedAtStep } from '../chain.ts';
import type { Act } from '../commands.ts';
import { holderOf, type PersonId, type PostId, type RoleName } from '../directory.ts';
import { postsOf } from '../definition.ts';
import type { ChainProgress } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { receiptsMissingFor } from '../papers.ts';
import { partsMissing } from '../parts.ts';
import { receiptsMissing } from '../rungs.ts';

/**
 * Who would do an act if nobody is named: whoever it is up to now, in the order in which they are awaited.
 *
 * @param by a role of the measure, a post or a person; only they are asked then
 */
export function peopleFor(state: MeasureState, act: Act, by: string | undefined, now: number): PersonId[] {
  const { definition } = state;
  const posts = by === undefined ? postsFor(state, act) : (definition.roles[by] ?? (definition.directory.posts[by] ? [by] : undefined));
  if (!posts) return by === undefined ? [] : [by];
  return [...new Set(posts.flatMap((post) => holderOf(definition.directory, post, definition.calendar, now) ?? []))];
}

/** The step an act belongs to where several people do the same one after another; missing where one is enough. */
export function stageOf(state: MeasureState, act: Act): string | undefined {
  switch (act.type) {
    case 'acknowledge':
    case 'acknowledgeDocument':
    case 'reportPart':
      return act.type;
    case 'accept':
    case 'approveClosure':
    case 'approveExtension':
      return stepName(chainOf(state, act));
    default:
      return undefined;
  }
}

function stepName(progress: ChainProgress | undefined): string {
  return progress ? `${progress.step}@${progress.openedAt}` : '';
}

function chainOf(state: MeasureState, act: Act): ChainProgress | undefined {
  switch (act.type) {
    case 'accept':
    case 'return': {
      const milestone = state.milestones.find(({ id }) => act.milestones.includes(id));
      return milestone?.status === 'submitted' ? milestone.acceptance : undefined;
    }
    case 'approveClosure':
    case 'refuseClosure':
      return state.phase === 'inSignOff' ? state.signOff : undefined;
    case 'approveExtension':
    case 'refuseExtension':
      return state.extensions.find(({ id }) => id === act.extensionId)?.chain;
    default:
      return undefined;
  }
}

function postsFor(state: MeasureState, act: Act): readonly PostId[] {
  const inRoles = (...roles: RoleName[]) => postsOf(state.definition, roles);
  const { policy } = state.definition;
  switch (act.type) {
    case 'acknowledge':
      return receiptsMissing(state).length > 0 ? receiptsMissing(state) : inRoles('handler');
    case 'reportProgress':
    case 'submit':
    case 'replaceEvidence':
    case 'requestExtension':
    case 'comment':
      return inRoles('handler', 'leadUnit');
    case 'reportPart':
      return partsMissing(state);
    case 'accept':
    case 'return':
    case 'approveClosure':
    case 'refuseClosure':
    case 'approveExtension':
    case 'refuseExtension': {
      const progress = chainOf(state, act);
      return progress ? awaitedAtStep(progress) : inRoles('administrator');
    }
    case 'acknowledgeDocument': {
      const paper = state.documents.find(({ id }) => id === act.documentId);
      return paper ? receiptsMissingFor(paper) : inRoles('leadUnit');
    }
    case 'answerDocument':
      return state.documents.find(({ id }) => id === act.documentId)?.to ?? inRoles('leadUnit');
    case 'excuseDocument':
      return state.documents.find(({ id }) => id === act.documentId)?.excusableBy ?? inRoles('administrator');
    case 'recordInterview':
      return state.interviews.find(({ id }) => id === act.interviewId)?.awaited ?? inRoles('administrator');
    case 'handInPeriodic':
      return inRoles(...(policy.periodic?.find(({ id }) => id === act.dutyId)?.roles ?? ['handler']));
    case 'issueByHand':
      return inRoles(...(policy.ladder.find(({ id }) => id === act.ruleId)?.byHand?.roles ?? ['administrator']));
    case 'holdLookBack':
    case 'findRelapse':
      return (state.phase === 'closed' && state.lookBacks.find(({ id }) => id === act.lookBackId)?.awaited) || inRoles('administrator');
    case 'confirmRoutine':
      return inRoles(...(policy.longTerm?.confirmedBy ?? ['authority']));
    case 'withdraw':
    case 'suspend':
    case 'resume':
    case 'convertClass':
    case 'reopen':
      return inRoles('authority');
    case 'amend':
    case 'appointSubstitute':
    case 'endSubstitution':
    case 'handOver':
    case 'publishCalendar':
    case 'trustKeys':
      return inRoles('administrator');
  }
}
