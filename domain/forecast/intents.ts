import { localDateAt, type Calendar } from '../calendar.ts';
import type { Act, ActOf } from '../commands.ts';
import type { Evidence, IssuedDocument } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { periodsToHandIn, rulesInForce } from '../periodic.ts';

type PlainType = 'acknowledge' | 'reportProgress' | 'reportPart' | 'requestExtension' | 'suspend' | 'resume' | 'issueByHand' | 'confirmRoutine' | 'convertClass' | 'comment';
type PeopleType = 'appointSubstitute' | 'endSubstitution' | 'handOver';
type DecidingType = 'submit' | 'accept' | 'return' | 'refuseClosure' | 'holdLookBack' | 'findRelapse' | 'reopen' | 'withdraw' | 'replaceEvidence';

/**
 * What a scenario has somebody do. It is an act, but for what only the moment can tell: what stands to be signed, which paper a rule has
 * issued by then, which period is owed.
 */
export type Intent =
  | ActOf<PlainType | PeopleType | DecidingType>
  | { readonly type: 'approveClosure' }
  | { readonly type: 'approveExtension' | 'refuseExtension'; readonly milestoneId: string; readonly reason: string }
  /** The latest paper of a rule. */
  | { readonly type: 'acknowledgeDocument' | 'answerDocument' | 'excuseDocument'; readonly ruleId: string; readonly reason: string }
  | { readonly type: 'recordInterview'; readonly ruleId: string; readonly text: string }
  /** Without a period the earliest that is owed. */
  | { readonly type: 'handInPeriodic'; readonly dutyId: string; readonly period?: string; readonly text: string }
  /** The plan is amended: milestones get other dates. */
  | { readonly type: 'moveDates'; readonly dates: Readonly<Record<string, string>> }
  | { readonly type: 'publishDaysOff'; readonly daysOff: readonly string[]; readonly workingDays: readonly string[]; readonly officialThrough: string };

/** An intent with its instant. `by`: a role, a post or a person; whoever it is up to where it is missing. */
export interface PlannedAct {
  readonly at: number;
  readonly intent: Intent;
  readonly by?: string;
  /** Where it was written, for whoever is to be told that it was refused. */
  readonly origin?: string;
}

/** @returns the act an intent comes to in a state; one that names nothing that is there is refused like anybody's. */
export function actFor(state: MeasureState, intent: Intent, now: number): Act {
  switch (intent.type) {
    case 'approveClosure':
      return { type: 'approveClosure', factsHash: state.phase === 'inSignOff' ? state.signOff.factsHash : '' };
    case 'approveExtension':
      return { type: intent.type, extensionId: pendingExtension(state, intent.milestoneId), note: intent.reason };
    case 'refuseExtension':
      return { type: intent.type, extensionId: pendingExtension(state, intent.milestoneId), reason: intent.reason };
    case 'acknowledgeDocument':
      return { type: intent.type, documentId: latestPaper(state, intent.ruleId)?.id ?? intent.ruleId };
    case 'answerDocument':
      return { type: intent.type, documentId: latestPaper(state, intent.ruleId)?.id ?? intent.ruleId, text: intent.reason };
    case 'excuseDocument':
      return { type: intent.type, documentId: latestPaper(state, intent.ruleId)?.id ?? intent.ruleId, reason: intent.reason };
    case 'recordInterview':
      return { type: intent.type, interviewId: state.interviews.find(({ ruleId, held }) => ruleId === intent.ruleId && !held)?.id ?? intent.ruleId, heldOn: localDateAt(state.definition.calendar, now), text: intent.text };
    case 'handInPeriodic':
      return { type: intent.type, dutyId: intent.dutyId, period: intent.period ?? earliestOwed(state, intent.dutyId, now), text: intent.text, evidence: [] };
    case 'moveDates':
      return { type: 'amend', definition: { ...state.definition, milestones: state.definition.milestones.map((milestone) => ({ ...milestone, dueOn: intent.dates[milestone.id] ?? milestone.dueOn })) } };
    case 'publishDaysOff':
      return { type: 'publishCalendar', calendar: published(state.definition.calendar, intent) };
    default:
      return 'evidence' in intent ? { ...intent, evidence: intent.evidence.map((evidence) => datedBy(evidence, state, now)) } : intent;
  }
}

export function latestPaper(state: MeasureState, ruleId: string): IssuedDocument | undefined {
  return state.documents.findLast((paper) => paper.ruleId === ruleId);
}

function pendingExtension(state: MeasureState, milestoneId: string): string {
  return state.extensions.find((extension) => extension.milestoneId === milestoneId && extension.outcome === 'pending')?.id ?? milestoneId;
}

function earliestOwed(state: MeasureState, dutyId: string, now: number): string {
  const rule = rulesInForce(state).find(({ id }) => id === dutyId);
  return (rule && periodsToHandIn(state, rule, now)[0]) ?? '';
}

/** Evidence nobody has seen yet is of the day of the act. */
function datedBy(evidence: Evidence, state: MeasureState, now: number): Evidence {
  return evidence.datedOn === '' ? { ...evidence, datedOn: localDateAt(state.definition.calendar, now) } : evidence;
}

function published(calendar: Calendar, { daysOff, workingDays, officialThrough }: Extract<Intent, { type: 'publishDaysOff' }>): Calendar {
  const all = (known: readonly string[], added: readonly string[]) => [...new Set([...known, ...added])].sort();
  return { ...calendar, daysOff: all(calendar.daysOff, daysOff), workingWeekendDays: all(calendar.workingWeekendDays, workingDays), officialThrough };
}
