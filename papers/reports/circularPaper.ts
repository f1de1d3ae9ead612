import type { Circular, CircularLine, Progress } from '../../domain/circular.ts';
import type { Language } from '../../domain/refusals.ts';
import { periodTitle } from '../../domain/words.ts';
import { dateInWords } from '../dateWords.ts';
import { heading, paragraph, type Block, type Paper } from '../paper.ts';
import { listing, NAMING, type Bilingual, type ListColumn } from './lists.ts';
import { chapter } from './numbers.ts';

export interface CircularFrame {
  readonly issuer?: string;
  /** The day it was issued, `YYYY-MM-DD`. */
  readonly date: string;
  /** Since when its news is news, `YYYY-MM-DD`. */
  readonly since: string;
}

const UNITS: readonly ListColumn<Circular['units'][number]>[] = [
  { title: { zh: '单位', en: 'Unit' }, share: 4, cell: ({ unit }) => unit },
  { title: { zh: '措施', en: 'Measures' }, align: 'right', cell: ({ measures }) => String(measures) },
  { title: { zh: '已销号', en: 'Closed' }, align: 'right', cell: ({ closed }) => String(closed) },
  { title: { zh: '完成率', en: 'Rate' }, align: 'right', cell: ({ percent }) => `${String(percent)}%` },
  { title: { zh: '逾期', en: 'Overdue' }, align: 'right', cell: ({ overdue }) => String(overdue) },
];

const DATED: readonly ListColumn<CircularLine>[] = [...NAMING, { title: { zh: '时限', en: 'Due' }, share: 2, cell: ({ on = '' }) => on }];

const LISTS: readonly (readonly [keyof Pick<Circular, 'red' | 'newlyLate' | 'caughtUp' | 'relapsed'>, Bilingual, readonly ListColumn<CircularLine>[]])[] = [
  ['red', { zh: '亮红灯的措施', en: 'Red' }, DATED],
  ['newlyLate', { zh: '新增逾期', en: 'Newly late' }, DATED],
  ['caughtUp', { zh: '逾期已补', en: 'Caught up late' }, DATED],
  ['relapsed', { zh: '反弹', en: 'Relapsed' }, NAMING],
];

/** @returns a month's circular (通报) as a paper: exactly what was composed and kept on its day. */
export function circularPaper(circular: Circular, { issuer, date, since }: CircularFrame, language: Language): Paper {
  const { planTitle, period, total, units } = circular;
  const lists = LISTS.flatMap(([key, title, columns], index): Block[] => [
    heading(1, `${chapter(index + 2, language)}${title[language]}${language === 'zh' ? `（${String(circular[key].length)}项）` : ` (${String(circular[key].length)})`}`),
    listing(circular[key], columns, language),
  ]);
  return {
    language,
    heading: { zh: `《${planTitle}》整改进展情况通报`, en: `Circular on progress under the plan “${planTitle}”` }[language],
    subheading: language === 'zh' ? `（${periodTitle(period, 'zh')}）` : `(${periodTitle(period, 'en')})`,
    blocks: [
      paragraph(totals(total, { date, since }, language)),
      heading(1, chapter(1, language) + { zh: '各单位完成情况', en: 'Unit by unit' }[language]),
      listing(units, UNITS, language),
      ...lists,
    ],
    ...(issuer !== undefined && { issuer }),
    date,
  };
}

function totals({ measures, closed, percent, overdue }: Progress, { date, since }: Pick<CircularFrame, 'date' | 'since'>, language: Language): string {
  const [on, from] = [dateInWords(date, language), dateInWords(since, language)];
  return {
    zh: `截至${on}，整改措施${String(measures)}项，已销号${String(closed)}项，完成率${String(percent)}%，逾期${String(overdue)}项。新增情况自${from}起统计。`,
    en: `On ${on}, ${String(closed)} of ${String(measures)} measures were closed (${String(percent)}%) and ${String(overdue)} were overdue. News is what happened since ${from}.`,
  }[language];
}
