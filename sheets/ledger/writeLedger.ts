import Excel, { type Cell, type Workbook, type Worksheet } from 'exceljs';
import type { Language } from '../../domain/refusals.ts';
import { cellText } from './cellText.ts';
import { COLUMNS, type Column } from './columns.ts';
import { cellLook, headingLook, lightLook, NOTE_LOOK, TITLE_LOOK } from './looks.ts';
import type { LedgerRow } from './rows.ts';
import { sheetNames } from './sheetNames.ts';
import { TRACE_SHEET, traceRows } from './trace.ts';

/** A plan's ledger at an instant. */
export interface Ledger {
  readonly planId: string;
  readonly planTitle: string;
  /** Local, to the minute: 2026-11-24 17:20. */
  readonly asOf: string;
  readonly rows: readonly LedgerRow[];
}

export interface LedgerLayout {
  readonly language: Language;
  /** One sheet for each lead unit instead of one for all; every measure stands on one sheet only. */
  readonly isByUnit: boolean;
}

const HEADING_ROW = 3;

/** @returns the ledger as an .xlsx file. */
export async function writeLedger(ledger: Ledger, layout: LedgerLayout): Promise<Buffer> {
  const book = new Excel.Workbook();
  book.creator = '闭环 Bihuan';
  const groups = layout.isByUnit ? byUnit(ledger.rows) : [{ title: { zh: '整改台账', en: 'Ledger' }[layout.language], rows: ledger.rows }];
  const names = sheetNames(groups.map(({ title }) => title));
  for (const [index, { title, rows }] of groups.entries()) addLedgerSheet(book, names[index] ?? title, { ...ledger, rows }, { ...layout, ...(layout.isByUnit && { unit: title }) });
  addTrace(book, ledger);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function byUnit(rows: readonly LedgerRow[]): { readonly title: string; readonly rows: readonly LedgerRow[] }[] {
  const groups = new Map<string, LedgerRow[]>();
  for (const row of rows) groups.set(row.shows.leadUnit, [...(groups.get(row.shows.leadUnit) ?? []), row]);
  return [...groups].map(([title, ofUnit]) => ({ title, rows: ofUnit }));
}

function addLedgerSheet(book: Workbook, name: string, ledger: Ledger, { language, unit }: LedgerLayout & { readonly unit?: string }): void {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: HEADING_ROW }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${String(HEADING_ROW)}:${String(HEADING_ROW)}`, margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 } },
    headerFooter: { oddFooter: language === 'zh' ? '&C第 &P 页，共 &N 页' : '&CPage &P of &N' },
  });
  sheet.columns = COLUMNS.map(({ width }) => ({ width }));
  addHead(sheet, ledger, language, unit);
  for (const [index, row] of ledger.rows.entries()) addRow(sheet, HEADING_ROW + 1 + index, row);
  sheet.autoFilter = { from: { row: HEADING_ROW, column: 1 }, to: { row: HEADING_ROW + ledger.rows.length, column: COLUMNS.length } };
}

function addHead(sheet: Worksheet, { planId, planTitle, asOf, rows }: Ledger, language: Language, unit: string | undefined): void {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const title = say(`${planTitle}整改台账${unit === undefined ? '' : `（${unit}）`}`, `${planTitle}: ledger${unit === undefined ? '' : ` (${unit})`}`);
  const note = say(
    `截至 ${asOf}，共 ${String(rows.length)} 项措施（方案编号 ${planId}）。浅蓝表头的各列可以修改后交回；请勿改动“措施编号”一列。`,
    `As of ${asOf}, ${String(rows.length)} measures (plan ${planId}). Columns with a light blue heading may be changed and handed back; leave the column "Measure" alone.`,
  );
  setText(sheet.getCell(1, 1), title, TITLE_LOOK);
  setText(sheet.getCell(2, 1), note, NOTE_LOOK);
  sheet.getRow(1).height = 28;
  sheet.getRow(HEADING_ROW).height = 32;
  for (const [index, { heading, isPlanned }] of COLUMNS.entries()) setText(sheet.getCell(HEADING_ROW, index + 1), heading[language], headingLook(isPlanned === true));
}

function addRow(sheet: Worksheet, at: number, { shows, light }: LedgerRow): void {
  for (const [index, column] of COLUMNS.entries()) {
    const cell = sheet.getCell(at, index + 1);
    if (column.key === 'light' && shows.light !== '') setText(cell, shows.light, lightLook(light));
    else setShown(cell, shows[column.key], column);
  }
}

function setShown(cell: Cell, text: string, { isDate }: Column): void {
  const date = isDate === true && /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!date) return setText(cell, text, cellLook(isDate === true && text === ''));
  cell.value = date;
  cell.style = cellLook(true);
}

/** Always a text, never anything a program would work out. */
function setText(cell: Cell, text: string, look: Cell['style'] | Partial<Cell['style']>): void {
  cell.style = look;
  if (text !== '') cell.value = cellText(text);
}

/** Out of the way of people, and there when the ledger comes back. */
function addTrace(book: Workbook, ledger: Ledger): void {
  const sheet = book.addWorksheet(TRACE_SHEET, { state: 'veryHidden' });
  for (const [at, texts] of traceRows(ledger).entries()) {
    for (const [column, text] of texts.entries()) setText(sheet.getCell(at + 1, column + 1), text, { numFmt: '@' });
  }
}
