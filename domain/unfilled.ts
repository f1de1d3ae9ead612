import { endOfDay } from './calendar.ts';
import { awaitedAtStep } from './chain.ts';
import { advanceAcceptance, advanceSignOff } from './closing.ts';
import type { Holding, PersonId, Post } from './directory.ts';
import { advanceExtension } from './extending.ts';
import type { MeasureState } from './measure.ts';
import type { Occurrence, UnfilledDue } from './occurrence.ts';
import { stepsOf } from './policy.ts';
import { keyOfRun, runsOf, type Run } from './runs.ts';
import { record, type Transition } from './transition.ts';

/** @returns for every step under way the instant from which nobody is left who may act at it, where such an instant is known. */
export function unfilledSteps(state: MeasureState): Occurrence[] {
  return runsOf(state).flatMap((run) => {
    const step = stepsOf(state.definition.policy, run.chain)[run.progress.step];
    const at = run.progress.isWatched ? nobodyFrom(state, run) : undefined;
    // A legal instant, not a notice hour: the chain goes on at once.
    return step && at !== undefined ? [{ key: `${keyOfRun(run, step.id)}|unfilled`, nominalAt: at, evaluateAt: at, count: 1, what: { type: 'unfilled', run } }] : [];
  });
}

/**
 * @returns the end of the last term of anybody who may act at what the step still awaits: after a hand-over to somebody who is barred, or
 * to nobody. A substitution that bars somebody for a few days is no such end.
 */
function nobodyFrom({ definition: { directory, calendar } }: MeasureState, { progress, barred }: Run): number | undefined {
  const terms = awaitedAtStep(progress).flatMap((post) => termsThatCount(directory.posts[post], barred));
  if (terms.some(({ to }) => to === undefined)) return undefined;
  const ends = terms.flatMap(({ to }) => (to === undefined ? [] : [endOfDay(calendar, to)]));
  return Math.max(progress.openedAt, ...ends);
}

/** Who stands in at a post counts where it has no holder: a holder who is barred bars the substitute as well. */
function termsThatCount({ holders, substitutes = [] }: Post = { title: '', unit: '', holders: [] }, barred: readonly PersonId[]): Holding[] {
  const isHeldOn = (on: string) => holders.some(({ from, to }) => from <= on && (to === undefined || on <= to));
  return [...holders, ...substitutes.filter(({ to }) => !isHeldOn(to))].filter(({ person }) => !barred.includes(person));
}

/** As when a step is opened that nobody fills: it is passed over, on the record, and the administrators hear of it. */
export function passOver(transition: Transition, { run: { chain, progress, milestones, extensionId } }: UnfilledDue): void {
  const step = stepsOf(transition.state.definition.policy, chain)[progress.step];
  if (!step) return;
  record(transition, { type: 'roleUnresolved', roles: step.roles, where: step.title });
  if (chain === 'acceptance') advanceAcceptance(transition, milestones, progress.step + 1);
  else if (chain === 'signOff') advanceSignOff(transition, progress.step + 1);
  else advanceExtension(transition, extensionId ?? '', progress.step + 1);
}
