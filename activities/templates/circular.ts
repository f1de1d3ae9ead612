import type { Circular, CircularLine, Progress } from '../../domain/circular.ts';
import type { Language } from '../../domain/refusals.ts';
import type { Detail, Letter, Template, Told } from './letter.ts';
import type { Line } from './lineTable.ts';
import { dateIn, detail } from './phrases.ts';
import { monthIn } from './planPhrases.ts';

export const circular: Template = {
  group: () => 'circulars',
  write: { zh: (told) => letterOf('zh', told), en: (told) => letterOf('en', told) },
};

const WORDS = {
  zh: {
    headline: (month: string) => `${month}整改情况通报`,
    happened: '现将本方案整改进展通报如下。',
    ask: '请进度落后和亮红灯的单位对照时限抓紧整改。',
    total: '总体',
    lists: { red: '红灯', newlyLate: '新增逾期', caughtUp: '逾期已补', relapsed: '反弹' },
    none: '无',
    heading: (title: string, count: number) => `${title}（${count}项）`,
    progress: ({ percent, closed, measures, overdue }: Progress) => `完成率 ${percent}%（${closed}/${measures}），逾期 ${overdue} 项`,
    due: (date: string) => `时限 ${date}`,
  },
  en: {
    headline: (month: string) => `Circular of ${month}`,
    happened: 'How far the measures of this plan have come.',
    ask: 'Units that are behind or show red are asked to put it right by the dates set.',
    total: 'In all',
    lists: { red: 'Red', newlyLate: 'Newly late', caughtUp: 'Caught up late', relapsed: 'Relapsed' },
    none: 'none',
    heading: (title: string, count: number) => `${title} (${count})`,
    progress: ({ percent, closed, measures, overdue }: Progress) => `${percent}% closed (${closed} of ${measures}), ${overdue} overdue`,
    due: (date: string) => `due ${date}`,
  },
};

function letterOf(language: Language, { facts, circular: content }: Told): Letter {
  const words = WORDS[language];
  const frame = { headline: words.headline(monthIn(language, facts.period)), happened: [words.happened], ask: words.ask };
  if (!content) return { ...frame, details: [] };
  const filled = LISTS.filter((name) => content[name].length > 0);
  const empty = LISTS.filter((name) => content[name].length === 0);
  return {
    ...frame,
    details: [...unitDetails(language, content), ...empty.flatMap((name) => detail(words.lists[name], words.none))],
    lists: filled.map((name) => ({ heading: words.heading(words.lists[name], content[name].length), lines: content[name].map((line) => lineOf(language, line)) })),
  };
}

const LISTS = ['red', 'newlyLate', 'caughtUp', 'relapsed'] as const;

function unitDetails(language: Language, { total, units }: Circular): Detail[] {
  const { progress, total: inAll } = WORDS[language];
  return [...detail(inAll, progress(total)), ...units.flatMap((unit) => detail(unit.unit, progress(unit)))];
}

function lineOf(language: Language, { ref, title, unit, on }: CircularLine): Line {
  const due = on === undefined ? [] : [WORDS[language].due(dateIn(language, on))];
  return { ref, title, what: [unit, ...due].join(language === 'zh' ? '，' : ', '), ...(on !== undefined && { on }) };
}
