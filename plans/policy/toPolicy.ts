import type { DayCount } from '../../domain/calendar.ts';
import type { LookBackRule, Policy, Rule, Step, Trigger } from '../../domain/policy.ts';
import { minutesOf } from '../check/fields.ts';
import { countOf, COUNTED, triggersIn } from './triggers.ts';
import type { DayCountFile, LookBackFile, PolicyHeaderFile, RuleFile, StepFile } from './schema.ts';

/** The parts of a policy file that has passed every check. */
export interface PolicyParts {
  readonly header: PolicyHeaderFile;
  readonly ladder: readonly RuleFile[];
  readonly acceptance: readonly StepFile[];
  readonly signOff: readonly StepFile[];
  readonly lookBacks: readonly LookBackFile[];
}

/** @throws Error when a part has not passed the checks; that is a mistake of ours, not of the file's author. */
export function toPolicy({ header, ladder, acceptance, signOff, lookBacks }: PolicyParts): Policy {
  const { notice, from, to, spreadMinutes, gatherMinutes } = header.hours;
  return {
    name: header.name,
    hours: { noticeMinutes: minutesOf(notice), fromMinutes: minutesOf(from), toMinutes: minutesOf(to), spreadMinutes, gatherMinutes },
    dayOff: header.dayOff,
    receipt: { within: toDayCount(header.receipt.within) },
    ladder: ladder.map(toRule),
    acceptance: acceptance.map(toStep),
    signOff: signOff.map(toStep),
    lookBacks: lookBacks.map(toLookBack),
  };
}

function toRule(rule: RuleFile): Rule {
  const { notify, document, repeat } = rule;
  return {
    id: rule.id,
    title: rule.title,
    when: toTrigger(rule.when),
    ...(repeat && { repeat: { every: toDayCount(repeat.every), atMost: repeat.atMost } }),
    ...(rule.classes && { classes: rule.classes }),
    ...(rule.light && { light: rule.light }),
    ...(notify && { notify: { to: notify.to, isUrgent: notify.urgent === true } }),
    ...(document && {
      document: {
        ...{ name: document.name, series: document.series, to: document.to, cc: document.cc ?? [] },
        ...optionalCount('acknowledgeWithin', document.acknowledgeWithin),
        ...optionalCount('answerWithin', document.answerWithin),
        ...optionalCount('rectifyWithin', document.rectifyWithin),
      },
    }),
  };
}

function toTrigger(when: RuleFile['when']): Trigger {
  const [trigger] = triggersIn(when);
  const count = countOf(when);
  if (trigger === undefined || (COUNTED.has(trigger) && !count)) throw new Error('An unchecked trigger reached toPolicy');
  switch (trigger) {
    case 'before':
    case 'after':
      return { on: trigger, milestone: when[trigger] ?? 'any', count: count ?? { n: 0, unit: 'calendar' } };
    case 'returned':
      return { on: 'returned', ...(typeof when.returned === 'number' && { times: when.returned }) };
    case 'notAcknowledged':
    case 'notAnswered':
    case 'lapsed':
      return { on: trigger, of: when[trigger] ?? '' };
    case 'registered':
    case 'relapsed':
      return { on: trigger };
  }
}

function toStep({ within, remindBefore, whenLapsed, ...step }: StepFile): Step {
  return { ...step, ...optionalCount('within', within), ...optionalCount('remindBefore', remindBefore), whenLapsed: whenLapsed ?? [] };
}

function toLookBack({ sample, remindBefore, whenLapsed, ...lookBack }: LookBackFile): LookBackRule {
  return { ...lookBack, ...(sample && { sample }), ...optionalCount('remindBefore', remindBefore), whenLapsed: whenLapsed ?? [] };
}

function toDayCount(file: DayCountFile): DayCount {
  const count = countOf(file);
  if (!count) throw new Error('An unchecked number of days reached toPolicy');
  return count;
}

function optionalCount<K extends string>(key: K, file: DayCountFile | undefined): { readonly [P in K]?: DayCount } {
  return file ? ({ [key]: toDayCount(file) } as { [P in K]: DayCount }) : {};
}
