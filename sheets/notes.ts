import type { Language } from '../domain/refusals.ts';

/** What a reader of a spreadsheet should know of it, although it could be read. */
export const SHEET_NOTES = {
  hiddenSheet: { zh: '工作表“{sheet}”是隐藏的，导入时不读。需要的请先取消隐藏。', en: 'The sheet "{sheet}" is hidden and is not imported. Unhide it if it is wanted.' },
  hiddenRows: { zh: '工作表“{sheet}”有隐藏的行（{cells}），照样读取。', en: 'Rows of the sheet "{sheet}" are hidden ({cells}); they were read like the others.' },
  hiddenColumns: { zh: '工作表“{sheet}”有隐藏的列（{cells}），照样读取。', en: 'Columns of the sheet "{sheet}" are hidden ({cells}); they were read like the others.' },
  formulas: { zh: '工作表“{sheet}”有公式（{cells}）：只取文件中保存的结果，不作计算。请核对。', en: 'The sheet "{sheet}" has formulas ({cells}): the results saved in the file were taken, nothing was calculated. Check them.' },
  faultyCells: { zh: '工作表“{sheet}”有出错的单元格（{cells}），显示为 #REF!、#N/A 之类。请改正。', en: 'Cells of the sheet "{sheet}" show errors such as #REF! or #N/A ({cells}). Put them right.' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type SheetNoteCode = keyof typeof SHEET_NOTES;

export interface SheetNote {
  readonly code: SheetNoteCode;
  readonly sheet: string;
  readonly zh: string;
  readonly en: string;
}

const MOST_NAMED = 8;

/** @param places cells, rows or columns, of which the first are named and the rest counted. */
export function sheetNote(code: SheetNoteCode, sheet: string, places: readonly string[] = []): SheetNote {
  const named = places.slice(0, MOST_NAMED);
  const isCut = places.length > named.length;
  const cells = {
    zh: `${named.join('、')}${isCut ? ` 等 ${String(places.length)} 处` : ''}`,
    en: `${named.join(', ')}${isCut ? ` and others, ${String(places.length)} in all` : ''}`,
  };
  const said = (language: Language) => SHEET_NOTES[code][language].replace('{sheet}', () => sheet).replace('{cells}', () => cells[language]);
  return { code, sheet, zh: said('zh'), en: said('en') };
}
