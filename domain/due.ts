import type { Edition } from './edition.ts';
import { resumesAt } from './limits.ts';
import type { MeasureState } from './measure.ts';
import type { MeasureEvent } from './events.ts';
import type { ArrivalDue, AwaitedDue, Occurrence, RungDue } from './occurrence.ts';
import { occurrencesOf } from './occurrences.ts';
import { nextRepeat } from './rungs.ts';
import type { Rule } from './policy.ts';
import { reachRung } from './reaching.ts';
import { resumeWork } from './resuming.ts';
import { clockOf, spreadMs } from './timing.ts';
import { begin, record, type Transition } from './transition.ts';
import { passOver } from './unfilled.ts';

/** @returns the next instant at which time itself will bring something about, or nothing. It may lie in the past after an outage. */
export function nextDueAt(state: MeasureState): number | undefined {
  const instants = occurrencesOf(state).map((occurrence) => occurrence.evaluateAt);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/**
 * Lets time pass up to `now`: everything due by then, in order, each once, with how late it was. What one brings about (a paper
 * with its limits) may bring about the next.
 *
 * @param edition by which release's rules; those of this one when missing.
 * @returns the events that record it; none when nothing is due.
 */
export function due(state: MeasureState, now: number, edition?: Edition): readonly MeasureEvent[] {
  const transition = begin(state, now, edition);
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
  switch (what.type) {
    case 'rung':
      return reachDue(transition, occurrence, what);
    case 'resumption':
      return resumeByItself(transition);
    case 'unfilled':
      return passOver(transition, what);
    case 'arrival':
      return takePost(transition, occurrence, what);
    case 'reminder':
    case 'lapse':
      return tellAboutAwaited(transition, occurrence, what);
  }
}

/** The end date of a suspension is over: work goes on, whatever the hour. */
function resumeByItself(transition: Transition): void {
  const { state } = transition;
  if (state.phase !== 'suspended') return;
  // After an outage too the days lost are those of the decision, not those of the outage.
  resumeWork(transition, state, resumesAt(state), {});
}

function takePost(transition: Transition, { nominalAt, evaluateAt }: Occurrence, { arrival }: ArrivalDue): void {
  record(transition, { type: 'postTaken', ...arrival, nominalAt, lateMs: Math.max(0, transition.now - evaluateAt) });
}

function tellAboutAwaited(transition: Transition, occurrence: Occurrence, what: AwaitedDue): void {
  const { subject, awaited, tell } = what;
  const mark = markOf(occurrence, transition.now);
  if (what.type === 'reminder') record(transition, { type: 'awaitedReminded', subject, awaited, ...mark });
  else record(transition, { type: 'awaitedLapsed', subject, awaited, toldRoles: tell, ...mark });
}

function reachDue(transition: Transition, occurrence: Occurrence, { ruleId, milestoneId }: RungDue): void {
  const { state, now } = transition;
  const rule = state.definition.policy.ladder.find((candidate) => candidate.id === ruleId);
  if (!rule) return;
  const settled = rule.repeat ? latestMissed(state, rule, occurrence, now) : occurrence;
  reachRung(transition, rule, { ...markOf(occurrence, now), nominalAt: settled.nominalAt, ...(milestoneId !== undefined && { milestoneId }) });
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
