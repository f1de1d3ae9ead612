import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import { checkCount } from './checks.ts';
import type { Ladder } from './ladder.ts';
import type { RuleFile } from './ruleSchema.ts';
import { LIMIT_OF } from './triggers.ts';

/** A paper's limits, and who signs, excuses and is told, fit together. */
export function checkDocument(collector: Collector, { path, value }: Located<RuleFile>, ladder: Ladder): void {
  const { document } = value;
  if (!document) return;
  const at = [...path, 'document'];
  for (const limit of Object.values(LIMIT_OF)) checkCount(collector, [...at, limit], document[limit]);
  if (document.rectifyWithin && !ladder.isOfMilestone(value)) collector.add('limitWithoutMilestone', [...at, 'rectifyWithin'], {}, { at: 'key' });
  // Whoever issues it by hand may state the limit.
  const hasLimit = document.rectifyWithin !== undefined || value.byHand !== undefined;
  if (document.final && !hasLimit) collector.add('optionWithoutLimit', [...at, 'final'], { key: 'final', limit: 'rectifyWithin' }, { at: 'key' });
  else if (document.excusedBy && !hasLimit && !document.answerWithin) {
    collector.add('optionWithoutLimit', [...at, 'excusedBy'], { key: 'excusedBy', limit: 'rectifyWithin' }, { at: 'key' });
  }
  checkSigner(collector, at, document);
  const earlier = document.final && ladder.below(value).find((id) => id !== value.id && ladder.ruleOf(id)?.document?.final);
  if (earlier) collector.add('finalTwice', [...at, 'final'], { id: earlier }, { at: 'key' });
}

function checkSigner(collector: Collector, at: readonly (string | number)[], { to, cc = [], signedForBy, acknowledgeWithin }: NonNullable<RuleFile['document']>): void {
  if (signedForBy === undefined) return;
  if (![...to, ...cc].includes(signedForBy)) collector.add('signerNotAddressed', [...at, 'signedForBy'], { role: signedForBy });
  if (!acknowledgeWithin) collector.add('signerWithoutLimit', [...at, 'signedForBy'], {}, { at: 'key' });
}
