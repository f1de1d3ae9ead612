import { addCount, workingDayOnOrAfter, type Calendar, type DayCount } from '../../domain/calendar.ts';
import type { PlanEntries } from './entries.ts';
import { milestonesOf } from './milestones.ts';

/**
 * Immediate measures (立行立改) for which the plan gives no date are to be in place when the policy says: so long after the plan was
 * adopted and, if nobody works on that day, on the next working day.
 *
 * @returns the entries with those dates filled in; as they are when anything it takes is missing.
 */
export function withImmediateDates(entries: PlanEntries, calendar: Calendar | undefined, within: DayCount | undefined): PlanEntries {
  const { adoptedOn } = entries;
  if (adoptedOn === undefined || !calendar || !within) return entries;
  const completion = workingDayOnOrAfter(calendar, addCount(calendar, adoptedOn, within));
  const measures = entries.measures.map((measure) => {
    const isUndated = measure.value.class === 'immediate' && milestonesOf(measure.value, measure.path).length === 0;
    return isUndated ? { ...measure, value: { ...measure.value, completion } } : measure;
  });
  return { ...entries, measures };
}
