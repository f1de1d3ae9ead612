import { readFacts } from './labels.ts';
import { measuresOfParagraphs } from './paragraphs.ts';
import type { HeadingRecord, MeasureRecord, Paragraph } from './records.ts';
import { addAll } from './records.ts';
import { findStatus, readStatus } from './status.ts';
import type { WarningList } from './warnings.ts';

/** Lines after a paragraph that are said of the whole heading: facts, and states. */
function shareLines(record: HeadingRecord, paragraph: Paragraph): void {
  for (const line of paragraph.facts) {
    const status = readStatus(line.text);
    if (!status) record.facts.push(line);
    else {
      record.statuses.push({ ...status, line: line.no });
      record.notes.push({ line: line.no, text: line.text });
    }
  }
}

/** Keeps paragraphs as what the report says of the problem. */
export function keepAsNotes(record: HeadingRecord, paragraphs: readonly Paragraph[]): void {
  for (const paragraph of paragraphs) {
    record.notes.push({ line: paragraph.no, text: paragraph.text });
    shareLines(record, paragraph);
  }
}

/** Reads the measures under a heading that numbers none, and what is said once of all of them. */
export function readParagraphs(record: HeadingRecord, paragraphs: readonly Paragraph[], warnings: WarningList): void {
  const [only, another] = paragraphs.filter(({ facts }) => facts.length > 0);
  if (only && !another) shareLines(record, only);
  const measures = measuresOfParagraphs(paragraphs, warnings);
  addAll(record.measures, measures);
  shareTail(record, measures);
}

/**
 * A state or facts printed once, behind the last of several enumerated items (一是…；二是…。已完成整改。), are said of all of them; they stay in
 * the last item's detail and are noted for the heading.
 */
function shareTail(record: HeadingRecord, measures: readonly MeasureRecord[]): void {
  const last = measures.at(-1);
  if (!last || measures.length < 2 || measures.some(({ family }) => family !== 'enumerated')) return;
  const others = measures.slice(0, -1);
  if (readFacts(last.detail).length > 0 && others.every(({ detail }) => readFacts(detail).length === 0)) record.facts.push({ no: last.line, text: last.detail, isInDetail: true });
  const status = findStatus(last.detail);
  const isOwnSentence = status && /[。！!\n]\s*$/.test(last.detail.slice(0, last.detail.lastIndexOf(status.text)));
  if (status?.subject === 'unsaid' && isOwnSentence && others.every(({ detail }) => !findStatus(detail))) record.statuses.push({ ...status, line: last.line });
}
