import type { Cell, Sheet } from '../../plans/ledger/sheet.ts';
import { COLUMNS, columnOf, type ColumnKey } from './columns.ts';
import { ledgerFinding, type LedgerFinding } from './findings.ts';

/** Where the ledger stands on a sheet: the row of its headings, and which column is where. */
export interface LedgerHeading {
  /** From 0. */
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnKey, number>;
  readonly findings: readonly LedgerFinding[];
}

const FEWEST = 3;

/** @returns the headings of a ledger, wherever somebody has moved its rows and columns; nothing on a sheet without them. */
export function headingOf({ name, rows }: Sheet): LedgerHeading | undefined {
  const row = rows.findIndex((cells) => {
    const known = cells.map(({ text }) => columnOf(text)?.key);
    return known.includes('ref') && known.filter((key) => key !== undefined).length >= FEWEST;
  });
  if (row < 0) return undefined;
  const columns = new Map<ColumnKey, number>();
  const findings: LedgerFinding[] = [];
  for (const [index, { address, text, mergedInto }] of (rows[row] ?? []).entries()) {
    const column = mergedInto === undefined ? columnOf(text) : undefined;
    if (!column) continue;
    if (columns.has(column.key)) findings.push(ledgerFinding({ sheet: name, cell: address }, 'headingTwice', { heading: column.heading }));
    else columns.set(column.key, index);
  }
  const missing = COLUMNS.filter(({ key, isPlanned }) => isPlanned === true && !columns.has(key));
  const said = (language: 'zh' | 'en') => missing.map(({ heading }) => heading[language]).join({ zh: '、', en: ', ' }[language]);
  if (missing.length > 0) findings.push(ledgerFinding({ sheet: name }, 'columnsLeftOut', { found: { zh: said('zh'), en: said('en') } }));
  return { row, columns, findings };
}

/** One row of a ledger that came back. */
export interface CameBack {
  readonly sheet: string;
  /** The cell of the ref, or the first of the row. */
  readonly place: string;
  readonly ref: string;
  readonly cells: ReadonlyMap<ColumnKey, Cell>;
}

/** @returns the rows under the headings in which anything stands. */
export function rowsUnder({ name, rows }: Sheet, { row, columns }: LedgerHeading): CameBack[] {
  return rows.slice(row + 1).flatMap((cells): CameBack[] => {
    if (cells.every(({ text }) => text === '')) return [];
    const known = new Map([...columns].flatMap(([key, index]) => (cells[index] ? [[key, cells[index]] as const] : [])));
    const ref = known.get('ref');
    return [{ sheet: name, place: ref?.address ?? cells[0]?.address ?? '', ref: ref?.text.trim() ?? '', cells: known }];
  });
}
