import { endOfDay } from './calendar.ts';
import type { MeasureState } from './measure.ts';
import { clockOf, lastDayOfStep } from './timing.ts';

/** @returns the last day for acknowledging the assignment, and the first instant after it; longer by the days of a suspension. */
export function receiptLimit({ definition, registeredAt, receiptPausedDays = 0 }: MeasureState): { readonly on: string; readonly by: number } {
  const clock = clockOf(definition);
  const on = lastDayOfStep(clock, { openedAt: registeredAt, pausedDays: receiptPausedDays }, definition.policy.receipt.within);
  return { on, by: endOfDay(clock.calendar, on) };
}
