import { addDays } from '../calendar.ts';
import type { Definition } from '../definition.ts';

/**
 * A rung before a date is counted back from it, and over the days between: both may lie beyond the last official list of days off while
 * the rung itself comes before its end. What follows a date lies after it and needs no such question.
 *
 * @param dueOn the last day of the milestone
 * @returns the latest date the rung's own day was computed from, nothing where that is none later than itself
 */
export function countedFrom({ policy }: Definition, ruleId: string, dueOn: string): string | undefined {
  const when = policy.ladder.find(({ id }) => id === ruleId)?.when;
  if (when?.on !== 'before') return undefined;
  const { count } = when;
  // Calendar days from a date that never moves ask nobody which days are off.
  return count.unit === 'working' || policy.dayOff !== 'keep' ? dueOn : addDays(dueOn, -count.n);
}
