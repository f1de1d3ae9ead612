import { localDateAt } from './calendar.ts';
import { heldPosts } from './chain.ts';
import type { IssuedDocument, MeasureState } from './measure.ts';
import type { MeasureEvent } from './events.ts';
import type { AwaitedDue, Occurrence, RungDue } from './occurrence.ts';
import { occurrencesOf } from './occurrences.ts';
import { nextRepeat } from './rungs.ts';
import type { DocumentRule, Rule } from './policy.ts';
import { clockOf, limitFrom, noticeAt, spreadMs, writingAt } from './timing.ts';
import { begin, record, type Transition } from './transition.ts';

/** @returns the next instant at which time itself will bring something about, or nothing. It may lie in the past after an outage. */
export function nextDueAt(state: MeasureState): number | undefined {
  const instants = occurrencesOf(state).map((occurrence) => occurrence.evaluateAt);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/**
 * Lets time pass up to `now`: everything due by then, in order, each once, with how late it was. What one brings about (a paper
 * with its limits) may bring about the next.
 *
 * @returns the events that record it; none when nothing is due.
 */
export function due(state: MeasureState, now: number): readonly MeasureEvent[] {
  const transition = begin(state, now);
  letTimePass(transition);
  return transition.events;
}

/** Brings about, within a transition, whatever is due by its instant. */
export function letTimePass(transition: Transition): void {
  const { now } = transition;
  for (let next = firstDue(transition.state, now); next; next = firstDue(transition.state, now)) bringAbout(transition, next);
}

function firstDue(state: MeasureState, now: number): Occurrence | undefined {
  return occurrencesOf(state).find((occurrence) => occurrence.evaluateAt <= now);
}

function bringAbout(transition: Transition, occurrence: Occurrence): void {
  const { what } = occurrence;
  if (what.type === 'rung') reachRung(transition, occurrence, what);
  else tellAboutAwaited(transition, occurrence, what);
}

function tellAboutAwaited(transition: Transition, occurrence: Occurrence, what: AwaitedDue): void {
  const { subject, awaited, tell } = what;
  const mark = markOf(occurrence, transition.now);
  if (what.type === 'reminder') record(transition, { type: 'awaitedReminded', subject, awaited, ...mark });
  else record(transition, { type: 'awaitedLapsed', subject, awaited, toldRoles: tell, ...mark });
}

function reachRung(transition: Transition, occurrence: Occurrence, what: RungDue): void {
  const { state, now } = transition;
  const rule = state.definition.policy.ladder.find((candidate) => candidate.id === what.ruleId);
  if (!rule) return;
  reportUnresolved(transition, rule);
  const settled = rule.repeat ? latestMissed(state, rule, occurrence, now) : occurrence;
  const milestone = what.milestoneId === undefined ? {} : { milestoneId: what.milestoneId };
  const isAddressed = rule.document !== undefined && heldPosts(state.definition, rule.document.to, now).length > 0;
  const document = rule.document && isAddressed && paperOf(transition, rule, rule.document, milestone.milestoneId);
  record(transition, {
    type: 'ruleFired',
    ruleId: rule.id,
    ...milestone,
    ...markOf(occurrence, now),
    nominalAt: settled.nominalAt,
    ...(document && { document }),
  });
}

/** After an outage a repeated rung is evaluated once, and goes on from the last repetition that was missed. */
function latestMissed(state: MeasureState, rule: Rule, occurrence: Occurrence, now: number): { readonly nominalAt: number } {
  if (!rule.repeat) return occurrence;
  const clock = clockOf(state.definition);
  let { nominalAt } = occurrence;
  for (let next = nominalAt; next + spreadMs(clock, state.id) <= now; next = nextRepeat(clock, nominalAt, rule.repeat.every)) nominalAt = next;
  return { nominalAt };
}

function markOf({ key, count, nominalAt, evaluateAt }: Occurrence, now: number) {
  return { occurrence: key, count, nominalAt, lateMs: Math.max(0, now - evaluateAt) };
}

/** A role that resolves to nobody is passed over at once, but never in silence. */
function reportUnresolved(transition: Transition, rule: Rule): void {
  const { definition } = transition.state;
  const roles = [...(rule.notify?.to ?? []), ...(rule.document?.to ?? []), ...(rule.document?.cc ?? [])];
  const empty = [...new Set(roles)].filter((role) => heldPosts(definition, [role], transition.now).length === 0);
  if (empty.length > 0) record(transition, { type: 'roleUnresolved', roles: empty, where: rule.title });
}

/** The paper a rung issues. Its own limits count from the working day it is dated, which after an outage is not the day it was due. */
function paperOf(transition: Transition, rule: Rule, paper: DocumentRule, milestoneId: string | undefined): IssuedDocument {
  const { state, now } = transition;
  const clock = clockOf(state.definition);
  const datedOn = localDateAt(clock.calendar, writingAt(clock, now));
  const datedAt = noticeAt(clock, datedOn);
  const to = heldPosts(state.definition, paper.to, now);
  return {
    id: `${rule.id}-${state.cycle}-${1 + state.documents.filter((issued) => issued.ruleId === rule.id).length}`,
    ruleId: rule.id,
    cycle: state.cycle,
    name: paper.name,
    series: paper.series,
    ...(milestoneId !== undefined && { milestoneId }),
    issuedAt: now,
    datedOn,
    to,
    cc: heldPosts(state.definition, paper.cc, now).filter((post) => !to.includes(post)),
    ...(paper.acknowledgeWithin && { acknowledgeBy: limitFrom(clock, datedAt, paper.acknowledgeWithin) }),
    ...(paper.answerWithin && { answerBy: limitFrom(clock, datedAt, paper.answerWithin) }),
    ...(paper.rectifyWithin && { rectifyBy: limitFrom(clock, datedAt, paper.rectifyWithin) }),
    receipts: [],
  };
}
