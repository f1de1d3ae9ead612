import type { Sheet } from '../plans/ledger/sheet.ts';
import type { SheetNote } from './notes.ts';

export interface ReadSheet extends Sheet {
  readonly isHidden?: true;
}

/** Somebody else's spreadsheet as plain values. */
export interface Workbook {
  /** In their order; hidden ones among them. */
  readonly sheets: readonly ReadSheet[];
  readonly notes: readonly SheetNote[];
}

/** @returns the sheets that people see. */
export function visibleSheets({ sheets }: Workbook): Sheet[] {
  return sheets.filter(({ isHidden }) => isHidden !== true);
}
