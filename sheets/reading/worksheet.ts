import { LIMITS } from '../limits.ts';
import { addressOf, placeOf, rangeOf, type CellPlace } from './addresses.ts';
import { damaged, tooLarge } from './faults.ts';
import { shownNumber, type NumberFormat } from './numberFormats.ts';
import { readPart, tooManyCharacters, type ListedSheet } from './parts.ts';
import { unescaped } from './xml.ts';
import type { Zip } from './zip.ts';

/** What the cells of all sheets refer to, and what may still be read. */
export interface Common {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  /** Shared by all sheets of the file. */
  readonly left: { characters: number; filledCells: number; cells: number; merged: number };
}

/** A cell in which something stands. */
export interface FilledCell extends CellPlace {
  readonly text: string;
  readonly date?: string;
}

/** A sheet as it is in the file: the filled cells, and what a reader should be told. */
export interface RawSheet {
  readonly cells: readonly FilledCell[];
  readonly merged: readonly { readonly from: CellPlace; readonly to: CellPlace }[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly (readonly [from: number, to: number])[];
  readonly formulas: readonly string[];
  readonly faults: readonly string[];
}

type Attributes = Readonly<Record<string, string>>;

/** Reads one sheet. Of a formula only the result that was saved with it is taken; nothing is ever worked out here. @throws FileFault */
export async function readWorksheet(zip: Zip, listed: ListedSheet, common: Common): Promise<RawSheet> {
  const reading = new SheetReading(listed, common);
  await readPart(zip, listed.part, {
    open: (tag, attributes) => {
      reading.open(tag, attributes);
    },
    text: (text) => {
      reading.text(text);
    },
    close: (tag) => {
      reading.close(tag);
    },
  });
  return reading;
}

/** More places than anybody looks at are only counted. */
const MOST_FORMULAS = 10_000;

/** A sheet as far as it has gone by. */
class SheetReading implements RawSheet {
  readonly cells: FilledCell[] = [];
  readonly merged: RawSheet['merged'][number][] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: (readonly [number, number])[] = [];
  readonly formulas: string[] = [];
  readonly faults: string[] = [];
  readonly #listed: ListedSheet;
  readonly #common: Common;
  #row = 0;
  #column = 0;
  #cell: { readonly type: string; readonly style: number; value: string } | undefined;
  #isValue = false;

  constructor(listed: ListedSheet, common: Common) {
    this.#listed = listed;
    this.#common = common;
  }

  open(tag: string, attributes: Attributes): void {
    this.#isValue = tag === 'v' || tag === 't';
    if (tag === 'row') this.#beginRow(attributes);
    else if (tag === 'c') this.#beginCell(attributes);
    else if (tag === 'f' && this.#cell && this.formulas.length < MOST_FORMULAS) this.formulas.push(addressOf(this.#row, this.#column));
    else if (tag === 'mergeCell') this.merged.push(mergedRange(attributes, this.#common, this.#listed.part));
    else if (tag === 'col' && isTrue(attributes.hidden)) this.hiddenColumns.push([Number(attributes.min), Number(attributes.max)]);
  }

  text(text: string): void {
    if (!this.#isValue || !this.#cell) return;
    this.#cell.value += text;
    if (this.#cell.value.length > this.#common.left.characters) throw tooManyCharacters();
  }

  close(tag: string): void {
    this.#isValue = false;
    if (tag !== 'c' || !this.#cell) return;
    this.#endCell(this.#cell);
    this.#cell = undefined;
  }

  #beginRow(attributes: Attributes): void {
    this.#row = rowAfter(this.#row, attributes, this.#listed.part);
    this.#column = 0;
    if (isTrue(attributes.hidden) && this.#row <= LIMITS.row) this.hiddenRows.push(this.#row);
  }

  #beginCell(attributes: Attributes): void {
    this.#column = columnAfter(this.#column, attributes, this.#listed.part);
    this.#cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' };
  }

  #endCell({ type, style, value }: { readonly type: string; readonly style: number; readonly value: string }): void {
    const { left, formats } = this.#common;
    const shown = shownCell(type, value, this.#common, formats[style] ?? 'plain');
    if (shown.text === '') return;
    requireWithin(this.#listed.name, this.#row, this.#column);
    left.filledCells -= 1;
    left.characters -= shown.text.length;
    if (left.filledCells < 0) throw tooLarge({ zh: '有内容的单元格过多', en: 'it has too many filled cells' }, LIMITS.filledCells);
    if (left.characters < 0) throw tooManyCharacters();
    if (type === 'e') this.faults.push(addressOf(this.#row, this.#column));
    this.cells.push({ row: this.#row, column: this.#column, ...shown });
  }
}

function shownCell(type: string, value: string, { strings, is1904 }: Common, format: NumberFormat): { readonly text: string; readonly date?: string } {
  switch (type) {
    case 's':
      return { text: trimmed(strings[Number(value)] ?? '') };
    case 'inlineStr':
    case 'str':
      return { text: trimmed(unescaped(value)) };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? { text: value.slice(0, 10), date: value.slice(0, 10) } : { text: trimmed(value) };
    case 'e':
      return { text: trimmed(value) };
    default:
      return value.trim() === '' || !Number.isFinite(Number(value)) ? { text: trimmed(value) } : shownNumber(Number(value), format, is1904);
  }
}

/** Lines end with \n; a cell of blanks is empty. */
function trimmed(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  return lines.trim() === '' ? '' : lines;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function rowAfter(row: number, { r }: Attributes, part: string): number {
  const given = r === undefined ? row + 1 : Number(r);
  if (!Number.isInteger(given) || given < 1 || given > 1_048_576) throw damaged(part, 'address');
  return given;
}

function columnAfter(column: number, { r }: Attributes, part: string): number {
  if (r === undefined) return column + 1;
  const place = placeOf(r);
  if (!place) throw damaged(part, 'address');
  return place.column;
}

function requireWithin(sheet: string, row: number, column: number): void {
  const where = { zh: `工作表“${sheet}”的 ${addressOf(row, column)} 有内容`, en: `something stands in ${addressOf(row, column)} of the sheet "${sheet}"` };
  if (row > LIMITS.row) throw tooLarge(where, `${String(LIMITS.row)} 行 rows`);
  if (column > LIMITS.column) throw tooLarge(where, `${String(LIMITS.column)} 列 columns`);
}

function mergedRange({ ref = '' }: Attributes, { left }: Common, part: string): RawSheet['merged'][number] {
  left.merged -= 1;
  if (left.merged < 0) throw tooLarge({ zh: '合并单元格过多', en: 'it has too many merged cells' }, LIMITS.mergedRanges);
  const range = rangeOf(ref);
  if (!range) throw damaged(part, 'address');
  return range;
}
