import type { Language } from '../../domain/refusals.ts';

/** What a ledger that came back can have to be told of, cell by cell. An error keeps the amended plan from being written, a note does not. */
export const LEDGER_FINDINGS = {
  headingTwice: { severity: 'error', zh: '表头“{heading}”出现了两次。请删去多出的一列。', en: 'The heading "{heading}" is there twice. Remove one of the columns.' },
  refMissing: { severity: 'error', zh: '这一行没有措施编号。新增措施请写入方案文件（plan version 取得原文），不能在台账中新增。', en: 'This row has no ref. New measures are written into the plan file (plan version prints it), not into the ledger.' },
  refUnknown: { severity: 'error', zh: '台账导出时没有编号为“{found}”的措施。请恢复原来的措施编号。', en: 'There was no measure "{found}" when the ledger was exported. Restore the ref that stood here.' },
  refGone: { severity: 'error', zh: '方案中已没有措施“{found}”。请删去这一行。', en: 'There is no measure "{found}" in the plan any more. Remove this row.' },
  refTwice: { severity: 'error', zh: '措施“{found}”已在 {where} 出现。请只保留一行。', en: 'The measure "{found}" is in {where} already. Keep one row.' },
  mayNotBeEmpty: { severity: 'error', zh: '“{heading}”不能清空。请恢复原来的内容；确需取消的，请修改方案文件。', en: '"{heading}" cannot be emptied. Restore it; to take it away, change the plan file.' },
  dateUnclear: { severity: 'error', zh: '“{found}”看不出是哪一天。请填日期，如 2026-12-31。', en: '"{found}" names no single day. Write a date such as 2026-12-31.' },
  unitUnknown: { severity: 'error', zh: '方案中没有单位“{found}”。{hint}请照方案中的单位名称填写，多个单位用顿号分隔。', en: 'The plan has no unit "{found}". {hint}Write the names of units as the plan has them, with 、 between several.' },
  postUnknown: { severity: 'error', zh: '方案中没有职务或任职人“{found}”。{hint}请照方案中的职务名称填写。', en: 'The plan has no post or holder "{found}". {hint}Write the title of the post as the plan has it.' },
  postAmbiguous: { severity: 'error', zh: '“{found}”对应多个职务。请写明职务名称。', en: '"{found}" fits several posts. Write the title of the post.' },
  problemApart: { severity: 'error', zh: '同一问题的各行“{heading}”写得不一致。请把该问题的各行改成一样。', en: 'The rows of one problem differ in "{heading}". Write the same in all rows of the problem.' },
  onlyTells: { severity: 'note', zh: '“{heading}”只反映办理情况，这里的改动不带入方案。', en: '"{heading}" only tells how things stand; what was changed here is not taken into the plan.' },
  rowsLeftOut: { severity: 'note', zh: '台账中没有下列措施，方案中照旧：{found}。', en: 'These measures are not in the ledger and stay in the plan as they are: {found}.' },
  columnsLeftOut: { severity: 'note', zh: '工作表“{sheet}”缺少下列各列，方案中照旧：{found}。', en: 'The sheet "{sheet}" lacks these columns, which stay in the plan as they are: {found}.' },
} as const satisfies Record<string, Readonly<Record<Language, string>> & { readonly severity: 'error' | 'note' }>;

export type LedgerFindingCode = keyof typeof LEDGER_FINDINGS;

/** Where something stands in a ledger. What concerns all of it has no cell. */
export interface LedgerPlace {
  readonly sheet: string;
  readonly cell?: string;
  readonly ref?: string;
}

export interface LedgerFinding extends LedgerPlace {
  readonly code: LedgerFindingCode;
  readonly severity: 'error' | 'note';
  readonly zh: string;
  readonly en: string;
}

type Params = Readonly<Record<string, string | Readonly<Record<Language, string>>>>;

export function ledgerFinding(place: LedgerPlace, code: LedgerFindingCode, params: Params = {}): LedgerFinding {
  const { severity, ...texts } = LEDGER_FINDINGS[code];
  const said = (language: Language) =>
    texts[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name] ?? (name === 'sheet' ? place.sheet : '');
      return typeof value === 'string' ? value : value[language];
    });
  return { ...place, code, severity, zh: said('zh'), en: said('en') };
}
