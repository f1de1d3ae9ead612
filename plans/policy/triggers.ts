import type { DayCount } from '../../domain/calendar.ts';
import type { RuleFile } from './ruleSchema.ts';

/** The conditions a rule may start from, as the file spells them. */
export const TRIGGERS = ['before', 'after', 'returned', 'notAcknowledged', 'notAnswered', 'lapsed', 'behind', 'reportMissed', 'extensionRefused', 'registered', 'relapsed', 'byHand'] as const;
export type TriggerName = (typeof TRIGGERS)[number];

/** Those that take a number of days. */
export const COUNTED: ReadonlySet<TriggerName> = new Set(['before', 'after']);

/** Those after which nothing is left to catch up with, so that they cannot repeat. */
export const ONCE: ReadonlySet<TriggerName> = new Set(['registered', 'relapsed', 'extensionRefused', 'byHand']);

/** Those that are about one milestone by themselves; an act by hand may name one. */
export const OF_MILESTONE: ReadonlySet<TriggerName> = new Set(['before', 'after', 'returned', 'extensionRefused', 'byHand']);

/** Those that follow the limit of a document, with the field of the document that sets it. */
export const LIMIT_OF = { notAcknowledged: 'acknowledgeWithin', notAnswered: 'answerWithin', lapsed: 'rectifyWithin' } as const;
export type LimitTrigger = keyof typeof LIMIT_OF;
export const LIMIT_TRIGGERS: readonly LimitTrigger[] = ['notAcknowledged', 'notAnswered', 'lapsed'];

/** The assignment itself, where a rule's id is expected. */
export const ASSIGNMENT = 'assignment';

export function triggersIn(when: RuleFile['when']): TriggerName[] {
  return TRIGGERS.filter((trigger) => when[trigger] !== undefined);
}

/** @returns the rule whose document a rule waits for, with the way it waits. */
export function waitsFor(rule: RuleFile): { trigger: LimitTrigger; of: string } | undefined {
  for (const trigger of LIMIT_TRIGGERS) {
    const of = rule.when[trigger];
    if (of !== undefined && of !== ASSIGNMENT) return { trigger, of };
  }
  return undefined;
}

/** @returns the number of days, when exactly one of the two ways to write it is used. */
export function countOf({ days, workingDays }: { readonly days?: number | undefined; readonly workingDays?: number | undefined }): DayCount | undefined {
  if (days !== undefined && workingDays === undefined) return { n: days, unit: 'calendar' };
  if (workingDays !== undefined && days === undefined) return { n: workingDays, unit: 'working' };
  return undefined;
}
