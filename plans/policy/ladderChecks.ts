import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import { listed } from '../check/suggest.ts';
import { checkCount } from './checks.ts';
import { checkDocument } from './documentChecks.ts';
import type { PolicyEntries } from './entries.ts';
import { ladderOf } from './ladder.ts';
import { checkNames } from './nameChecks.ts';
import { checkCircles, checkReferences } from './referenceChecks.ts';
import type { RuleFile } from './ruleSchema.ts';
import { ASSIGNMENT, COUNTED, countOf, ONCE, TRIGGERS, triggersIn } from './triggers.ts';

/** Checks what the rungs say by themselves and of one another. */
export function checkLadder(collector: Collector, entries: PolicyEntries): void {
  const ladder = ladderOf(entries.ladder);
  checkNames(collector, entries);
  for (const rule of ladder.rules) {
    checkTrigger(collector, rule);
    checkDeeds(collector, rule);
    checkByHand(collector, rule);
    checkDocument(collector, rule, ladder);
    checkReferences(collector, rule, ladder, entries);
  }
  checkCircles(collector, ladder);
  // A rule that is broken may be the one that answers to lateness: only a ladder that could be read whole is judged.
  if (ladder.rules.length === entries.declared.rules.length) checkLateness(collector, entries);
}

function checkTrigger(collector: Collector, { path, value }: Located<RuleFile>): void {
  const at = [...path, 'when'];
  if (value.id === ASSIGNMENT) collector.add('reservedRuleId', [...path, 'id']);
  const triggers = triggersIn(value.when);
  const [trigger] = triggers;
  if (trigger === undefined) return collector.add('triggerMissing', at, { known: listed(TRIGGERS) });
  if (triggers.length > 1) return collector.add('triggersTwo', at, { found: listed(triggers) });
  const { days, workingDays, times } = value.when;
  if (times !== undefined && trigger !== 'reportMissed') collector.add('timesUnwanted', [...at, 'times'], { trigger }, { at: 'key' });
  if (!COUNTED.has(trigger)) {
    if (days !== undefined || workingDays !== undefined) collector.add('countUnwanted', at, { trigger });
    return;
  }
  const count = countOf(value.when);
  if (!count) return collector.add(days === undefined ? 'countMissing' : 'countTwo', at);
  if (trigger === 'after' && count.n < 1) collector.add('afterZero', [...at, days === undefined ? 'workingDays' : 'days']);
}

function checkDeeds(collector: Collector, { path, value }: Located<RuleFile>): void {
  const { title, light, notify, document, interview, repeat, when } = value;
  if (!light && !notify && !document && !interview) collector.add('ruleDoesNothing', path);
  checkCount(collector, [...path, 'repeat', 'every'], repeat?.every);
  checkCount(collector, [...path, 'interview', 'within'], interview?.within);
  if (interview && (interview.whenLapsed ?? []).length === 0) collector.add('lapseUnheard', [...path, 'interview'], { title });
  const once = triggersIn(when).find((trigger) => ONCE.has(trigger));
  if (repeat && once) collector.add('repeatMeaningless', [...path, 'repeat'], { trigger: once }, { at: 'key' });
}

function checkByHand(collector: Collector, { path, value }: Located<RuleFile>): void {
  if (value.when.byHand && !value.byHand) return collector.add('byHandNobody', [...path, 'when', 'byHand'], {}, { at: 'key' });
  if (value.byHand && !value.document && !value.interview) collector.add('byHandNothing', [...path, 'byHand'], {}, { at: 'key' });
}

/** Long-term measures may have no date; of the others every class must be answered for. */
function checkLateness(collector: Collector, { ladder }: PolicyEntries): void {
  const late = ladder.filter(({ value: { when } }) => when.after === 'completion' || when.after === 'any');
  const unheard = (['standard', 'immediate'] as const).filter((name) => !late.some(({ value }) => !value.classes || value.classes.includes(name)));
  if (unheard.length > 0) collector.add('lateUnheard', ['ladder'], { classes: listed(unheard) }, { at: 'key' });
}
