/** @returns the letters of a column, counted from 1: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${String(row)}`;
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** @returns row and column, counted from 1, of an address such as `C7` or `$C$7`; nothing for what is none. */
export function placeOf(address: string): CellPlace | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === '') return undefined;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

/** @returns the two corners of a range such as `A1:C3`; a single cell is a range too. */
export function rangeOf(reference: string): { readonly from: CellPlace; readonly to: CellPlace } | undefined {
  const [first = '', second = first, ...more] = reference.split(':');
  const [from, to] = [placeOf(first), placeOf(second)];
  return from && to && more.length === 0 && from.row <= to.row && from.column <= to.column ? { from, to } : undefined;
}
