import { cut, padded, widthOf } from './width.ts';

const GAP = '  ';
/** No column is cut to less than this. */
const LEAST = 8;

/**
 * @returns lines of aligned columns under their heads; the last column is not filled up.
 * @param room cells in a line; where it is known and too little, the widest columns are cut.
 */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], room = Infinity): string[] {
  const lines = [heads, ...rows].map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  const widths = fitted(heads.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? '')))), room);
  return lines.map((line) => line.map((cell, column) => padded(cut(cell, widths[column] ?? 0), widths[column] ?? 0)).join(GAP).trimEnd());
}

/** Takes from the widest column, cell by cell, until all fit. */
function fitted(wanted: readonly number[], room: number): number[] {
  const widths = [...wanted];
  const total = () => widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
  while (total() > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= LEAST) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
