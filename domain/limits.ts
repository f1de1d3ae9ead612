import { addCount, endOfDay, localDateAt, workingDayOnOrBefore } from './calendar.ts';
import { awaitedAtStep } from './chain.ts';
import type { AwaitedSubject } from './events.ts';
import type { ChainProgress, MeasureState } from './measure.ts';
import { occurrence, type AwaitedDue, type Occurrence } from './occurrence.ts';
import type { Step } from './policy.ts';
import { clockOf, limitFrom, nextNoticeAt, noticeAt, noticeBefore } from './timing.ts';

/** @returns reminders and lapses of the steps that await somebody. */
export function chainLimits(state: MeasureState): Occurrence[] {
  const { acceptance, signOff } = state.definition.policy;
  const submitted = state.milestones.flatMap((milestone) => (milestone.status === 'submitted' ? [milestone] : []));
  const runs = new Map<string, { progress: ChainProgress; milestones: string[] }>();
  for (const { id, acceptance: progress } of submitted) {
    // Milestones handed in together stand at the same step since the same instant: one reminder serves them all.
    const name = `${progress.step}@${progress.openedAt}`;
    runs.set(name, { progress, milestones: [...(runs.get(name)?.milestones ?? []), id] });
  }
  const limits = [...runs.values()].flatMap((run) => stepLimits(state, 'acceptance', acceptance[run.progress.step], run.progress, run.milestones));
  if (state.phase !== 'inSignOff') return limits;
  return [...limits, ...stepLimits(state, 'signOff', signOff[state.signOff.step], state.signOff, state.milestones.map((milestone) => milestone.id))];
}

function stepLimits(state: MeasureState, on: 'acceptance' | 'signOff', step: Step | undefined, progress: ChainProgress, milestones: string[]): Occurrence[] {
  if (!step?.within) return [];
  const clock = clockOf(state.definition);
  const subject: AwaitedSubject = { on, stepId: step.id, milestones };
  const due = { subject, awaited: awaitedAtStep(progress), tell: step.whenLapsed };
  const name = `${on}|${step.id}@${progress.openedAt}`;
  const limit = limitFrom(clock, progress.openedAt, step.within);
  const lapse = once(state, `${name}|lapse`, nextNoticeAt(clock, limit), { type: 'lapse', ...due });
  if (!step.remindBefore) return lapse;
  const lastDay = addCount(clock.calendar, localDateAt(clock.calendar, progress.openedAt), step.within);
  const remindAt = noticeBefore(clock, lastDay, step.remindBefore);
  return remindAt <= progress.openedAt ? lapse : [...once(state, `${name}|reminder`, remindAt, { type: 'reminder', ...due }), ...lapse];
}

/** @returns reminders and lapses of the look-backs still to be held. */
export function lookBackLimits(state: MeasureState): Occurrence[] {
  if (state.phase !== 'closed') return [];
  const clock = clockOf(state.definition);
  return state.lookBacks
    .filter((lookBack) => !lookBack.held)
    .flatMap((lookBack) => {
      const rule = state.definition.policy.lookBacks.find((candidate) => candidate.id === lookBack.id);
      const due = { subject: { on: 'lookBack', lookBackId: lookBack.id } as const, awaited: lookBack.awaited, tell: rule?.whenLapsed ?? [] };
      const remindAt = rule?.remindBefore
        ? noticeBefore(clock, lookBack.dueOn, rule.remindBefore)
        : noticeAt(clock, workingDayOnOrBefore(clock.calendar, lookBack.dueOn));
      return [
        ...(remindAt > state.closedAt ? once(state, `lookBack|${lookBack.id}|reminder`, remindAt, { type: 'reminder', ...due }) : []),
        ...once(state, `lookBack|${lookBack.id}|lapse`, nextNoticeAt(clock, endOfDay(clock.calendar, lookBack.dueOn)), { type: 'lapse', ...due }),
      ];
    });
}

function once(state: MeasureState, key: string, nominalAt: number, what: AwaitedDue): Occurrence[] {
  return state.fired[key] ? [] : [occurrence(state, key, nominalAt, 1, what)];
}
