import type { HeadingRecord } from './records.ts';
import { addAll } from './records.ts';
import { findStatus } from './status.ts';

/** Joins to each measure what a separate part (整改成效：…) says of it; what cannot be told apart stays with the problem, as a note. */
export function placeProgress(record: HeadingRecord): void {
  const { measures, progress } = record;
  if (progress.length === 0) return;
  const byNumber = new Map(measures.map((measure) => [measure.number ?? '', measure]));
  const isOneToOne = byNumber.size === measures.length && progress.every(({ number }) => number !== undefined && byNumber.has(number));
  const [only] = measures.length === 1 ? measures : [];
  if (isOneToOne) {
    for (const { number, text } of progress) {
      const measure = byNumber.get(number ?? '');
      if (measure) measure.progress = measure.progress === undefined ? text : `${measure.progress}\n${text}`;
    }
  } else if (only) only.progress = progress.map(({ text }) => text).join('\n');
  else addAll(record.notes, progress.map(({ line, text }) => ({ line, text })));
  if (isOneToOne || only) return;
  for (const { text, line } of progress) {
    const status = findStatus(text);
    if (status) record.statuses.push({ ...status, line });
  }
}

/**
 * 该问题已完成整改 in the text of the last measure, and in no other's, is said of the problem, and so of all its measures. Where several say it,
 * each means its own.
 */
export function liftStatusOfProblem(record: HeadingRecord): void {
  const last = record.measures.at(-1);
  const status = last && findStatus(last.detail);
  if (!last || status?.subject !== 'problem') return;
  if (record.measures.slice(0, -1).every(({ detail }) => !findStatus(detail))) record.statuses.push({ ...status, line: last.line });
}
