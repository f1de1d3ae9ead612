import { endOfDay, localDateAt } from './calendar.ts';
import { heldPosts } from './chain.ts';
import type { ActedBy, Interview, IssuedDocument } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import { standingRule } from './papers.ts';
import { rolesOfRule, type DocumentRule, type InterviewRule, type Rule } from './policy.ts';
import { clockOf, limitFrom, noticeAt, writingAt } from './timing.ts';
import { record, type Transition } from './transition.ts';

/** Why and when a rung is reached: by time, with its place among the occurrences, or by hand. */
interface Reason {
  readonly occurrence: string;
  readonly count: number;
  readonly nominalAt: number;
  readonly lateMs: number;
  readonly milestoneId?: string;
}

/** What somebody who enters the ladder by hand states. */
export interface ByHand {
  readonly by: ActedBy;
  readonly requirement: string;
  readonly milestoneId?: string;
  /** The last day for what is required, instead of the rule's own limit. */
  readonly rectifyOn?: string;
}

/** Time has brought a rung about: it issues what its rule says, unless a paper stands that the rule gives way to. */
export function reachRung(transition: Transition, rule: Rule, reason: Reason): void {
  const skippedFor = standingRule(transition.state, rule.skipIfStands ?? [], reason.milestoneId);
  if (skippedFor !== undefined) {
    record(transition, { type: 'ruleFired', ruleId: rule.id, ...reason, skippedFor });
    return;
  }
  reportUnresolved(transition, rule);
  record(transition, { type: 'ruleFired', ruleId: rule.id, ...reason, ...issued(transition, rule, reason.milestoneId) });
}

/** Somebody enters the ladder at a rung: nothing stands in its way, and it says who required what. */
export function reachByHand(transition: Transition, rule: Rule, byHand: ByHand): void {
  const { state, now } = transition;
  const { by, requirement, milestoneId } = byHand;
  reportUnresolved(transition, rule);
  record(transition, {
    type: 'ruleFired',
    ruleId: rule.id,
    occurrence: `${rule.id}|byHand@${state.seq + 1}`,
    count: 1,
    nominalAt: now,
    lateMs: 0,
    ...(milestoneId !== undefined && { milestoneId }),
    by,
    requirement,
    ...issued(transition, rule, milestoneId, byHand),
  });
}

/** A role that resolves to nobody is passed over at once, but never in silence. */
function reportUnresolved(transition: Transition, rule: Rule): void {
  const { definition } = transition.state;
  const empty = [...new Set(rolesOfRule({ ...rule, byHand: { roles: [] } }))].filter((role) => heldPosts(definition, [role], transition.now).length === 0);
  if (empty.length > 0) record(transition, { type: 'roleUnresolved', roles: empty, where: rule.title });
}

function issued(transition: Transition, rule: Rule, milestoneId: string | undefined, byHand?: ByHand): { document?: IssuedDocument; interview?: Interview } {
  const { state, now } = transition;
  const isAddressed = rule.document !== undefined && heldPosts(state.definition, rule.document.to, now).length > 0;
  return {
    ...(rule.document && isAddressed && { document: paperOf(transition, rule, rule.document, milestoneId, byHand) }),
    ...(rule.interview && { interview: interviewOf(transition, rule, rule.interview, milestoneId) }),
  };
}

/** The instant papers of this moment are dated: the notice hour of the day on which people are next written to. */
function dating({ state, now }: Transition): { readonly datedOn: string; readonly datedAt: number } {
  const clock = clockOf(state.definition);
  const datedOn = localDateAt(clock.calendar, writingAt(clock, now));
  return { datedOn, datedAt: noticeAt(clock, datedOn) };
}

/** The paper a rung issues. Its own limits count from the working day it is dated, which after an outage is not the day it was due. */
function paperOf(transition: Transition, rule: Rule, paper: DocumentRule, milestoneId: string | undefined, byHand: ByHand | undefined): IssuedDocument {
  const { state, now } = transition;
  const clock = clockOf(state.definition);
  const { datedOn, datedAt: from } = dating(transition);
  const to = heldPosts(state.definition, paper.to, now);
  const rectifyBy = byHand?.rectifyOn === undefined ? paper.rectifyWithin && limitFrom(clock, from, paper.rectifyWithin) : endOfDay(clock.calendar, byHand.rectifyOn);
  return {
    id: `${rule.id}-${state.cycle}-${1 + state.documents.filter((issuedBefore) => issuedBefore.ruleId === rule.id).length}`,
    ruleId: rule.id,
    cycle: state.cycle,
    name: paper.name,
    series: paper.series,
    ...(milestoneId !== undefined && { milestoneId }),
    issuedAt: now,
    datedOn,
    to,
    cc: heldPosts(state.definition, paper.cc, now).filter((post) => !to.includes(post)),
    ...(paper.acknowledgeWithin && { acknowledgeBy: limitFrom(clock, from, paper.acknowledgeWithin) }),
    ...(paper.answerWithin && { answerBy: limitFrom(clock, from, paper.answerWithin) }),
    ...(rectifyBy !== undefined && { rectifyBy }),
    receipts: [],
    ...conditions(state, paper, now),
    ...(byHand && { issuedBy: byHand.by, requirement: byHand.requirement }),
    ...(byHand?.rectifyOn !== undefined && { rectifyOn: byHand.rectifyOn }),
  };
}

/** What only some papers have. A role nobody fills cannot sign: the recipients' own receipts count then. */
function conditions({ definition }: MeasureState, paper: DocumentRule, now: number): Partial<IssuedDocument> {
  const signers = paper.signedForBy === undefined ? [] : heldPosts(definition, [paper.signedForBy], now);
  const judges = heldPosts(definition, paper.excusedBy ?? [], now);
  return {
    ...(signers.length > 0 && { signedForBy: signers }),
    ...(paper.isFinal === true && { isFinal: true }),
    ...(paper.isRestricted === true && { isRestricted: true }),
    ...(judges.length > 0 && { excusableBy: judges }),
  };
}

function interviewOf(transition: Transition, rule: Rule, interview: InterviewRule, milestoneId: string | undefined): Interview {
  const { state, now } = transition;
  const { datedOn, datedAt: from } = dating(transition);
  return {
    id: `${rule.id}-${state.cycle}-${1 + state.interviews.filter(({ ruleId }) => ruleId === rule.id).length}`,
    ruleId: rule.id,
    ...(milestoneId !== undefined && { milestoneId }),
    with: heldPosts(state.definition, interview.with, now),
    awaited: heldPosts(state.definition, interview.recordedBy, now),
    datedOn,
    dueBy: limitFrom(clockOf(state.definition), from, interview.within),
  };
}
