import type { DocumentRule, InterviewRule, Rule, Trigger } from '../../domain/policy.ts';
import { optionalCount, toDayCount } from './counts.ts';
import type { RuleFile } from './ruleSchema.ts';
import { COUNTED, countOf, triggersIn } from './triggers.ts';

/** @throws Error for a rung that has not passed the checks. */
export function toRule(rule: RuleFile): Rule {
  const { notify, document, interview, repeat } = rule;
  return {
    id: rule.id,
    title: rule.title,
    when: toTrigger(rule.when),
    ...(repeat && { repeat: { every: toDayCount(repeat.every), atMost: repeat.atMost } }),
    ...(rule.classes && { classes: rule.classes }),
    ...(rule.light && { light: rule.light }),
    ...(notify && { notify: { to: notify.to, isUrgent: notify.urgent === true } }),
    ...(document && { document: toDocument(document) }),
    ...(interview && { interview: toInterview(interview) }),
    ...(rule.skipIfStands && { skipIfStands: rule.skipIfStands }),
    ...(rule.byHand && { byHand: rule.byHand }),
  };
}

function toDocument(document: NonNullable<RuleFile['document']>): DocumentRule {
  const { template, signedForBy, excusedBy } = document;
  return {
    ...{ name: document.name, series: document.series, to: document.to, cc: document.cc ?? [] },
    ...optionalCount('acknowledgeWithin', document.acknowledgeWithin),
    ...optionalCount('answerWithin', document.answerWithin),
    ...optionalCount('rectifyWithin', document.rectifyWithin),
    ...(template !== undefined && { template }),
    ...(signedForBy !== undefined && { signedForBy }),
    ...(document.final === true && { isFinal: true }),
    ...(document.restricted === true && { isRestricted: true }),
    ...(excusedBy && { excusedBy }),
  };
}

function toInterview({ within, whenLapsed, ...interview }: NonNullable<RuleFile['interview']>): InterviewRule {
  return { ...interview, within: toDayCount(within), whenLapsed: whenLapsed ?? [] };
}

function toTrigger(when: RuleFile['when']): Trigger {
  const [trigger] = triggersIn(when);
  const count = countOf(when);
  if (trigger === undefined || (COUNTED.has(trigger) && !count)) throw new Error('An unchecked trigger reached the policy');
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
    case 'reportMissed':
      return { on: 'reportMissed', of: when.reportMissed ?? '', ...(when.times !== undefined && { times: when.times }) };
    case 'behind':
    case 'extensionRefused':
    case 'registered':
    case 'relapsed':
    case 'byHand':
      return { on: trigger };
  }
}
