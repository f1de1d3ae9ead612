import { endOfDay, localDateAt } from './calendar.ts';
import type { MeasureState } from './measure.ts';
import type { Trigger } from './policy.ts';
import { valueOf } from './targets.ts';

/** A point of a target's curve that is not reached. */
export interface PointMissed {
  readonly target: string;
  readonly on: string;
  /** The first instant after the point's day. */
  readonly since: number;
}

/**
 * @returns the points of all curves that are not reached now, whether their day is over or not; those from before the cycle began say
 * nothing of it. A rule that has answered to a later point does not go on about an earlier one.
 */
export function pointsMissed(state: MeasureState, ruleId: string): PointMissed[] {
  const { calendar, targets = [] } = state.definition;
  const begunOn = localDateAt(calendar, state.cycleStartedAt);
  return targets.flatMap((target) => {
    const points = (target.curve ?? []).filter(({ on, value }) => on >= begunOn && valueOf(state, target) < value);
    const answered = points.findLastIndex(({ on }) => state.fired[`${ruleId}|${target.id}@${on}`] !== undefined);
    return points.slice(Math.max(0, answered)).map(({ on }) => ({ target: target.id, on, since: endOfDay(calendar, on) }));
  });
}

/** @returns the periods of the duty that were missed and are still not handed in. */
export function reportsMissed(state: MeasureState, { of, times }: Extract<Trigger, { on: 'reportMissed' }>): { readonly period: string; readonly at: number }[] {
  return state.periodic.flatMap(({ dutyId, period, missed, handedIn }) =>
    dutyId === of && missed && !handedIn && (times === undefined || missed.time === times) ? [{ period, at: missed.at }] : [],
  );
}

/** @returns the refused extensions whose milestone is still open. */
export function refusalsStanding(state: MeasureState): { readonly id: string; readonly milestoneId: string; readonly at: number }[] {
  const isOpen = (milestoneId: string) => state.milestones.some(({ id, status }) => id === milestoneId && status === 'open');
  return state.extensions.flatMap(({ id, milestoneId, refusal }) => (refusal && isOpen(milestoneId) ? [{ id, milestoneId, at: refusal.at }] : []));
}
