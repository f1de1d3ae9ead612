import { endOfDay, workingDayOnOrBefore } from './calendar.ts';
import { awaitedAtStep } from './chain.ts';
import type { AwaitedSubject } from './events.ts';
import { postsOf } from './definition.ts';
import { isFinal, type MeasureState } from './measure.ts';
import { occurrence, type AwaitedDue, type Occurrence } from './occurrence.ts';
import { isOwed, periodDue, periodOutstanding, rulesInForce } from './periodic.ts';
import { stepsOf } from './policy.ts';
import { keyOfRun, runsOf, type Run } from './runs.ts';
import { clockOf, lastDayOfStep, nextNoticeAt, noticeAt, noticeBefore } from './timing.ts';

/** @returns reminders and lapses of the steps that await somebody. */
export function chainLimits(state: MeasureState): Occurrence[] {
  return runsOf(state).flatMap((run) => stepLimits(state, run));
}

function stepLimits(state: MeasureState, run: Run): Occurrence[] {
  const { chain, progress, milestones, extensionId } = run;
  const step = stepsOf(state.definition.policy, chain)[progress.step];
  if (!step?.within) return [];
  const clock = clockOf(state.definition);
  const subject = { on: chain, stepId: step.id, milestones, ...(extensionId !== undefined && { extensionId }) } as AwaitedSubject;
  const due = { subject, awaited: awaitedAtStep(progress), tell: step.whenLapsed };
  const name = keyOfRun(run, step.id);
  const lastDay = lastDayOfStep(clock, progress, step.within);
  const lapse = once(state, `${name}|lapse`, nextNoticeAt(clock, endOfDay(clock.calendar, lastDay)), { type: 'lapse', ...due });
  if (!step.remindBefore) return lapse;
  const remindAt = noticeBefore(clock, lastDay, step.remindBefore);
  return remindAt <= progress.openedAt ? lapse : [...once(state, `${name}|reminder`, remindAt, { type: 'reminder', ...due }), ...lapse];
}

/** @returns the lapses of interviews that were called for and are not on the record yet. */
export function interviewLimits(state: MeasureState): Occurrence[] {
  if (state.phase === 'suspended' || isFinal(state)) return [];
  const clock = clockOf(state.definition);
  return state.interviews
    .filter(({ held }) => !held)
    .flatMap(({ id, ruleId, awaited, dueBy }) => {
      const tell = state.definition.policy.ladder.find((rule) => rule.id === ruleId)?.interview?.whenLapsed ?? [];
      return once(state, `interview|${id}|lapse`, nextNoticeAt(clock, dueBy), { type: 'lapse', subject: { on: 'interview', interviewId: id }, awaited, tell });
    });
}

/** @returns for every periodic duty owed the reminder and the lapse of its next period. */
export function periodicLimits(state: MeasureState): Occurrence[] {
  const clock = clockOf(state.definition);
  return rulesInForce(state)
    .filter((rule) => isOwed(state, rule))
    .flatMap((rule) => {
      const span = periodOutstanding(state, rule);
      const { on, by } = periodDue(state, rule, span);
      const due = { subject: { on: 'periodic', dutyId: rule.id, period: span.name, dueOn: on } as const, awaited: postsOf(state.definition, rule.roles), tell: rule.whenMissed };
      const name = `periodic|${rule.id}|${span.name}`;
      const remindAt = rule.remindBefore && noticeBefore(clock, on, rule.remindBefore);
      const isReminded = remindAt !== undefined && remindAt > Math.max(state.cycleStartedAt, state.periodicSince ?? 0);
      return [
        ...(isReminded ? once(state, `${name}|reminder`, remindAt, { type: 'reminder', ...due }) : []),
        ...once(state, `${name}|lapse`, nextNoticeAt(clock, by), { type: 'lapse', ...due }),
      ];
    });
}

/** @returns the instant at which a suspension ends by itself: the first after its last day. */
export function resumesAt({ suspension, definition }: Extract<MeasureState, { phase: 'suspended' }>): number {
  return endOfDay(definition.calendar, suspension.until);
}

/** A legal instant: neither spread nor kept for working hours. */
export function suspensionEnd(state: MeasureState): Occurrence[] {
  if (state.phase !== 'suspended') return [];
  const at = resumesAt(state);
  return [{ key: `suspension@${state.suspension.at}`, nominalAt: at, evaluateAt: at, count: 1, what: { type: 'resumption' } }];
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
