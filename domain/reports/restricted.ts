import type { IssuedDocument } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { allDocuments } from '../papers.ts';

/** @returns the papers of every cycle that no report keeps silent about: restricted ones (问责线索) stay with their readers. */
export function reportablePapers(state: MeasureState): IssuedDocument[] {
  const restricted = restrictedRules(state).map(({ id }) => id);
  return allDocuments(state).filter((paper) => paper.isRestricted !== true && !restricted.includes(paper.ruleId));
}

/** A part of a title that is shorter would be found in texts that mean something else. */
const LONG_ENOUGH = 4;

/** @returns whether a text names a restricted paper: by its name, its number, or the rung that issues it. Such a text enters no report. */
export function mentionsRestricted(state: MeasureState, text: string): boolean {
  // Of a title such as 第四级 移交问责线索 the part that says what it is counts by itself.
  const names = restrictedRules(state).flatMap(({ title, document }) => [title, ...title.split(/\s+/).filter((part) => part.length >= LONG_ENOUGH), document?.name ?? '']);
  const issued = allDocuments(state).filter(({ isRestricted }) => isRestricted === true);
  const all = [...names, ...issued.flatMap(({ name, number = '' }) => [name, number])];
  return all.some((name) => name.length > 1 && text.includes(name));
}

function restrictedRules({ definition }: MeasureState) {
  return definition.policy.ladder.filter(({ document }) => document?.isRestricted === true);
}
