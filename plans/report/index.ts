import type { LimitContext } from '../phrases/limit.ts';
import { assemble } from './assemble.ts';
import { findSections } from './chapters.ts';
import { collectRecords } from './collect.ts';
import type { ReportDraft } from './draft.ts';
import { readReportFacts, readTail } from './facts.ts';
import { judgeItems } from './kinds.ts';
import type { Line } from './lines.ts';
import { readLines } from './lines.ts';
import { buildOutline } from './outline.ts';
import { assignRoles, readTotals } from './roles.ts';
import { WarningList } from './warnings.ts';

export type { DraftInspection, DraftIssue, DraftLimits, DraftMeasure, DraftProblem, Excerpt, PrintedStatus, ReportDraft } from './draft.ts';
export { REPORT_WARNINGS } from './warnings.ts';
export type { ReportWarning, ReportWarningCode } from './warnings.ts';

/** The line that says how many problems there are, if one does: what the reader of an empty draft wants to see. */
function lineOfTotals(lines: readonly Line[]): Line {
  const total = lines.find(({ text }) => /\d+\s*[个项条](?:反馈|具体|突出|主要|整改)?(?:问题|任务|措施|事项)|问题\s*\d+\s*[个项条]/.test(text));
  return total ?? lines[0] ?? { no: 1, text: '' };
}

/** A report is written after the plan it tells of: its date says which year is meant, but not that a day before it cannot be. */
function limitContext({ issuedOn, inspection }: Pick<ReportDraft, 'issuedOn' | 'inspection'>): LimitContext {
  const { feedbackOn } = inspection ?? {};
  return { ...(issuedOn !== undefined && { year: Number(issuedOn.slice(0, 4)) }), ...(feedbackOn !== undefined && { feedbackOn }) };
}

/**
 * Reads a published rectification report (巡视、巡察、督察、审计整改情况通报) from its plain text.
 *
 * What a number means differs from report to report, so nothing is read from its form alone: lines are nested by the marks they carry,
 * the chapters of rectification are told from general ones, headings that name problems from items that tell what was done, and only then
 * is each called aspect, problem, specific problem or measure. Never fails: a text with no problems under headings gives an empty draft
 * and the warning `noProblems`. Runs in time linear in the text.
 *
 * @param text the report; any line ends, full-width or half-width marks, with or without a BOM.
 */
export function readReport(text: string): ReportDraft {
  const warnings = new WarningList();
  const lines = readLines(text, warnings);
  const tail = readTail(lines);
  const body = lines.slice(0, tail.from);
  const sections = findSections(buildOutline(body), warnings);
  const records = collectRecords(sections, judgeItems(sections, warnings), warnings);
  const facts = readReportFacts(lines, tail);
  const assembled = assemble(records, assignRoles(records, readTotals(text), warnings), limitContext(facts), warnings);
  if (assembled.problems.length === 0) {
    const { no, text: words } = lineOfTotals(lines);
    warnings.add('noProblems', no, words);
  }
  return { ...facts, ...assembled, warnings: warnings.inOrder() };
}
