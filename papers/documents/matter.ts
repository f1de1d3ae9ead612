import { postsOf } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Language } from '../../domain/refusals.ts';
import { clockOf, dueOn } from '../../domain/timing.ts';
import { milestoneTitle } from '../../domain/words.ts';
import { dateInWords } from '../dateWords.ts';
import { paragraph, type Block } from '../paper.ts';
import { postsWithHolders, unitsOf } from './names.ts';

/** @returns what a paper is about: the problem, the measure, who answers for it, and its dates. */
export function matterOf(state: MeasureState, at: number, language: Language): Block[] {
  const { definition } = state;
  const { planTitle, problem, title, ref } = definition;
  const line = (label: { zh: string; en: string }, text: string) => (text === '' ? [] : [paragraph([{ text: label[language] + { zh: '：', en: ': ' }[language], isBold: true }, { text: withStop(text, language) }])]);
  return [
    ...line({ zh: '整改方案', en: 'Plan' }, planTitle),
    ...line({ zh: '反馈问题', en: 'Problem' }, `${problem.no}. ${problem.title}`),
    ...line({ zh: '具体问题', en: 'Issue' }, problem.issue ?? ''),
    ...line({ zh: '整改措施', en: 'Measure' }, { zh: `${title}（${ref}）`, en: `${title} (${ref})` }[language]),
    ...line({ zh: '牵头单位', en: 'Lead unit' }, unitsOf(definition, postsOf(definition, ['leadUnit']), language)),
    ...line({ zh: '牵头领导', en: 'Lead official' }, postsWithHolders(definition, postsOf(definition, ['leadOfficial']), at, language)),
    ...line({ zh: '参与单位', en: 'Participating units' }, unitsOf(definition, postsOf(definition, ['participants']), language)),
    ...line({ zh: '整改时限', en: 'Dates' }, datesOf(state, language)),
  ];
}

function datesOf({ definition, milestones }: MeasureState, language: Language): string {
  return milestones
    .map((milestone) => {
      const title = milestoneTitle(milestone, language);
      const date = dateInWords(dueOn(clockOf(definition), milestone), language);
      const original = milestone.originalDueOn === undefined ? '' : dateInWords(milestone.originalDueOn, language);
      const aside = original === '' ? '' : { zh: `（原定${original}）`, en: ` (first set for ${original})` }[language];
      return { zh: `${title}，${date}${aside}`, en: `${title}, ${date}${aside}` }[language];
    })
    .join({ zh: '；', en: '; ' }[language]);
}

function withStop(text: string, language: Language): string {
  return /[。！？.!?]$/.test(text) ? text : text + { zh: '。', en: '.' }[language];
}
