import type { Language } from '../domain/refusals.ts';

/** What can be wrong with a spreadsheet file as a file. Codes are stable and documented in `docs/refusals.md`; `{name}` is filled in. */
export const SHEET_ERRORS = {
  sheetNotXlsx: { zh: '{file} 不是 .xlsx 表格（看来是{what}）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再交。', en: '{file} is no .xlsx spreadsheet (it looks like {what}). Open it in Excel, WPS or LibreOffice, save it as "Excel workbook (.xlsx)" and hand that in.' },
  sheetOldFormat: { zh: '{file} 是旧格式的 .xls 文件。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再交。', en: '{file} is of the old .xls format. Open it in Excel, WPS or LibreOffice, save it as "Excel workbook (.xlsx)" and hand that in.' },
  sheetEncrypted: { zh: '{file} 设有打开密码，无法读取。请去掉密码（文件—信息—保护工作簿）另存后再交。', en: '{file} is protected by a password and cannot be read. Take the password off (File, Info, Protect Workbook), save it and hand that in.' },
  sheetDamaged: { zh: '{file} 已损坏，或不是正常软件保存的表格：{part} 读不通（{reason}）。请用 Excel、WPS 或 LibreOffice 打开后重新保存再交。', en: '{file} is damaged, or was not saved by an ordinary program: {part} cannot be read ({reason}). Open it in Excel, WPS or LibreOffice, save it again and hand that in.' },
  sheetSizeFaked: { zh: '{file} 自称的大小与实际不符（{part}），没有读取。请用 Excel、WPS 或 LibreOffice 打开后重新保存；来历不明的文件不要打开。', en: '{file} says a size of its content that is not the true one ({part}) and was not read. Save it anew from Excel, WPS or LibreOffice; do not open a file of unknown origin.' },
  sheetTooLarge: { zh: '{file} 过大，没有读取：{what}，上限 {limit}。请只保留台账所需的行、列、工作表，另存后再交。', en: '{file} is too large and was not read: {what}; at most {limit}. Keep only the rows, columns and sheets of the ledger, save it and hand that in.' },
  sheetTooSlow: { zh: '{file} 读了 {limit} 秒仍未读完，已停止。请只保留台账所需的内容，另存后再交。', en: '{file} was not read within {limit} seconds, so reading was stopped. Keep only what belongs to the ledger, save it and hand that in.' },
  sheetTooHeavy: { zh: '{file} 的内容超出读取时可用的内存（{limit} MB），已停止。请只保留台账所需的内容，另存后再交。', en: 'What {file} holds takes more memory than reading may use ({limit} MB), so it was stopped. Keep only what belongs to the ledger, save it and hand that in.' },
  sheetEmpty: { zh: '{file} 中没有任何内容。请核对是否交错了文件。', en: 'There is nothing in {file}. Check that it is the right file.' },
  sheetBusy: { zh: '正在读取的表格已有 {limit} 份，请稍后再交。', en: 'As many as {limit} spreadsheets are being read; hand it in again in a moment.' },
  ledgerNotOurs: { zh: '{file} 不是由本系统导出的台账，或其中隐藏的工作表已丢失（只复制了部分内容的文件会这样），无法与方案比较。请在导出的原文件上修改；从头导入请用 bihuan import ledger。', en: '{file} is no ledger exported by this system, or its hidden sheet is lost (as in a file into which only parts were copied); it cannot be compared with the plan. Change the exported file itself; to import from scratch, use bihuan import ledger.' },
  ledgerOfOtherPlan: { zh: '{file} 是整改方案“{other}”的台账，不是“{plan}”的。请核对文件或方案编号。', en: '{file} is a ledger of the plan "{other}", not of "{plan}". Check the file or the id of the plan.' },
  ledgerWithoutHeading: { zh: '{file} 的各工作表中找不到台账的表头行（措施编号、整改措施等）。请恢复导出时的表头。', en: 'No sheet of {file} has the heading row of a ledger (Measure, Title and so on). Restore the headings it was exported with.' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type SheetErrorCode = keyof typeof SHEET_ERRORS;
export type SheetErrorParams = Readonly<Record<string, string | Readonly<Record<Language, string>>>>;

/** A spreadsheet that is not read, with words for people: what, where, and what to do. */
export class SheetError extends Error {
  override readonly name = 'SheetError';
  readonly code: SheetErrorCode;
  readonly params: SheetErrorParams;
  readonly text: Readonly<Record<Language, string>>;

  constructor(code: SheetErrorCode, params: SheetErrorParams) {
    const text = { zh: filled(SHEET_ERRORS[code].zh, params, 'zh'), en: filled(SHEET_ERRORS[code].en, params, 'en') };
    super(text.en);
    this.code = code;
    this.params = params;
    this.text = text;
  }
}

/** @returns a sentence with `{name}` filled in. */
export function filled(text: string, params: SheetErrorParams, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '—';
    return typeof value === 'string' ? value : value[language];
  });
}
