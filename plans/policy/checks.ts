import type { Collector } from '../check/collector.ts';
import { minutesOf } from '../check/fields.ts';
import type { Located } from '../check/schemaProblems.ts';
import type { Path } from '../check/yamlFile.ts';
import { countOf } from './triggers.ts';
import { hoursSchema, receiptSchema } from './schema.ts';

/** Looks at the hours by themselves, so that a title forgotten elsewhere does not hide what is wrong with them. */
export function checkHours(collector: Collector): void {
  const hours = hoursSchema.safeParse(collector.file.valueAt(['hours']));
  if (!hours.success) return;
  const { notice, from, to, spreadMinutes, gatherMinutes, choices } = hours.data;
  if (minutesOf(to) <= minutesOf(from)) return collector.add('hoursOrder', ['hours', 'to'], { from, to });
  if (notice < from || notice >= to) return collector.add('noticeOutsideHours', ['hours', 'notice'], { notice, from, to });
  const end = minutesOf(notice) + spreadMinutes + gatherMinutes;
  if (end >= minutesOf(to)) collector.add('spreadBeyondHours', ['hours', 'spreadMinutes'], { end: timeOf(end), to });
  const earliest = minutesOf(notice) + spreadMinutes;
  const until = choices?.digestUntil;
  if (until !== undefined && (minutesOf(until) < earliest || until >= to)) collector.add('digestUntilOutside', ['hours', 'choices', 'digestUntil'], { until, earliest: timeOf(earliest), to });
}

export function checkReceipt(collector: Collector): void {
  const receipt = receiptSchema.safeParse(collector.file.valueAt(['receipt']));
  if (receipt.success) checkCount(collector, ['receipt', 'within'], receipt.data.within);
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Ids are unique within each list: the ladder, each chain, the look-backs, the periodic duties. */
export function checkIds(collector: Collector, entries: readonly Located<{ readonly id: string }>[]): void {
  const firstAt = new Map<string, Path>();
  for (const { path, value } of entries) {
    const first = firstAt.get(value.id);
    if (first) collector.add('duplicateId', [...path, 'id'], { id: value.id, line: collector.lineOf([...first, 'id']) });
    else firstAt.set(value.id, path);
  }
}

/** A number of days is written in exactly one of its two ways. */
export function checkCount(collector: Collector, path: Path, count: { readonly days?: number | undefined; readonly workingDays?: number | undefined } | undefined): void {
  if (!count || countOf(count)) return;
  collector.add(count.days === undefined ? 'countMissing' : 'countTwo', path);
}
