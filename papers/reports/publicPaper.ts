import type { Language } from '../../domain/refusals.ts';
import type { PublicMeasure, PublicProblem } from '../../domain/reports/publicParts.ts';
import type { PublicReport } from '../../domain/reports/publicReport.ts';
import type { WithheldMark } from '../../domain/reports/withheld.ts';
import { dateInWords } from '../dateWords.ts';
import { heading, paragraph, type Block, type Paper, type Run } from '../paper.ts';
import { chapter, mannerOf, type Manner } from './numbers.ts';
import { closingPhrase, reachedPhrase, STANDING_WORDS, withStop } from './phrases.ts';
import { leftOutAnnex, whyMarked } from './withheldWords.ts';

/** What an office says in its own words, paragraph by paragraph; whatever is missing is not said, but for heading and date. */
export interface PublicFrame {
  readonly heading?: string;
  readonly preface?: readonly string[];
  /** How the work was organized. */
  readonly organisation?: readonly string[];
  readonly nextSteps?: readonly string[];
  /** Lines by which readers reach the office: 联系电话：…… */
  readonly contacts?: readonly string[];
  readonly issuer?: string;
  /** `YYYY-MM-DD`; the day whose state is told when missing. */
  readonly date?: string;
}

/** @returns the report as a paper. */
export function publicPaper(report: PublicReport, frame: PublicFrame, language: Language): Paper {
  const { preface = [], organisation = [], contacts = [], issuer, date } = frame;
  const title = frame.heading ?? { zh: `关于《${report.planTitle}》整改进展情况的通报`, en: `Report on progress under the plan “${report.planTitle}”` }[language];
  const chapters: (readonly [string, readonly Block[]])[] = [
    ...(organisation.length > 0 ? [[{ zh: '整改工作组织情况', en: 'How the work was organized' }[language], organisation.map(paragraph)] as const] : []),
    [{ zh: '问题整改进展情况', en: 'Progress problem by problem' }[language], problemBlocks(report, language)],
    [{ zh: '下一步工作', en: 'Next steps' }[language], nextSteps(report, frame, language).map(paragraph)],
  ];
  return {
    ...{ language, heading: title },
    ...(report.isInternal && { subheading: { zh: '（内部版，含不宜公开内容，不得对外）', en: '(Internal: holds what is withheld from the public)' }[language] }),
    blocks: [
      ...(preface.length > 0 ? preface.map(paragraph) : []),
      paragraph(figures(report, language)),
      ...chapters.flatMap(([name, blocks], index) => [heading(1, chapter(index + 1, language) + name), ...blocks]),
      ...(contacts.length > 0 ? [paragraph({ zh: '欢迎干部群众监督。如有意见建议，请与我们联系。', en: 'Readers are invited to tell us what they think. We can be reached as follows.' }[language]), ...contacts.map(paragraph)] : []),
    ],
    ...(issuer !== undefined && { issuer }),
    date: date ?? report.asOfOn,
    ...(report.isInternal && { annexes: [leftOutAnnex(report.leftOut, language)] }),
  };
}

function figures({ planTitle, adoptedOn, asOfOn, problems, issues, measures, standings, overdue }: PublicReport, language: Language): string {
  const counts = standings.map(({ kind, count }) => (language === 'zh' ? `${STANDING_WORDS[kind].zh}${String(count)}项` : `${String(count)} ${STANDING_WORDS[kind].en}`));
  if (language === 'en') {
    const parts = [`${String(problems.length)} problems`, ...(issues > 0 ? [`${String(issues)} issues`] : []), `${String(measures)} measures`];
    return `Of the plan “${planTitle}”, adopted on ${dateInWords(adoptedOn, 'en')}, this report tells how its ${parts.join(', ')} stood on ${dateInWords(asOfOn, 'en')}: ${counts.join(', ')}${overdue > 0 ? `; ${String(overdue)} are past a date and not done` : ''}.`;
  }
  const parts = [`反馈问题${String(problems.length)}个`, ...(issues > 0 ? [`具体问题${String(issues)}个`] : []), `整改措施${String(measures)}项`];
  return `《${planTitle}》于${dateInWords(adoptedOn, 'zh')}通过。现将${parts.join('、')}截至${dateInWords(asOfOn, 'zh')}的整改进展情况公布如下：${counts.join('，')}${overdue > 0 ? `；其中时限已过、尚未完成的${String(overdue)}项` : ''}。`;
}

function problemBlocks(report: PublicReport, language: Language): Block[] {
  const manner = mannerOf(report.problems.map(({ number }) => number), report.issues > 0, language);
  return report.problems.flatMap((problem) => [
    heading(manner.problem.level, [{ text: withheldBefore(problem.withheld, language) + manner.problem.mark(problem.number) + problemTitle(problem, language), ...(problem.withheld && { isMarked: true }) }]),
    ...measureBlocks(problem, manner, language),
  ]);
}

function problemTitle({ title }: PublicProblem, language: Language): string {
  // A title that quotes already is not quoted again.
  const quoted = /[“”]/.test(title) ? title : `“${title}”`;
  return language === 'zh' ? `关于${quoted}的问题` : title;
}

/** Issues are headings of their own; a measure that belongs to none follows the problem's. */
function measureBlocks({ measures, withheld }: PublicProblem, manner: Manner, language: Language): Block[] {
  let issues = 0;
  let last: string | undefined;
  return measures.flatMap((measure) => {
    const isNew = measure.issue !== undefined && measure.issue !== last;
    if (isNew) issues += 1;
    last = measure.issue;
    return [...(isNew ? [heading(3, manner.issue(issues) + (measure.issue ?? ''))] : []), measureBlock(measure, withheld ?? measure.withheld, manner, language)];
  });
}

/** `marks`: why the whole measure is withheld; then everything in it is marked. */
function measureBlock(measure: PublicMeasure, marks: readonly WithheldMark[] | undefined, manner: Manner, language: Language): Block {
  const title = withheldBefore(measure.withheld, language) + manner.measure.mark(measure.number) + measure.title;
  const told = measure.done.flatMap(({ text, withheld }) => sentenceRuns(withheldBefore(withheld, language) + text, { isMarked: marks !== undefined || withheld !== undefined }, language));
  const closing = reachedPhrase(measure.reached, language) + closingPhrase(measure.standing, language);
  return paragraph([...sentenceRuns(title, { isBold: true, isMarked: marks !== undefined }, language), ...told, ...(marks ? sentenceRuns(closing, { isMarked: true }, language) : [{ text: closing }])]);
}

function sentenceRuns(text: string, { isBold = false, isMarked = false }: Omit<Run, 'text'>, language: Language): Run[] {
  const [body, stop] = withStop(text);
  return [{ text: body, ...(isBold && { isBold }), ...(isMarked && { isMarked }) }, { text: stop + { zh: '', en: ' ' }[language] }];
}

function withheldBefore(marks: readonly WithheldMark[] | undefined, language: Language): string {
  return marks ? whyMarked(marks, language) : '';
}

/** What follows from the figures, and what the office adds. */
function nextSteps({ standings }: PublicReport, { nextSteps: own = [] }: PublicFrame, language: Language): string[] {
  const count = (...kinds: readonly string[]) => standings.filter(({ kind }) => kinds.includes(kind)).reduce((sum, standing) => sum + standing.count, 0);
  const open = count('partial', 'underWay', 'assigned', 'submitted', 'awaitingClosure', 'suspended', 'notStarted');
  const lasting = count('longTerm', 'routine');
  const done = count('done');
  const lines = [
    ...(open > 0 ? [{ zh: `对尚未销号的${String(open)}项措施，继续逐项整改、逐项验收，达到要求后再销号。`, en: `Not closed yet: ${String(open)}. Work goes on measure by measure; each is closed when it has been accepted.` }] : []),
    ...(lasting > 0 ? [{ zh: `对需长期坚持的${String(lasting)}项措施，常抓不懈。`, en: `Long-term: ${String(lasting)}. They are kept up.` }] : []),
    ...(done > 0 ? [{ zh: `对已销号的${String(done)}项措施，巩固成果，防止反弹。`, en: `Closed: ${String(done)}. What was reached is to last.` }] : []),
  ];
  return [...lines.map((line) => line[language]), ...own];
}
