import { addMonths, localDateAt, workingDayOnOrAfter } from './calendar.ts';
import { apartFor, barredFrom } from './authority.ts';
import { awaitedAtStep, heldPosts, openFrom } from './chain.ts';
import { factsHash } from './facts.ts';
import { postsOf, type Definition } from './definition.ts';
import type { LookBack } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import type { LookBackRule } from './policy.ts';
import { hashOf, overdueAt, clockOf } from './timing.ts';
import { record, type Transition } from './transition.ts';
import { watched } from './watched.ts';

/** Opens the acceptance chain at a step for submissions, or accepts them when the chain is at its end. */
export function advanceAcceptance(transition: Transition, milestones: readonly string[], from: number): void {
  const { definition } = transition.state;
  const opening = openFrom(apartFor(definition, 'accept'), definition.policy.acceptance, from, transition.now, from > 0 && hasApprovals(transition.state, milestones), barredFrom(transition.state, 'accept'));
  for (const step of opening.passedOver) record(transition, { type: 'roleUnresolved', roles: step.roles, where: step.title });
  if (opening.opened) {
    record(transition, { type: 'stepOpened', chain: 'acceptance', milestones, ...opening.opened, ...watched(transition, opening) });
    return;
  }
  record(transition, { type: 'milestonesAccepted', milestones: milestones.map((id) => ({ id, verdict: verdictOf(transition.state, id) })) });
  openSignOffWhereNothingIsLeft(transition);
}

/** With every milestone accepted the sign-off opens; a long-term measure waits for the word that it has become routine. */
export function openSignOffWhereNothingIsLeft(transition: Transition): void {
  const { phase, milestones, definition } = transition.state;
  const isLeft = phase !== 'rectifying' || milestones.length === 0 || milestones.some(({ status }) => status !== 'accepted');
  if (!isLeft && !endsAsRoutine(definition)) advanceSignOff(transition, 0);
}

/** @returns whether the measure ends when it has become routine, instead of by sign-off. */
export function endsAsRoutine({ class: measureClass, policy }: Definition): boolean {
  return measureClass === 'longTerm' && policy.longTerm !== undefined;
}

function hasApprovals(state: MeasureState, milestones: readonly string[]): boolean {
  return state.milestones.some((milestone) => milestones.includes(milestone.id) && milestone.status === 'submitted' && milestone.acceptance.allApprovals.length > 0);
}

/** On time or late is fixed by the moment of the submission that is finally accepted, with the evidence it is accepted on. */
function verdictOf(state: MeasureState, id: string): 'onTime' | 'late' {
  const milestone = state.milestones.find((candidate) => candidate.id === id);
  const isLate = milestone?.status === 'submitted' && (milestone.submission.replacedAt ?? milestone.submission.at) >= overdueAt(clockOf(state.definition), milestone);
  return isLate ? 'late' : 'onTime';
}

/** Opens the sign-off chain at a step, or closes the measure when the chain is at its end. */
export function advanceSignOff(transition: Transition, from: number): void {
  const { definition } = transition.state;
  const isAnyoneSoFar = transition.state.phase === 'inSignOff' && from > 0 && transition.state.signOff.allApprovals.length > 0;
  const opening = openFrom(apartFor(definition, 'sign'), definition.policy.signOff, from, transition.now, isAnyoneSoFar, barredFrom(transition.state, 'sign'));
  for (const step of opening.passedOver) record(transition, { type: 'roleUnresolved', roles: step.roles, where: step.title });
  const facts = factsHash(transition.state);
  if (opening.opened) {
    const milestones = transition.state.milestones.map((milestone) => milestone.id);
    record(transition, { type: 'stepOpened', chain: 'signOff', milestones, factsHash: facts, ...opening.opened, ...watched(transition, opening) });
    return;
  }
  close(transition, facts);
}

/** A long-term measure whose end has been signed is closed like any other, look-backs included. */
export function closeAsRoutine(transition: Transition): void {
  close(transition, factsHash(transition.state));
}

/** Whoever signed before the measure left sign-off again hears that it counts no longer. @param before the measure as it was until then. */
export function letSignOffsLapse(transition: Transition, before: MeasureState): void {
  if (before.phase !== 'inSignOff') return;
  record(transition, { type: 'signOffsLapsed', factsHash: factsHash(transition.state), posts: before.signOff.allApprovals.map(({ post }) => post) });
}

/** Sign-offs given for other facts count no longer: they lapse visibly and the chain begins again. */
export function renewSignOff(transition: Transition, isOtherChain = false): void {
  const { state } = transition;
  if (state.phase !== 'inSignOff') return;
  const facts = factsHash(state);
  if (facts === state.signOff.factsHash && !isOtherChain && awaitedAtStep(state.signOff).length > 0) return;
  record(transition, { type: 'signOffsLapsed', factsHash: facts, posts: state.signOff.allApprovals.map(({ post }) => post) });
  advanceSignOff(transition, 0);
}

function close(transition: Transition, facts: string): void {
  const { definition, id } = transition.state;
  const due = definition.policy.lookBacks.filter((rule) => isDrawn(rule, id)).map((rule) => lookBackOf(transition, rule));
  record(transition, { type: 'closed', factsHash: facts, lookBacks: due });
  if (due.length === 0) record(transition, { type: 'archived' });
}

/** Whether the sample takes this measure in: the same seed draws the same measures wherever it is computed. */
function isDrawn(rule: LookBackRule, id: string): boolean {
  return !rule.sample || hashOf(`${rule.sample.seed}/${id}`) % 100 < rule.sample.percent;
}

function lookBackOf(transition: Transition, rule: LookBackRule): LookBack {
  const { definition } = transition.state;
  const closedOn = localDateAt(definition.calendar, transition.now);
  const dueOn = workingDayOnOrAfter(definition.calendar, addMonths(closedOn, rule.afterMonths));
  const awaited = heldPosts(apartFor(definition, 'lookBack'), rule.roles, transition.now, barredFrom(transition.state, 'lookBack'));
  if (awaited.length > 0) return { id: rule.id, title: rule.title, dueOn, awaited };
  record(transition, { type: 'roleUnresolved', roles: rule.roles, where: rule.title });
  return { id: rule.id, title: rule.title, dueOn, awaited: postsOf(definition, ['administrator']) };
}
