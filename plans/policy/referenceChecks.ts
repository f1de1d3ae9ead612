import { MEASURE_CLASSES, type MeasureClass } from '../../domain/policy.ts';
import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import type { PolicyEntries } from './entries.ts';
import type { Ladder } from './ladder.ts';
import type { RuleFile } from './ruleSchema.ts';
import { LIMIT_OF, waitsFor } from './triggers.ts';

type Rule = Located<RuleFile>;

/** What a rung refers to is such that the rung can come. Names that lead nowhere are told in `nameChecks.ts`. */
export function checkReferences(collector: Collector, rule: Rule, ladder: Ladder, entries: PolicyEntries): void {
  checkAwaited(collector, rule, ladder);
  checkSkips(collector, rule, ladder);
  checkDuty(collector, rule, entries);
  checkSections(collector, rule, entries);
}

function checkAwaited(collector: Collector, rule: Rule, ladder: Ladder): void {
  const wait = waitsFor(rule.value);
  const awaited = wait && ladder.ruleOf(wait.of);
  if (!wait || !awaited) return;
  const { trigger, of } = wait;
  const path = [...rule.path, 'when', trigger];
  if (!awaited.document) return collector.add('ruleWithoutDocument', path, { id: of });
  // Whoever issues a paper by hand may state its limit.
  const mayBeStated = trigger === 'lapsed' && awaited.byHand;
  if (!awaited.document[LIMIT_OF[trigger]] && !mayBeStated) collector.add('limitMissing', path, { id: of, limit: LIMIT_OF[trigger], trigger });
  if (mayBeStated && !awaited.document.rectifyWithin) collector.add('limitOnlyStated', path, { id: of });
  if (awaited.repeat) collector.add('repeatedPaperClimbed', path, { id: of });
  // Where the rung below is never reached itself, that is told there and not once more here.
  const reached = ladder.classesOf(awaited);
  if (reached.length > 0 && ladder.classesOf(rule.value).length === 0) collector.add('classesApart', path, { id: of });
}

/** A rung that gives way to a paper it waits for, or to its own, gives way always. */
function checkSkips(collector: Collector, rule: Rule, ladder: Ladder): void {
  const below = certainlyBelow(rule.value, ladder);
  for (const [index, id] of (rule.value.skipIfStands ?? []).entries()) {
    const path = [...rule.path, 'skipIfStands', index];
    // Entered by hand before, the rung need not come again by itself.
    const mayGiveWayToItself = rule.value.byHand !== undefined && !rule.value.repeat;
    if (id === rule.value.id) {
      if (!mayGiveWayToItself) collector.add('skipsItself', path);
    } else if (below.includes(id)) collector.add('alwaysSkipped', path, { id });
    else if (ladder.ruleOf(id) && !ladder.ruleOf(id)?.document) collector.add('nothingStands', path, { id });
  }
}

/** @returns the rules whose papers are in force whenever the rung comes: below one entered by hand there may be none. */
function certainlyBelow(rule: RuleFile, ladder: Ladder): string[] {
  const ids = ladder.below(rule);
  const entered = ids.findIndex((id) => ladder.ruleOf(id)?.byHand);
  return entered < 0 ? ids : ids.slice(0, entered + 1);
}

function checkDuty(collector: Collector, { path, value }: Rule, { periodic }: PolicyEntries): void {
  const id = value.when.reportMissed;
  if (id === undefined) return;
  const duty = periodic.find((candidate) => candidate.value.id === id)?.value;
  if (duty && areApart(value.classes, duty.classes)) collector.add('classesApart', [...path, 'when', 'reportMissed'], { id });
}

/** Some conditions come only if another part of the policy makes them possible. */
function checkSections(collector: Collector, { path, value }: Rule, { extension, declared }: PolicyEntries): void {
  if (value.when.extensionRefused) {
    const at = [...path, 'when', 'extensionRefused'];
    if (!declared.hasExtension) collector.add('extensionMissing', at, {}, { at: 'key' });
    else if (extension && areApart(value.classes, extension.value.classes)) collector.add('classesApart', at, { id: 'extension' });
  }
  if (value.when.relapsed && !declared.hasLookBacks) collector.add('lookBackMissing', [...path, 'when', 'relapsed'], {}, { at: 'key' });
}

function areApart(some: readonly MeasureClass[] = MEASURE_CLASSES, others: readonly MeasureClass[] = MEASURE_CLASSES): boolean {
  return !some.some((name) => others.includes(name));
}

/** Rules that wait for one another's papers never start, or, entered by hand, never end. Each circle is told once, at its first rule. */
export function checkCircles(collector: Collector, ladder: Ladder): void {
  const told = new Set<string>();
  for (const { path, value } of ladder.rules) {
    const below = ladder.below(value);
    const end = below.indexOf(value.id);
    if (end < 0 || told.has(value.id)) continue;
    const circle = below.slice(0, end + 1);
    for (const id of circle) told.add(id);
    const isEntered = circle.some((id) => ladder.ruleOf(id)?.byHand);
    collector.add(isEntered ? 'endlessLimits' : 'circularLimits', [...path, 'when'], { chain: [value.id, ...circle].join(' → ') });
  }
}
