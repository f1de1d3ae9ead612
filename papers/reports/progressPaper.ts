import type { Language } from '../../domain/refusals.ts';
import type { PaperLine } from '../../domain/reports/progressRecord.ts';
import type { ProgressReport } from '../../domain/reports/progressReport.ts';
import { dateInWords } from '../dateWords.ts';
import { heading, paragraph, type Block, type Paper } from '../paper.ts';
import { listing, type ListColumn } from './lists.ts';
import { chapter } from './numbers.ts';
import { STANDING_WORDS } from './phrases.ts';
import { comingColumns, extensionColumns, lateColumns, paperColumns, problemColumns, relapseColumns, stoppedColumns } from './progressColumns.ts';

export interface ProgressFrame {
  readonly heading?: string;
  /** The inspecting body. */
  readonly addressee?: string;
  readonly issuer?: string;
  /** `YYYY-MM-DD`; the day whose state is told when missing. */
  readonly date?: string;
}

/** @returns the report to the inspecting body as a paper. */
export function progressPaper(report: ProgressReport, { heading: title, addressee, issuer, date }: ProgressFrame, language: Language): Paper {
  const { planTitle } = report;
  const chapters: readonly (readonly [string, string, readonly Block[]])[] = [
    ['总体情况', 'Overall', [paragraph(figures(report, language))]],
    ['分问题进展', 'Problem by problem', [listing(report.problems, problemColumns(language), language)]],
    ['逾期未完成及原因', 'Late, and why', [listing(report.late, lateColumns(language), language)]],
    ['延期情况', 'Extensions', [listing(report.extensions, extensionColumns(language), language)]],
    ['文书印发情况', 'Papers issued', [listing(byName(report.papers), SUMMARY, language)]],
    ['反弹及撤回销号情况', 'Relapses, and closures taken back', [listing(report.relapses, relapseColumns(language), language)]],
    ['暂停、撤销的措施', 'Suspended and withdrawn', [listing(report.stopped, stoppedColumns(language), language)]],
    ['今后三个月到期事项', 'Due within three months', [listing(report.next, comingColumns(language), language)]],
  ];
  return {
    language,
    heading: title ?? { zh: `关于《${planTitle}》整改进展情况的报告`, en: `Report on progress under the plan “${planTitle}”` }[language],
    ...(addressee !== undefined && { addressee }),
    blocks: chapters.flatMap(([zh, en, blocks], index) => [heading(1, chapter(index + 1, language) + { zh, en }[language]), ...blocks]),
    ...(issuer !== undefined && { issuer }),
    date: date ?? report.asOfOn,
    ...(report.papers.length > 0 && { annexes: [{ heading: { zh: '附件：文书清单', en: 'Annex: the papers' }[language], blocks: [listing(report.papers, paperColumns(language), language)] }] }),
  };
}

function figures({ planTitle, adoptedOn, asOfOn, problemCount, problems, total, standings }: ProgressReport, language: Language): string {
  const counts = standings.map(({ kind, count }) => (language === 'zh' ? `${STANDING_WORDS[kind].zh}${String(count)}项` : `${String(count)} ${STANDING_WORDS[kind].en}`));
  const all = problems.reduce((sum, { measures }) => sum + measures, 0);
  const [adopted, asOf] = [dateInWords(adoptedOn, language), dateInWords(asOfOn, language)];
  return {
    zh: `《${planTitle}》于${adopted}通过，共${String(problemCount)}个问题、${String(all)}项整改措施。截至${asOf}，除撤销的以外的${String(total.measures)}项措施中，已销号${String(total.closed)}项，完成率${String(total.percent)}%，逾期未完成${String(total.overdue)}项。按现状分：${counts.join('，')}。`,
    en: `The plan “${planTitle}” was adopted on ${adopted}: ${String(problemCount)} problems, ${String(all)} measures. On ${asOf}, ${String(total.closed)} of ${String(total.measures)} measures not withdrawn were closed (${String(total.percent)}%) and ${String(total.overdue)} were overdue. By where they stand: ${counts.join(', ')}.`,
  }[language];
}

interface NamedPapers {
  readonly name: string;
  readonly issued: number;
  readonly unacknowledged: number;
  readonly unanswered: number;
}

function byName(papers: readonly PaperLine[]): NamedPapers[] {
  return [...new Set(papers.map(({ name }) => name))].map((name) => {
    const named = papers.filter((paper) => paper.name === name);
    return { name, issued: named.length, unacknowledged: named.filter(({ isAcknowledged }) => !isAcknowledged).length, unanswered: named.filter(({ isAnswered }) => isAnswered === false).length };
  });
}

const SUMMARY: readonly ListColumn<NamedPapers>[] = [
  { title: { zh: '文书', en: 'Paper' }, share: 4, cell: ({ name }) => name },
  { title: { zh: '份数', en: 'Issued' }, align: 'right', cell: ({ issued }) => String(issued) },
  { title: { zh: '未签收', en: 'Not acknowledged' }, align: 'right', cell: ({ unacknowledged }) => String(unacknowledged) },
  { title: { zh: '未回复', en: 'Not answered' }, align: 'right', cell: ({ unanswered }) => String(unanswered) },
];
