import { addCount, type DayCount } from '../calendar.ts';
import type { Definition } from '../definition.ts';
import { byInstant, identityOf, type ForecastLine } from './line.ts';

/** What is only in one of two forecasts; what both have is the same in every field. */
export interface Difference {
  readonly gone: readonly ForecastLine[];
  readonly added: readonly ForecastLine[];
}

/** @returns what changes from one forecast to another. */
export function differenceBetween(before: readonly ForecastLine[], after: readonly ForecastLine[]): Difference {
  return { gone: without(before, after), added: without(after, before) };
}

function without(lines: readonly ForecastLine[], others: readonly ForecastLine[]): ForecastLine[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(identityOf(other), (left.get(identityOf(other)) ?? 0) + 1);
  return lines
    .filter((line) => {
      const count = left.get(identityOf(line)) ?? 0;
      if (count > 0) left.set(identityOf(line), count - 1);
      return count === 0;
    })
    .sort(byInstant);
}

/** @returns the measure with every date so much later, as if the plan had said so from the beginning. */
export function slipped(definition: Definition, by: DayCount): Definition {
  return { ...definition, milestones: definition.milestones.map((milestone) => ({ ...milestone, dueOn: addCount(definition.calendar, milestone.dueOn, by) })) };
}
