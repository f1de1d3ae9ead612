import type { Cell } from '../../plans/ledger/sheet.ts';
import { LIMITS } from '../limits.ts';
import { addressOf } from './addresses.ts';
import { tooLarge } from './faults.ts';
import type { Common, FilledCell, RawSheet } from './worksheet.ts';

/**
 * @returns the rows of a sheet from the first to the last in which anything stands, every one from column A on; what lies under a
 * merged cell repeats it. Merging beyond that rectangle covers nothing anybody could see.
 * @throws FileFault when gaps and merged cells would make too many cells of it
 */
export function gridOf({ cells, merged }: Pick<RawSheet, 'cells' | 'merged'>, left: Common['left']): Cell[][] {
  const byPlace = new Map<number, Map<number, FilledCell>>();
  let lastRow = 0;
  let lastColumn = 0;
  for (const cell of cells) {
    const row = byPlace.get(cell.row) ?? new Map<number, FilledCell>();
    byPlace.set(cell.row, row.set(cell.column, cell));
    lastRow = Math.max(lastRow, cell.row);
    lastColumn = Math.max(lastColumn, cell.column);
  }
  const covered = coveredBy(merged, { lastRow, lastColumn }, left);
  return Array.from({ length: lastRow }, (_, index) => gridRow(index + 1, byPlace, covered.get(index + 1), left));
}

/** The upper left cell of the range a cell lies under, by row and column. */
type Covered = ReadonlyMap<number, ReadonlyMap<number, { readonly row: number; readonly column: number }>>;

function coveredBy(merged: RawSheet['merged'], { lastRow, lastColumn }: { lastRow: number; lastColumn: number }, left: Common['left']): Covered {
  const covered = new Map<number, Map<number, { row: number; column: number }>>();
  for (const { from, to } of merged) {
    for (let row = from.row; row <= Math.min(to.row, lastRow); row += 1) {
      const columns = covered.get(row) ?? new Map<number, { row: number; column: number }>();
      covered.set(row, columns);
      for (let column = from.column; column <= Math.min(to.column, lastColumn); column += 1) {
        spend(left);
        if (row !== from.row || column !== from.column) columns.set(column, from);
      }
    }
  }
  return covered;
}

function gridRow(row: number, byPlace: ReadonlyMap<number, ReadonlyMap<number, FilledCell>>, covered: ReadonlyMap<number, { row: number; column: number }> | undefined, left: Common['left']): Cell[] {
  const own = byPlace.get(row);
  const width = Math.max(0, ...(own?.keys() ?? []), ...(covered?.keys() ?? []));
  return Array.from({ length: width }, (_, index) => {
    spend(left);
    const column = index + 1;
    const anchor = covered?.get(column);
    const shown = anchor ? byPlace.get(anchor.row)?.get(anchor.column) : own?.get(column);
    return {
      address: addressOf(row, column),
      text: shown?.text ?? '',
      ...(shown?.date !== undefined && { date: shown.date }),
      ...(anchor && { mergedInto: addressOf(anchor.row, anchor.column) }),
    };
  });
}

function spend(left: Common['left']): void {
  left.cells -= 1;
  if (left.cells < 0) throw tooLarge({ zh: '连同空格和合并单元格，单元格过多', en: 'it has too many cells, gaps and merged ones included' }, LIMITS.cells);
}
