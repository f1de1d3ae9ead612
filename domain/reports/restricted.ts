import type { IssuedDocument } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { allDocuments } from '../papers.ts';
import type { Rule } from '../policy.ts';

/** Referrals to the accountability body (移交问责线索) enter no report, also where the policy forgot to restrict them. */
const REFERRAL = /移交|线索/;

/** A part of a title that is shorter would be found in texts that mean something else. */
const LONG_ENOUGH = 4;

/** @returns the papers of every cycle that reports may name: restricted ones and referrals stay with their readers. */
export function reportablePapers(state: MeasureState): IssuedDocument[] {
  const secret = secretRules(state).map(({ id }) => id);
  return allDocuments(state).filter((paper) => !isSecret(paper) && !secret.includes(paper.ruleId));
}

/** @returns whether a text names a paper that reports may not: by its name, its number, or the rung that issues it. Such a text enters none. */
export function mentionsRestricted(state: MeasureState, text: string): boolean {
  // Of a title such as 第四级 移交问责线索 the part that says what it is counts by itself.
  const named = secretRules(state).flatMap(({ title, document }) => [title, ...title.split(/\s+/).filter((part) => part.length >= LONG_ENOUGH), document?.name ?? '']);
  const issued = allDocuments(state).filter(isSecret).flatMap(({ name, number = '' }) => [name, number]);
  return [...named, ...issued].some((name) => name.length > 1 && text.includes(name));
}

function isSecret({ isRestricted, name }: Pick<IssuedDocument, 'isRestricted' | 'name'>): boolean {
  return isRestricted === true || REFERRAL.test(name);
}

function secretRules({ definition }: MeasureState): readonly Rule[] {
  return definition.policy.ladder.filter(({ title, document }) => document && (isSecret(document) || REFERRAL.test(title)));
}
