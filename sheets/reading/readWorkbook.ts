import { LIMITS } from '../limits.ts';
import { sheetNote, type SheetNote } from '../notes.ts';
import type { ReadSheet, Workbook } from '../workbook.ts';
import { columnName } from './addresses.ts';
import { FileFault } from './faults.ts';
import { gridOf } from './grid.ts';
import { readNumberFormats, readSharedStrings, readWorkbookPart, type ListedSheet } from './parts.ts';
import { readWorksheet, type RawSheet } from './worksheet.ts';
import { openZip } from './zip.ts';

/**
 * Reads an .xlsx file. Only what holds sheets, texts and number formats is unpacked: pictures, macros, links and whatever else may be
 * in it are not touched. Meant for a process of its own: see `readSpreadsheet`.
 *
 * @throws FileFault
 */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  const zip = openZip(bytes);
  const { sheets: listed, is1904 } = await readWorkbookPart(zip);
  const left = { characters: LIMITS.characters, filledCells: LIMITS.filledCells, cells: LIMITS.cells, merged: LIMITS.mergedRanges };
  const common = { strings: await readSharedStrings(zip), formats: await readNumberFormats(zip), is1904, left };
  const sheets: ReadSheet[] = [];
  const notes: SheetNote[] = [];
  for (const entry of listed) {
    const raw = await readWorksheet(zip, entry, common);
    sheets.push({ name: entry.name, rows: gridOf(raw, left), ...(entry.isHidden && { isHidden: true }) });
    notes.push(...notesOn(entry, raw));
  }
  if (sheets.every(({ rows }) => rows.length === 0)) throw new FileFault('sheetEmpty');
  return { sheets, notes };
}

function notesOn({ name, isHidden }: ListedSheet, { hiddenRows, hiddenColumns, formulas, faults, cells }: RawSheet): SheetNote[] {
  if (cells.length === 0) return [];
  const filledRows = new Set(cells.map(({ row }) => row));
  const rows = hiddenRows.filter((row) => filledRows.has(row)).map(String);
  const columns = hiddenColumns.filter(([from, to]) => cells.some(({ column }) => from <= column && column <= to)).map(([from, to]) => (from === to ? columnName(from) : `${columnName(from)}-${columnName(to)}`));
  return [
    ...(isHidden ? [sheetNote('hiddenSheet', name)] : []),
    ...(rows.length > 0 ? [sheetNote('hiddenRows', name, rows)] : []),
    ...(columns.length > 0 ? [sheetNote('hiddenColumns', name, columns)] : []),
    ...(formulas.length > 0 ? [sheetNote('formulas', name, formulas)] : []),
    ...(faults.length > 0 ? [sheetNote('faultyCells', name, faults)] : []),
  ];
}
