import type { DayCount } from './calendar.ts';
import type { Policy, Rule, Trigger } from './policy.ts';

/**
 * Rules that never come to an end: those that follow a paper of their own, directly or through others, and those whose paper's limit or
 * repetition does not lie ahead. A policy's file cannot say either; this keeps out what comes another way.
 *
 * @returns the titles of the rules that go round, in order, or of the one that does not get on; nothing where all is well.
 */
export function endlessRules({ ladder }: Policy): readonly string[] | undefined {
  const stuck = ladder.find((rule) => !getsOn(rule));
  if (stuck) return [stuck.title];
  for (const rule of ladder) {
    const circle = circleFrom(rule, ladder);
    if (circle) return circle.map(({ title }) => title);
  }
  return undefined;
}

function getsOn({ repeat, document, interview }: Rule): boolean {
  const limits = [document?.acknowledgeWithin, document?.answerWithin, document?.rectifyWithin, interview?.within].filter((limit) => limit !== undefined);
  return limits.every(({ n }: DayCount) => n >= 0) && (repeat === undefined || repeat.every.n >= 1);
}

/** @returns the rules from this one by what each follows, back to it. */
function circleFrom(rule: Rule, ladder: readonly Rule[]): readonly Rule[] | undefined {
  const passed = [rule];
  for (let next = followedBy(rule, ladder); next; next = followedBy(next, ladder)) {
    if (next === rule) return [...passed, rule];
    if (passed.includes(next)) return undefined;
    passed.push(next);
  }
  return undefined;
}

function followedBy({ when }: Rule, ladder: readonly Rule[]): Rule | undefined {
  const id = followedRule(when);
  return id === undefined ? undefined : ladder.find((rule) => rule.id === id);
}

/** @returns the rule whose paper a trigger is about. */
export function followedRule(when: Trigger): string | undefined {
  return when.on === 'notAcknowledged' || when.on === 'notAnswered' || when.on === 'lapsed' ? when.of : undefined;
}
