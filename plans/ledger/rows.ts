import type { Bilingual } from '../phrases/limit.ts';
import { cellAt, isEmptyRow, ownCells, textOf } from './grid.ts';
import { headingAt, type Column, type Heading } from './heading.ts';
import type { Cell, Sheet } from './sheet.ts';

/** What a row of a sheet is, before anything is made of what it says. */
export type Row =
  | { readonly kind: 'heading'; readonly row: number }
  /** A line across the table that names what follows: an aspect or, in ledgers without a column of problems, a problem. */
  | { readonly kind: 'section'; readonly row: number; readonly text: string; readonly address: string }
  | { readonly kind: 'skipped'; readonly row: number; readonly because: Bilingual }
  | { readonly kind: 'data'; readonly row: number; readonly heading: Heading; readonly cells: readonly DataCell[] };

/** A cell under a column that was understood. */
export interface DataCell {
  readonly column: Column & Required<Pick<Column, 'kind'>>;
  readonly cell: Cell;
  readonly text: string;
}

const REASONS = {
  aboveHeading: { zh: '在表头之上，作为标题或说明', en: 'above the heading: a title or a remark' },
  noHeading: { zh: '这张工作表没有可识别的表头', en: 'the sheet has no heading that is known' },
  total: { zh: '合计行', en: 'a row of totals' },
  columnNumbers: { zh: '栏次行', en: 'a row that numbers the columns' },
  remark: { zh: '表下说明', en: 'a remark below the table' },
  nothingKnown: { zh: '只在未识别的列中有内容', en: 'it has words only in columns that are not known' },
} as const satisfies Record<string, Bilingual>;

const TOTAL = /^(?:合计|总计|共计|小计|总数|累计|共\s*\d+\s*[项条个])/;
const REMARK = /^(?:备注|注|说明|附注|填表|填报|制表|审核|复核|联系|附件|单位负责人|主要负责人)[^。；]{0,12}[:：]/;

/** @returns the rows of a sheet that are not empty, with its headings. */
export function readRows(sheet: Sheet): { readonly rows: readonly Row[]; readonly headings: readonly Heading[] } {
  const rows: Row[] = [];
  const headings: Heading[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    if (isEmptyRow(sheet, row)) continue;
    const heading = headingAt(sheet, row);
    if (heading) {
      headings.push(heading);
      for (let of = heading.from; of < heading.to; of += 1) rows.push({ kind: 'heading', row: of });
      row = heading.to - 1;
    } else rows.push(readRow(sheet, row, headings.at(-1)));
  }
  return headings.length > 0 ? { rows, headings } : { rows: rows.map(({ row }) => ({ kind: 'skipped', row, because: REASONS.noHeading })), headings };
}

function readRow(sheet: Sheet, row: number, heading: Heading | undefined): Row {
  if (!heading) return { kind: 'skipped', row, because: REASONS.aboveHeading };
  const own = ownCells(sheet, row);
  const [first, second] = own;
  if (first && TOTAL.test(first.text)) return { kind: 'skipped', row, because: REASONS.total };
  if (own.length >= 3 && own.every(({ text }, index) => text.replace(/[()（）]/g, '') === String(index + 1))) return { kind: 'skipped', row, because: REASONS.columnNumbers };
  if (first && !second) {
    if (REMARK.test(first.text)) return { kind: 'skipped', row, because: REASONS.remark };
    if (isAcross(sheet, row, first.column)) return { kind: 'section', row, text: first.text, address: first.cell.address };
  }
  const cells = heading.columns.flatMap((column): DataCell[] => {
    const { kind } = column;
    const cell = cellAt(sheet, row, column.column);
    return kind === undefined || (textOf(cell) === '' && cell.date === undefined) ? [] : [{ column: { ...column, kind }, cell, text: textOf(cell) }];
  });
  return cells.length === 0 ? { kind: 'skipped', row, because: REASONS.nothingKnown } : { kind: 'data', row, heading, cells };
}

/** Whether the one text of a row lies across at least three columns. */
function isAcross(sheet: Sheet, row: number, column: number): boolean {
  const { address } = cellAt(sheet, row, column);
  return (sheet.rows[row] ?? []).filter(({ mergedInto }) => mergedInto === address).length >= 2;
}
