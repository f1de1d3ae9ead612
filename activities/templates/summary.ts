import { dutyText } from '../../domain/dutyWords.ts';
import type { Language } from '../../domain/refusals.ts';
import type { Outcome, Summary, SummaryLine } from '../../domain/summary.ts';
import { periodTitle, type Word } from '../../domain/words.ts';
import type { Letter, Template, Told } from './letter.ts';
import type { Line } from './lineTable.ts';
import { daysIn, daysUntil, detail, milestonesIn } from './phrases.ts';

export const summary: Template = {
  group: () => 'circulars',
  write: { zh: (told) => letterOf('zh', told), en: (told) => letterOf('en', told) },
};

const OUTCOMES: Readonly<Record<Outcome, Word>> = {
  accepted: { zh: '已通过验收', en: 'accepted' },
  acceptedLate: { zh: '已通过验收（逾期已补）', en: 'accepted, after its date' },
  closed: { zh: '已销号', en: 'closed' },
  relapsed: { zh: '发现反弹，重新整改', en: 'relapsed, open again' },
  extended: { zh: '已批准延期', en: 'extension granted' },
  notExtended: { zh: '未同意延期', en: 'extension refused' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

const WORDS = {
  zh: {
    title: '每周情况',
    headline: (title: string, period: string) => `${title}（${period}）`,
    happened: '与您有关的整改措施一周情况如下。',
    none: '本周没有需要告知的事项。',
    total: '与您有关的措施',
    progress: ({ measures, closed, overdue, percent }: Summary['total']) => `${measures}项，已销号${closed}项（${percent}%），逾期${overdue}项`,
    lists: { late: '已逾期', awaiting: '待您办理', soon: '两周内到期', decided: '本期办理结果' },
    heading: (title: string, count: number) => `${title}（${count}项）`,
    late: (days: string) => `已逾期${days}`,
    left: (days: string) => `还有${days}`,
    today: '今日到期',
    colon: '：',
    comma: '，',
    ask: '请对照时限督促办理；详情请打开方案查看。',
  },
  en: {
    title: 'Weekly summary',
    headline: (title: string, period: string) => `${title} (${period})`,
    happened: 'How the measures that concern you stand this week.',
    none: 'There is nothing to tell this week.',
    total: 'Measures that concern you',
    progress: ({ measures, closed, overdue, percent }: Summary['total']) => `${measures}, of which ${closed} closed (${percent}%), ${overdue} overdue`,
    lists: { late: 'Overdue', awaiting: 'For you to act on', soon: 'Due within two weeks', decided: 'Decided since the last one' },
    heading: (title: string, count: number) => `${title} (${count})`,
    late: (days: string) => `${days} overdue`,
    left: (days: string) => `${days} left`,
    today: 'due today',
    colon: ': ',
    comma: ', ',
    ask: 'Please see that they are done by their dates; open the plan for more.',
  },
};

function letterOf(language: Language, { facts, summary: content, today }: Told): Letter {
  const words = WORDS[language];
  const frame = { headline: words.headline(facts.summary?.title ?? words.title, periodTitle(facts.period ?? '', language)), ask: words.ask };
  if (!content) return { ...frame, happened: [words.happened], details: [] };
  const lists = (['late', 'awaiting', 'soon', 'decided'] as const)
    .filter((name) => content[name].length > 0)
    .map((name) => ({ heading: words.heading(words.lists[name], content[name].length), lines: content[name].map((line) => lineOf(language, line, today)) }));
  return { ...frame, happened: [lists.length === 0 ? words.none : words.happened], details: detail(words.total, words.progress(content.total)), lists };
}

function lineOf(language: Language, line: SummaryLine, today: string): Line {
  const { ref, title, on } = line;
  return { ref, title, what: whatOf(language, line, today), ...(on !== undefined && { on }) };
}

function whatOf(language: Language, { milestones, duty, outcome, on }: SummaryLine, today: string): string {
  const words = WORDS[language];
  if (duty) return dutyText(duty, language);
  const about = milestonesIn(language, (milestones ?? []).map((milestone) => ({ id: '', dueOn: '', ...milestone })));
  if (outcome) return about === '' ? OUTCOMES[outcome][language] : `${about}${words.colon}${OUTCOMES[outcome][language]}`;
  if (on === undefined) return about;
  const days = daysUntil(today, on);
  const distance = days < 0 ? words.late(daysIn(language, -days)) : days === 0 ? words.today : words.left(daysIn(language, days));
  return `${about}${words.comma}${distance}`;
}
