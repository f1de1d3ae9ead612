import { actedBy, apartFor, isBarred, isRefused, postsAllowed, type Actor } from '../authority.ts';
import { isDate, localDateAt } from '../calendar.ts';
import { closeAsRoutine, openSignOffWhereNothingIsLeft } from '../closing.ts';
import type { ActOf } from '../commands.ts';
import { postsOf, type MilestoneDefinition } from '../definition.ts';
import type { MeasureState, Milestone } from '../measure.ts';
import { periodsToHandIn, rulesInForce } from '../periodic.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';
import { datesAhead, duty, empty, notFromTheFuture, wrong, wrongPhase } from './checks.ts';

/** A periodic report or review of one period, in time or late. */
export function handInPeriodic(transition: Transition, actor: Actor, act: ActOf<'handInPeriodic'>): Refused | undefined {
  const { state, now } = transition;
  const rules = rulesInForce(state);
  const rule = rules.find(({ id }) => id === act.dutyId);
  if (!rule) return refuse('unknownDuty', { duty: act.dutyId, known: rules.map(({ id }) => id).join('、') || '—' });
  const by = duty(state, actor, 'handInPeriodic', rule.roles);
  if (isRefused(by)) return by;
  const open = periodsToHandIn(state, rule, now);
  const refused =
    (open.includes(act.period) ? undefined : refuse('periodNotOpen', { period: act.period, known: open.join('、') || '—' })) ??
    empty('text', act.text) ??
    notFromTheFuture(transition, act.evidence);
  if (refused) return refused;
  const { dutyId, period, text, evidence } = act;
  record(transition, { type: 'periodicHandedIn', by, dutyId, period, text, evidence });
  return undefined;
}

/** An interview that a rung called for has taken place. */
export function recordInterview(transition: Transition, actor: Actor, act: ActOf<'recordInterview'>): Refused | undefined {
  const { state, now } = transition;
  if (state.phase === 'archived' || state.phase === 'withdrawn') return wrong(state, 'recordInterview');
  const open = state.interviews.filter(({ held }) => !held);
  const interview = open.find(({ id }) => id === act.interviewId);
  if (!interview) return refuse('unknownInterview', { interview: act.interviewId, known: open.map(({ id }) => id).join('、') || '—' });
  const posts = postsAllowed(state.definition, actor, 'recordInterview', interview.awaited.length > 0 ? interview.awaited : postsOf(state.definition, ['administrator']));
  if (isRefused(posts)) return posts;
  const today = localDateAt(state.definition.calendar, now);
  const refused = empty('text', act.text) ?? (isDate(act.heldOn) && act.heldOn <= today ? undefined : refuse('evidenceFromFuture', { name: act.interviewId, date: act.heldOn, today }));
  if (refused) return refused;
  record(transition, { type: 'interviewRecorded', by: actedBy(actor, posts[0] ?? ''), interviewId: act.interviewId, heldOn: act.heldOn, text: act.text });
  return undefined;
}

/** The end of a long-term measure (长期坚持): those whom the policy names sign that it has become routine. */
export function confirmRoutine(transition: Transition, actor: Actor, act: ActOf<'confirmRoutine'>): Refused | undefined {
  const { state, now } = transition;
  const { longTerm } = state.definition.policy;
  if (!longTerm || state.definition.class !== 'longTerm') return refuse('routineNotAllowed');
  // It closes the measure, as a sign-off does: whom the policy keeps from that, it keeps from this.
  const by = duty({ definition: apartFor(state.definition, 'sign') }, actor, 'confirmRoutine', longTerm.confirmedBy);
  if (isRefused(by)) return by;
  const open = state.milestones.filter(({ status }) => status !== 'accepted').map(({ id }) => id);
  const refused =
    wrongPhase(state, 'confirmRoutine', 'rectifying') ??
    isBarred(state, actor.person, 'sign', now) ??
    (open.length > 0 ? refuse('milestonesOpen', { milestones: open.join('、') }) : undefined) ??
    empty('reason', act.reason);
  if (refused) return refused;
  record(transition, { type: 'routineConfirmed', by, reason: act.reason });
  closeAsRoutine(transition);
  return undefined;
}

/** The plan's authority makes another class of the measure, with other milestones where the class has others. */
export function convertClass(transition: Transition, actor: Actor, act: ActOf<'convertClass'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'convertClass', ['authority']);
  if (isRefused(by)) return by;
  const refused =
    wrongPhase(state, 'convertClass', 'registered', 'rectifying') ??
    (act.to === state.definition.class ? refuse('sameClass', { class: act.to }) : undefined) ??
    empty('reason', act.reason) ??
    wrongDuties(transition, act);
  if (refused) return refused;
  const { to, reason, duties } = act;
  record(transition, { type: 'classConverted', by, from: state.definition.class, to, reason, ...(duties && { duties }) });
  openSignOffWhereNothingIsLeft(transition);
  return undefined;
}

/** New milestones take the place of the open ones; what was submitted or accepted stays. */
function wrongDuties(transition: Transition, { to, duties }: ActOf<'convertClass'>): Refused | undefined {
  const { state } = transition;
  const fixed = state.milestones.filter(({ status }) => status !== 'open');
  const remaining: readonly (Milestone | MilestoneDefinition)[] = duties ? [...fixed, ...duties] : state.milestones;
  if (remaining.length === 0 && !mayBeDateless(state, to)) return refuse('dutiesMissing');
  const twice = duties?.find(({ id }, index) => remaining.findIndex((other) => other.id === id) !== fixed.length + index);
  if (twice) return refuse('milestoneFixed', { milestone: twice.id });
  return duties && datesAhead(transition, duties.map(({ dueOn }) => dueOn));
}

function mayBeDateless({ definition }: MeasureState, to: ActOf<'convertClass'>['to']): boolean {
  return to === 'longTerm' && definition.policy.longTerm !== undefined;
}
