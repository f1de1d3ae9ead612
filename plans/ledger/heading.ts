import { kindOfHeading, kindOfHeadings, LONGEST_HEADING, type ColumnKind } from './columns.ts';
import { cellAt, ownCells, textOf, widthOf } from './grid.ts';
import { ledgerProblem, type LedgerProblem } from './problems.ts';
import type { Sheet } from './sheet.ts';

export interface Column {
  readonly column: number;
  readonly address: string;
  readonly heading: string;
  readonly kind?: ColumnKind;
}

/** A heading with what its columns hold. */
export interface Heading {
  /** Its first row and the one after its last, counted from 0. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly Column[];
  readonly problems: readonly LedgerProblem[];
}

/** Columns of which a ledger may have several; each goes into the detail under its own heading. */
const REPEATABLE: readonly ColumnKind[] = ['aim', 'note', 'person', 'supervision', 'progress'];
/** With one of these beside it, a column of measures makes a heading. */
const COMPANIONS: readonly ColumnKind[] = ['problem', 'issue', 'official', 'leadUnit', 'unit', 'participants', 'effect', 'completion'];

/** @returns the heading that begins in this row, of one row or of two; nothing where none does. */
export function headingAt(sheet: Sheet, row: number): Heading | undefined {
  const own = ownCells(sheet, row);
  if (new Set(own.map(({ text }) => text)).size < 2 || !own.some(({ text }) => kindOfHeading(text) !== undefined)) return undefined;
  const to = isLowerHeading(sheet, row + 1) ? row + 2 : row + 1;
  const columns = columnsOf(sheet, row, to);
  const kinds = columns.map(({ kind }) => kind);
  const isHeading = kinds.includes('measure') && COMPANIONS.some((kind) => kinds.includes(kind));
  return isHeading ? { from: row, to, ...settled(sheet, columns) } : undefined;
}

/** Whether the row goes on with a heading: short words, at least half of them known, the others merged down from above. */
function isLowerHeading(sheet: Sheet, row: number): boolean {
  const own = ownCells(sheet, row);
  const known = own.filter(({ column, text }) => kindOfHeadings(textOf(cellAt(sheet, row - 1, column)), text) !== undefined);
  return known.length > 0 && known.length * 2 >= own.length && own.every(({ text }) => text.length <= LONGEST_HEADING);
}

function columnsOf(sheet: Sheet, from: number, to: number): Column[] {
  return Array.from({ length: widthOf(sheet) }, (_, column): Column | undefined => {
    const upper = textOf(cellAt(sheet, from, column));
    const lowest = cellAt(sheet, to - 1, column);
    const lower = to - from === 2 && textOf(lowest) !== upper ? textOf(lowest) : '';
    const heading = [upper, lower].filter((text) => text !== '').join(' / ');
    if (heading === '') return undefined;
    const kind = lower === '' ? kindOfHeading(upper) : kindOfHeadings(upper, lower);
    return { column, address: lowest.address, heading, ...(kind && { kind }) };
  }).filter((column) => column !== undefined);
}

/** Settles what only the columns together tell: a specific problem without any other is the problem, a second number is the measure's. */
function settled(sheet: Sheet, found: readonly Column[]): Pick<Heading, 'columns' | 'problems'> {
  const has = (kind: ColumnKind): boolean => found.some((column) => column.kind === kind);
  const seen = new Map<ColumnKind, Column>();
  const problems: LedgerProblem[] = [];
  const columns = found.map((column): Column => {
    const { kind: read, ...bare } = column;
    if (!read) {
      problems.push(ledgerProblem({ sheet: sheet.name, address: column.address }, 'columnUnknown', { heading: column.heading }));
      return column;
    }
    const kind = seen.has(read) ? (SECOND[read] ?? read) : alone(read, has);
    const first = seen.get(kind);
    if (first && !REPEATABLE.includes(kind)) {
      problems.push(ledgerProblem({ sheet: sheet.name, address: column.address }, 'columnTwice', { heading: column.heading, other: first.address }));
      return bare;
    }
    seen.set(kind, first ?? column);
    return { ...bare, kind };
  });
  const place = { sheet: sheet.name, address: columns[0]?.address ?? 'A1' };
  if (!seen.has('completion')) problems.push(ledgerProblem(place, 'limitColumnMissing'));
  if (!seen.has('leadUnit') && !seen.has('unit')) problems.push(ledgerProblem(place, 'unitColumnMissing'));
  return { columns, problems };
}

const SECOND: Readonly<Partial<Record<ColumnKind, ColumnKind>>> = { number: 'measureNumber', problem: 'issue' };

function alone(kind: ColumnKind, has: (kind: ColumnKind) => boolean): ColumnKind {
  if (kind === 'issue' && !has('problem')) return 'problem';
  if (kind === 'person' && !has('official')) return 'official';
  return kind;
}

/** @returns which column holds this, counted from 0; nothing where none does. */
export function columnOf(heading: Heading, kind: string): number | undefined {
  return heading.columns.find((column) => column.kind === kind)?.column;
}
