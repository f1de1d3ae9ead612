import type { Language } from '../../domain/refusals.ts';
import type { LeftOut } from '../../domain/reports/publicParts.ts';
import { itemName, type WithheldMark } from '../../domain/reports/withheld.ts';
import { paragraph, table, type Annex } from '../paper.ts';

const SOURCES: Readonly<Record<WithheldMark['source'], Readonly<Record<Language, string>>>> = {
  plan: { zh: '整改方案', en: 'the plan' },
  act: { zh: '办理记录', en: 'an act on record' },
  request: { zh: '本次生成时指定', en: 'asked for with this report' },
};

/** @returns the mark that stands before what is withheld: 【不公开：理由】 */
export function whyMarked(marks: readonly WithheldMark[], language: Language): string {
  const why = [...new Set(marks.map(({ reason }) => reason))].join({ zh: '；', en: '; ' }[language]);
  return language === 'zh' ? `【不公开：${why}】` : `[Withheld: ${why}] `;
}

/** @returns the list of what the public does not read and why. */
export function leftOutAnnex(leftOut: readonly LeftOut[], language: Language): Annex {
  const heading = { zh: '附件：未公开内容清单', en: 'Annex: what is not published' }[language];
  if (leftOut.length === 0) return { heading, blocks: [paragraph({ zh: '没有未公开的内容。', en: 'Nothing is left out.' }[language])] };
  const columns = [
    { title: { zh: '编号', en: 'Item' }[language], share: 2 },
    { title: { zh: '内容', en: 'What' }[language], share: 5 },
    { title: { zh: '理由', en: 'Why' }[language], share: 4 },
    { title: { zh: '依据', en: 'By' }[language], share: 2 },
  ];
  const rows = leftOut.map(({ item, title, marks, isRestricted }) => [
    itemTitle(itemName(item), language),
    isRestricted ? { zh: '（内容略，内部版也不列出）', en: '(not shown here either)' }[language] : title,
    isRestricted ? { zh: '提及限制阅读的文书', en: 'names a restricted paper' }[language] : marks.map(({ reason }) => reason).join('；'),
    isRestricted ? { zh: '系统自动', en: 'always' }[language] : [...new Set(marks.map(({ source }) => SOURCES[source][language]))].join('、'),
  ]);
  return { heading, blocks: [table(columns, rows)] };
}

function itemTitle(name: string, language: Language): string {
  const [, no] = /^problem:(.*)$/.exec(name) ?? [];
  if (no !== undefined) return language === 'zh' ? `问题 ${no}` : `problem ${no}`;
  const [, ref = '', seq] = /^([^#]*)(?:#(\d+))?$/.exec(name) ?? [];
  if (seq === undefined) return ref;
  return language === 'zh' ? `${ref} 第 ${seq} 条记录` : `${ref}, event ${seq}`;
}
