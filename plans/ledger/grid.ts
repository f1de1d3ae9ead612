import type { Cell, Sheet } from './sheet.ts';

/** Finding one's way in a sheet: rows and columns are counted from 0, as they stand in the arrays. */

/** @returns A for 0, AA for 26. */
function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** @returns the cell, empty and with its address where the row is too short to hold it. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.rows[row]?.[column] ?? { address: `${letters(column)}${row + 1}`, text: '' };
}

/** Control characters but for lines and tabs, what turns the direction of reading, half characters. */
const INVISIBLE = /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** @returns the text of a cell without what no eye sees: blanks around it, invisible signs, and line ends of other systems. */
export function textOf({ text }: Cell): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();
}

/** @returns the text that stands in a cell itself, nothing where it only lies under a merged one. */
export function ownText(cell: Cell): string {
  return cell.mergedInto === undefined ? textOf(cell) : '';
}

/** @returns the number of columns that hold anything. */
export function widthOf(sheet: Sheet): number {
  return sheet.rows.reduce((width, row) => Math.max(width, row.length), 0);
}

/** A cell that has words of its own, with its column. */
export interface OwnCell {
  readonly column: number;
  readonly cell: Cell;
  readonly text: string;
}

export function ownCells(sheet: Sheet, row: number): OwnCell[] {
  return (sheet.rows[row] ?? []).flatMap((cell, column) => {
    const text = ownText(cell);
    return text === '' ? [] : [{ column, cell, text }];
  });
}

/** Whether a row holds nothing, not even part of a merged cell that holds something. */
export function isEmptyRow(sheet: Sheet, row: number): boolean {
  return (sheet.rows[row] ?? []).every((cell) => textOf(cell) === '');
}
