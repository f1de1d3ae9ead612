import { MEASURE_CLASSES } from '../../domain/policy.ts';
import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import { listed } from '../check/suggest.ts';
import { checkCount } from './checks.ts';
import { ASSIGNMENT, COUNTED, countOf, LIMIT_OF, TRIGGERS, triggersIn, waitsFor } from './triggers.ts';
import type { RuleFile } from './schema.ts';

type Rule = Located<RuleFile>;

/** Checks what the rungs say by themselves and of one another. `declaredIds` also holds those of rules whose shape is wrong. */
export function checkLadder(collector: Collector, rules: readonly Rule[], declaredIds: readonly string[]): void {
  for (const rule of rules) {
    checkTrigger(collector, rule);
    checkDeeds(collector, rule);
    checkReference(collector, rule, rules, declaredIds);
  }
  checkCircles(collector, rules);
  // A rule that is broken may be the one that answers to lateness: only a ladder that could be read whole is judged.
  const isWhole = rules.length === declaredIds.length;
  if (isWhole && !rules.some(({ value }) => value.when.after === 'completion' || value.when.after === 'any')) collector.add('lateUnheard', ['ladder'], {}, { at: 'key' });
}

function checkTrigger(collector: Collector, { path, value }: Rule): void {
  const at = [...path, 'when'];
  if (value.id === ASSIGNMENT) collector.add('reservedRuleId', [...path, 'id']);
  const triggers = triggersIn(value.when);
  const [trigger] = triggers;
  if (trigger === undefined) return collector.add('triggerMissing', at, { known: listed(TRIGGERS) });
  if (triggers.length > 1) return collector.add('triggersTwo', at, { found: listed(triggers) });
  const { days, workingDays } = value.when;
  if (!COUNTED.has(trigger)) {
    if (days !== undefined || workingDays !== undefined) collector.add('countUnwanted', at, { trigger });
    return;
  }
  const count = countOf(value.when);
  if (!count) return collector.add(days === undefined ? 'countMissing' : 'countTwo', at);
  if (trigger === 'after' && count.n < 1) collector.add('afterZero', [...at, days === undefined ? 'workingDays' : 'days']);
}

function checkDeeds(collector: Collector, { path, value }: Rule): void {
  const { light, notify, document, repeat, when } = value;
  if (!light && !notify && !document) collector.add('ruleDoesNothing', path);
  checkCount(collector, [...path, 'repeat', 'every'], repeat?.every);
  for (const limit of Object.values(LIMIT_OF)) checkCount(collector, [...path, 'document', limit], document?.[limit]);
  const once = when.registered ? 'registered' : when.relapsed ? 'relapsed' : undefined;
  if (repeat && once) collector.add('repeatMeaningless', [...path, 'repeat'], { trigger: once }, { at: 'key' });
}

function checkReference(collector: Collector, rule: Rule, rules: readonly Rule[], declaredIds: readonly string[]): void {
  const wait = waitsFor(rule.value);
  const isOfMilestone = concernsMilestone(rule.value, rules);
  if (rule.value.document?.rectifyWithin && !isOfMilestone) collector.add('limitWithoutMilestone', [...rule.path, 'document', 'rectifyWithin'], {}, { at: 'key' });
  if (!wait) {
    // `assignment` is acknowledged, but neither answered nor given a limit of its own.
    for (const trigger of ['notAnswered', 'lapsed'] as const) {
      if (rule.value.when[trigger] === ASSIGNMENT) addUnknown(collector, rule, trigger, ASSIGNMENT, declaredIds);
    }
    return;
  }
  const { trigger, of } = wait;
  const path = [...rule.path, 'when', trigger];
  if (!declaredIds.includes(of)) return addUnknown(collector, rule, trigger, of, declaredIds);
  const awaited = rules.find(({ value }) => value.id === of)?.value;
  if (!awaited) return;
  if (!awaited.document) return collector.add('ruleWithoutDocument', path, { id: of });
  if (!awaited.document[LIMIT_OF[trigger]]) collector.add('limitMissing', path, { id: of, limit: LIMIT_OF[trigger], trigger });
  if (awaited.repeat) collector.add('repeatedPaperClimbed', path, { id: of });
  const classes = awaited.classes ?? MEASURE_CLASSES;
  if (!(rule.value.classes ?? MEASURE_CLASSES).some((name) => classes.includes(name))) collector.add('classesApart', path, { id: of });
}

function addUnknown(collector: Collector, rule: Rule, trigger: string, of: string, declaredIds: readonly string[]): void {
  collector.add('unknownRule', [...rule.path, 'when', trigger], { id: of, hint: collector.hint(of, declaredIds), known: listed(declaredIds) });
}

/** Whether the paper of a rule is about a milestone: it follows a date or a return, or a paper that does. */
function concernsMilestone(rule: RuleFile, rules: readonly Rule[], seen: readonly string[] = []): boolean {
  const { before, after, returned } = rule.when;
  if (before !== undefined || after !== undefined || returned !== undefined) return true;
  const of = waitsFor(rule)?.of;
  if (of === undefined) return false;
  const awaited = rules.find(({ value }) => value.id === of)?.value;
  // What waits for a broken or circular rule has its own message; this one would only add noise.
  return !awaited || seen.includes(of) || concernsMilestone(awaited, rules, [...seen, of]);
}

/** Rules that wait for one another's papers never start. Each circle is told once, at its first rule. */
function checkCircles(collector: Collector, rules: readonly Rule[]): void {
  const told = new Set<string>();
  for (const rule of rules) {
    const chain = [rule.value.id];
    for (let of = waitsFor(rule.value)?.of; of !== undefined; of = waitsForId(rules, of)) {
      if (of === rule.value.id && !told.has(of)) {
        for (const id of chain) told.add(id);
        collector.add('circularLimits', [...rule.path, 'when'], { chain: [...chain, of].join(' → ') });
      }
      if (chain.includes(of)) break;
      chain.push(of);
    }
  }
}

function waitsForId(rules: readonly Rule[], id: string): string | undefined {
  const rule = rules.find(({ value }) => value.id === id);
  return rule && waitsFor(rule.value)?.of;
}
