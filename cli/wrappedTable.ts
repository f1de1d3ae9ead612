import { padded, widthOf } from './width.ts';

const GAP = '  ';
const DEFAULT_ROOM = 110;
/** No column is made narrower than this many cells, nor than its longest word. */
const LEAST = 12;

/** @returns a table in which nothing is cut: what is too long goes on in the next line. A rule of dashes stands between rows. */
export function wrappedTable(heads: readonly string[], rows: readonly (readonly string[])[], room = DEFAULT_ROOM): string[] {
  const widths = widthsFor([heads, ...rows], room);
  const dashes = widths.map((width) => '─'.repeat(width)).join('──');
  return [dashes, ...[heads, ...rows].flatMap((row) => [...laidOut(row, widths), dashes])];
}

function laidOut(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell, column) => wrapped(cell, widths[column] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => cells.map((lines, column) => padded(lines[line] ?? '', widths[column] ?? 0)).join(GAP).trimEnd());
}

/** Every column as wide as its longest cell; then, until all fit, that one made narrower whose longest cell takes the fewest lines. */
function widthsFor(rows: readonly (readonly string[])[], room: number): number[] {
  const cells = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''));
  const longest = cells.map((column) => Math.max(...column.map(widthOf)));
  const least = cells.map((column) => Math.max(LEAST, ...column.flatMap((cell) => (cell.match(PIECE) ?? []).map((piece) => widthOf(piece.trimEnd())))));
  const widths = [...longest];
  const linesIf = (column: number) => ((widths[column] ?? 0) <= (least[column] ?? 0) ? Infinity : (longest[column] ?? 0) / ((widths[column] ?? 0) - 1));
  while (widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1)) > room) {
    const narrowed = widths.reduce((best, _, column) => (linesIf(column) < linesIf(best) ? column : best), 0);
    if (linesIf(narrowed) === Infinity) break;
    widths[narrowed] = (widths[narrowed] ?? 0) - 1;
  }
  return widths;
}

/** Chinese breaks anywhere but before a mark of punctuation, other writing between words. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECE) ?? []) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line.trimEnd()];
}

/** What stays together on a line: a word, or one Chinese character, with the punctuation and blanks after it. */
const PIECE = /(?:[（“《]*(?:[\u2e80-\u9fff]|[^\s\u2e80-\u9fff（“《，。；：、）”》]+)[，。；：、）”》]*\s*|[（“《，。；：、）”》]+\s*|\s+)/gu;
