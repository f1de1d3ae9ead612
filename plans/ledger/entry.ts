import type { AssignedUnits } from '../report/units.ts';
import { assignUnits } from '../report/units.ts';
import { readFacts, type LabelKind } from '../report/labels.ts';
import { readMark } from '../report/marks.ts';
import { titleOf } from '../report/paragraphs.ts';
import { COLUMN_KINDS, type ColumnKind } from './columns.ts';
import type { DataCell } from './rows.ts';

/** What a row says of its measure, as written. */
export interface Entry {
  readonly cells: readonly DataCell[];
  /** Line by line where several cells say something of a kind. */
  textOf(kind: ColumnKind): string;
  cellOf(kind: ColumnKind): DataCell | undefined;
}

export function entryOf(cells: readonly DataCell[]): Entry {
  const of = (kind: ColumnKind) => cells.filter(({ column }) => column.kind === kind);
  return { cells, cellOf: (kind) => of(kind)[0], textOf: (kind) => of(kind).map(({ text }) => text).join('\n') };
}

/** A text with the number it begins with (（1）, 1.) apart. */
export interface Numbered {
  readonly number?: string;
  readonly text: string;
}

export function withoutMark(text: string): Numbered {
  const mark = readMark(text);
  const rest = mark ? text.slice(mark.length).trim() : '';
  return mark && mark.value > 0 && rest !== '' ? { number: mark.printed, text: rest } : { text };
}

/** A title is one line; where the first sentence is one, the first sentence. */
export function titleFrom(text: string): string {
  return (titleOf(text) || text).replace(/\s+/g, ' ').trim();
}

const IN_DETAIL: readonly ColumnKind[] = ['aim', 'person', 'supervision', 'note'];

/** The measure's own words, then what has no field of its own in a plan, under the names of its columns: nothing written is lost. */
export function detailFrom(measure: string, entry: Entry): string {
  const detail = entry.textOf('detail');
  const own = detail === '' || measure.startsWith(detail) ? measure : detail.startsWith(measure) ? detail : `${measure}\n${detail}`;
  const others = entry.cells.filter(({ column }) => IN_DETAIL.includes(column.kind));
  return [own, ...others.map(({ column, text }) => `${column.heading.replace(/\s+/g, '') || COLUMN_KINDS[column.kind].zh}：${text}`)].join('\n');
}

/** What the measure's own words say behind a label (责任单位：…), for ledgers that have no column for it. */
export function factIn(text: string, kind: LabelKind): string {
  return readFacts(text).find((fact) => fact.kind === kind)?.value ?? '';
}

export function unitsFrom(entry: Entry): AssignedUnits {
  const measure = entry.textOf('measure');
  const of = (column: ColumnKind, label: LabelKind) => entry.textOf(column) || factIn(measure, label);
  return assignUnits({ lead: of('leadUnit', 'leadUnit'), responsible: of('unit', 'unit'), taking: of('participants', 'participants') });
}
