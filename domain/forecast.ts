import { decide, registration } from './decide.ts';
import { letTimePass, nextDueAt } from './due.ts';
import type { PersonId } from './directory.ts';
import type { MeasureEvent } from './events.ts';
import { beginWith, letStand, tell, type Chronicle } from './forecast/chronicle.ts';
import { actFor, type PlannedAct } from './forecast/intents.ts';
import { byInstant, type ForecastLine } from './forecast/line.ts';
import { peopleFor, stageOf } from './forecast/whoDoes.ts';
import type { Definition } from './definition.ts';
import { isFinal, type MeasureState } from './measure.ts';
import { noticesOf } from './notices.ts';
import { evolve } from './evolve.ts';
import type { Refused } from './refusals.ts';
import { begin } from './transition.ts';

/** What people do of themselves, state by state: everything they have in mind next, each with its instant. */
export type Habit = (state: MeasureState, now: number) => readonly PlannedAct[];

export interface ForecastRequest {
  readonly definition: Definition;
  readonly registeredAt: number;
  /** Nothing from this instant on is told. */
  readonly untilAt: number;
  /** What people do, ascending by instant; acts of one instant in their order. */
  readonly acts?: readonly PlannedAct[];
  readonly habit?: Habit;
  /** Is told of what a scenario has people do and the rules refuse. */
  readonly onRefused?: (planned: PlannedAct, refused: Refused['refused']) => void;
  /** Is told who did what, and when. */
  readonly onDone?: (planned: PlannedAct, person: PersonId, at: number) => void;
}

/**
 * Runs the rules forward with no engine, from registration to the end of a window: time jumps from one instant at which something is due
 * to the next, as the workflow's one timer does, and acts come in at theirs. Pure: nothing is read and nobody is told.
 *
 * @returns everything the measure would cause, sorted. It never throws for what people do; what they may not is refused and leaves no line.
 */
export function forecast(request: ForecastRequest): ForecastLine[] {
  const { definition, registeredAt, untilAt } = request;
  const registered = registration(definition, registeredAt);
  const run: Run = { ...request, chronicle: beginWith(registered, noticesOf(evolve(undefined, registered), registered)), now: registeredAt, done: 0, declined: new Set() };
  while (!isFinal(run.chronicle.state) && step(run)) continue;
  letStand(run.chronicle, untilAt);
  return run.chronicle.lines.filter(({ at }) => at < untilAt).sort(byInstant);
}

/** A forecast under way. */
interface Run extends ForecastRequest {
  readonly chronicle: Chronicle;
  now: number;
  /** How many of the acts have been done or refused. */
  done: number;
  /** Habits refused since the measure last changed: nobody tries the same again before it does. */
  declined: Set<string>;
}

/** Goes on to the next instant at which something is due or done. @returns whether there was one within the window. */
function step(run: Run): boolean {
  const { state } = run.chronicle;
  const planned = nextAct(run, state);
  const dueAt = nextDueAt(state);
  const at = Math.max(run.now, Math.min(planned?.at ?? Infinity, dueAt ?? Infinity));
  if (at >= run.untilAt) return false;
  run.now = at;
  if (dueAt !== undefined && dueAt <= at) passTime(run);
  else if (planned) perform(run, planned);
  return true;
}

function passTime(run: Run): void {
  const transition = begin(run.chronicle.state, run.now);
  letTimePass(transition);
  take(run, transition.events, transition.state);
}

function nextAct(run: Run, state: MeasureState): PlannedAct | undefined {
  const planned = run.acts?.[run.done];
  const habits = run.habit?.(state, run.now).filter((habit) => !run.declined.has(JSON.stringify(habit.intent))) ?? [];
  return [...(planned ? [planned] : []), ...habits].reduce<PlannedAct | undefined>((first, act) => (first && first.at <= act.at ? first : act), undefined);
}

/** Those it is up to do it one after another, until their step is complete; where one is enough, the first who may. */
function perform(run: Run, planned: PlannedAct): void {
  const { intent, by } = planned;
  if (planned === run.acts?.[run.done]) run.done += 1;
  const first = actFor(run.chronicle.state, intent, run.now);
  const stage = stageOf(run.chronicle.state, first);
  let [isDone, refused]: [boolean, Refused['refused'] | undefined] = [false, undefined];
  for (const person of orNobody(peopleFor(run.chronicle.state, first, by, run.now))) {
    const { state } = run.chronicle;
    if (isDone && (stage === undefined || stageOf(state, first) !== stage)) break;
    const decision = decide(state, { id: `${state.seq}`, person, act: actFor(state, intent, run.now) }, run.now);
    if ('refused' in decision) refused ??= decision.refused;
    else {
      isDone = true;
      run.onDone?.(planned, person, run.now);
      take(run, decision.events);
    }
  }
  if (isDone || !refused) return;
  run.declined.add(JSON.stringify(intent));
  run.onRefused?.(planned, refused);
}

function orNobody(people: readonly string[]): readonly string[] {
  return people.length > 0 ? people : [''];
}

/** @param end the state the events lead to, where it is there already: its occurrences, too, are known then */
function take(run: Run, events: readonly MeasureEvent[], end?: MeasureState): void {
  for (const event of events) {
    const state = (event.seq === end?.seq && end) || evolve(run.chronicle.state, event);
    tell(run.chronicle, event, noticesOf(state, event), state);
  }
  if (events.length > 0) run.declined.clear();
}
