import { MEASURE_CLASSES, type MeasureClass } from '../../domain/policy.ts';
import type { Located } from '../check/schemaProblems.ts';
import type { RuleFile } from './ruleSchema.ts';
import { OF_MILESTONE, triggersIn, waitsFor } from './triggers.ts';

/** A ladder as its rungs depend on one another: a rung that waits for a paper's limit stands above the rung that issues it. */
export interface Ladder {
  readonly rules: readonly Located<RuleFile>[];
  /** @returns the rule with the id, if it is there and its shape is right. */
  ruleOf(id: string): RuleFile | undefined;
  /** @returns the ids of the rules a rung waits for, the nearest first; in a circle each once. */
  below(rule: RuleFile): string[];
  /** @returns the classes of measure in which the rung can ever be reached. */
  classesOf(rule: RuleFile): MeasureClass[];
  /** @returns whether the rung is about one milestone: it follows a date, a return or a refusal, or a paper that does. */
  isOfMilestone(rule: RuleFile): boolean;
}

export function ladderOf(rules: readonly Located<RuleFile>[]): Ladder {
  const byId = new Map(rules.map(({ value }) => [value.id, value]));
  const ruleOf = (id: string) => byId.get(id);
  const below = (rule: RuleFile): string[] => {
    const ids: string[] = [];
    for (let of = waitsFor(rule)?.of; of !== undefined && !ids.includes(of); of = awaitedBy(of)) ids.push(of);
    return ids;
  };
  const awaitedBy = (id: string) => {
    const rule = ruleOf(id);
    return rule && waitsFor(rule)?.of;
  };
  const classesOf = (rule: RuleFile): MeasureClass[] => {
    const lists = [rule, ...below(rule).flatMap((id) => ruleOf(id) ?? [])].map(({ classes }) => classes ?? MEASURE_CLASSES);
    return MEASURE_CLASSES.filter((name) => lists.every((list) => list.includes(name)));
  };
  const isOfMilestone = (rule: RuleFile): boolean => {
    const ids = below(rule);
    // What waits for a broken or circular rule has its own message; a second one would only add noise.
    const lowest = ids.length === 0 ? rule : ruleOf(ids.at(-1) ?? '');
    if (!lowest || ids.includes(rule.id) || waitsFor(lowest)) return true;
    return triggersIn(lowest.when).some((trigger) => OF_MILESTONE.has(trigger));
  };
  return { rules, ruleOf, below, classesOf, isOfMilestone };
}
