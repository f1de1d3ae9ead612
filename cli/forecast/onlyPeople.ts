import type { Policy, Rule, Trigger } from '../../domain/policy.ts';

/** What comes only when somebody does something first: nobody's acts, nothing of it in a forecast. */
const ACTS: ReadonlySet<Trigger['on']> = new Set<Trigger['on']>(['returned', 'byHand', 'extensionRefused', 'relapsed']);

/** @returns the rungs that only people's acts reach, or the paper of such a rung. */
export function reachedByPeopleOnly({ ladder }: Policy): Rule[] {
  const byId = new Map(ladder.map((rule) => [rule.id, rule]));
  return ladder.filter((rule) => {
    let lowest: Rule = rule;
    // No way down is longer than the ladder; a circle has no foot of its own.
    for (const _ of ladder) lowest = awaited(lowest, byId) ?? lowest;
    return ACTS.has(lowest.when.on);
  });
}

function awaited({ when }: Rule, byId: ReadonlyMap<string, Rule>): Rule | undefined {
  return when.on === 'lapsed' || when.on === 'notAcknowledged' || when.on === 'notAnswered' ? byId.get(when.of) : undefined;
}
