import type { DayCount } from '../../domain/calendar.ts';
import type { Step } from '../../domain/policy.ts';
import type { StepFile } from './chainSchema.ts';
import type { DayCountFile } from './parts.ts';
import { countOf } from './triggers.ts';

/** @throws Error for a number of days that has not passed the checks. */
export function toDayCount(file: DayCountFile): DayCount {
  const count = countOf(file);
  if (!count) throw new Error('An unchecked number of days reached the policy');
  return count;
}

/** @returns the field with its number of days, or nothing where the file says nothing. */
export function optionalCount<K extends string>(key: K, file: DayCountFile | undefined): { readonly [P in K]?: DayCount } {
  return file ? ({ [key]: toDayCount(file) } as { [P in K]: DayCount }) : {};
}

/** @returns one step of a chain: of acceptance, sign-off, extension, or of a plan's approval. */
export function toStep({ within, remindBefore, whenLapsed, ...step }: StepFile): Step {
  return { ...step, ...optionalCount('within', within), ...optionalCount('remindBefore', remindBefore), whenLapsed: whenLapsed ?? [] };
}
