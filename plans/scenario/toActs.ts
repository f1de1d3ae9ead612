import { instantAt } from '../../domain/calendar.ts';
import type { Intent, PlannedAct } from '../../domain/forecast/intents.ts';
import type { Evidence } from '../../domain/dossier.ts';
import { MILESTONE_KINDS } from '../../domain/policy.ts';
import { minutesOf } from '../check/fields.ts';
import type { CheckedPlan } from '../plan/toPlan.ts';
import type { ActFile, Particular, Verb } from './schema.ts';

const TEXT = '（推演）';
const DEFAULT_TIME = '10:00';
/** Proof that nobody has yet, of the day of the act. */
const EVIDENCE: readonly Evidence[] = [{ name: TEXT, size: 0, sha256: '0'.repeat(64), datedOn: '' }];

/** What a verb needs besides, and what it may be given; a reason may be given to all. */
interface Meaning {
  readonly needs?: readonly Particular[];
  readonly may?: readonly Particular[];
  readonly intent: (act: Known, plan: CheckedPlan) => Intent;
}

/** An act whose particulars have been found complete: what a verb needs is there. */
type Known = Required<Pick<ActFile, Verb>> & ActFile & { readonly reason: string };

const given = (value: string | undefined) => value ?? '';

export const MEANINGS: Readonly<Record<Verb, Meaning>> = {
  acknowledge: { intent: () => ({ type: 'acknowledge' }) },
  report: { may: ['values'], intent: ({ report, values }) => ({ type: 'reportProgress', text: report, ...(values && { values }) }) },
  part: { intent: ({ part, reason }) => ({ type: 'reportPart', text: reason, evidence: [], isDone: part === 'done' }) },
  handIn: { may: ['period'], intent: ({ handIn, period, reason }) => ({ type: 'handInPeriodic', dutyId: handIn, text: reason, ...(period !== undefined && { period }) }) },
  submit: { intent: ({ submit, reason }) => ({ type: 'submit', milestones: submit, summary: reason, evidence: EVIDENCE }) },
  accept: { intent: ({ accept, reason }) => ({ type: 'accept', milestones: accept, note: reason }) },
  return: { intent: (act) => ({ type: 'return', milestones: act.return, reason: act.reason }) },
  sign: { intent: () => ({ type: 'approveClosure' }) },
  refuseSign: { intent: ({ refuseSign, reason }) => ({ type: 'refuseClosure', milestones: refuseSign, reason }) },
  receive: { intent: ({ receive, reason }) => ({ type: 'acknowledgeDocument', ruleId: receive, reason }) },
  answer: { intent: ({ answer, reason }) => ({ type: 'answerDocument', ruleId: answer, reason }) },
  excuse: { intent: ({ excuse, reason }) => ({ type: 'excuseDocument', ruleId: excuse, reason }) },
  interview: { intent: ({ interview, reason }) => ({ type: 'recordInterview', ruleId: interview, text: reason }) },
  issue: {
    may: ['milestone', 'rectifyOn'],
    intent: ({ issue, milestone, rectifyOn, reason }) => ({ type: 'issueByHand', ruleId: issue, requirement: reason, ...(milestone !== undefined && { milestoneId: milestone }), ...(rectifyOn !== undefined && { rectifyOn }) }),
  },
  extend: { needs: ['to'], intent: ({ extend, to, reason }) => ({ type: 'requestExtension', milestoneId: extend, reason, progress: reason, dueOn: given(to) }) },
  grantExtension: { intent: ({ grantExtension, reason }) => ({ type: 'approveExtension', milestoneId: grantExtension, reason }) },
  refuseExtension: { intent: ({ refuseExtension, reason }) => ({ type: 'refuseExtension', milestoneId: refuseExtension, reason }) },
  replaceEvidence: { intent: ({ replaceEvidence, reason }) => ({ type: 'replaceEvidence', milestoneId: replaceEvidence, evidence: EVIDENCE, reason }) },
  suspend: { intent: ({ suspend, reason }) => ({ type: 'suspend', reason, basis: reason, until: suspend }) },
  resume: { intent: ({ reason }) => ({ type: 'resume', reason }) },
  lookBack: { intent: ({ lookBack, reason }) => ({ type: 'holdLookBack', lookBackId: lookBack, note: reason }) },
  relapse: {
    needs: ['dates'],
    may: ['enterAt'],
    intent: ({ relapse, dates = {}, enterAt, reason }) => ({ type: 'findRelapse', lookBackId: relapse, reason, evidence: EVIDENCE, dates, ...(enterAt !== undefined && { enterAt }) }),
  },
  reopen: { needs: ['dates'], intent: ({ dates = {}, reason }) => ({ type: 'reopen', reason, evidence: EVIDENCE, dates }) },
  withdraw: { intent: ({ reason }) => ({ type: 'withdraw', reason }) },
  routine: { intent: ({ reason }) => ({ type: 'confirmRoutine', reason }) },
  convert: { may: ['dates'], intent: ({ convert, dates, reason }) => ({ type: 'convertClass', to: convert, reason, ...(dates && { duties: dutiesIn(dates) }) }) },
  comment: { intent: ({ comment }) => ({ type: 'comment', text: comment }) },
  substitute: { needs: ['person', 'to'], intent: ({ substitute, person, on, to }, plan) => ({ type: 'appointSubstitute', post: substitute, ...named(plan, person), from: on, to: given(to) }) },
  endSubstitution: { needs: ['person'], intent: ({ endSubstitution, person, on }) => ({ type: 'endSubstitution', post: endSubstitution, person: given(person), on }) },
  handOver: { needs: ['person'], intent: ({ handOver, person, on }, plan) => ({ type: 'handOver', post: handOver, ...named(plan, person), from: on }) },
  amend: { intent: ({ amend }) => ({ type: 'moveDates', dates: amend }) },
  publish: { intent: ({ publish: { daysOff = [], workingDays = [], officialThrough } }) => ({ type: 'publishDaysOff', daysOff, workingDays, officialThrough }) },
};

/** @param act one whose verb and particulars have been checked */
export function plannedActOf(act: ActFile, verb: Verb, plan: CheckedPlan, origin: string): PlannedAct {
  const known = { ...act, reason: act.reason ?? TEXT } as Known;
  return {
    at: instantAt(plan.calendar, act.on, minutesOf(act.at ?? DEFAULT_TIME)),
    intent: MEANINGS[verb].intent(known, plan),
    origin,
    ...(act.by !== undefined && { by: act.by }),
  };
}

function named(plan: CheckedPlan, person = ''): { person: string; name: string } {
  return { person, name: plan.people.find(({ id }) => id === person)?.name ?? person };
}

function dutiesIn(dates: Readonly<Record<string, string>>) {
  return Object.entries(dates).map(([id, dueOn]) => ({ id, kind: MILESTONE_KINDS.find((kind) => kind === id) ?? ('node' as const), dueOn }));
}
