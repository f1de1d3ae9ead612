import type { Severity } from '../check/problem.ts';

/** The closed list of what can be wrong with a ledger. Codes are stable; each is shown at the cell it concerns. */
export const LEDGER_PROBLEMS = {
  noHeading: { severity: 'error', zh: '没有找到表头。表头中至少要有“整改措施”，以及“反馈问题”“牵头单位”“完成时限”等列中的一列。', en: 'No heading was found. It needs a column 整改措施 and at least one of 反馈问题, 牵头单位, 完成时限 and the like.' },
  sheetSkipped: { severity: 'warning', zh: '工作表“{sheet}”没有可识别的表头，未读入。', en: 'Sheet "{sheet}" has no heading that is known; it was not read.' },
  columnUnknown: { severity: 'warning', zh: '不认识列名“{heading}”，该列未读入。', en: 'The heading "{heading}" is not known; its column was not read.' },
  columnTwice: { severity: 'warning', zh: '“{heading}”与 {other} 列含义相同，只读入先出现的一列。', en: '"{heading}" means the same as the column at {other}; only the first was read.' },
  limitColumnMissing: { severity: 'warning', zh: '没有“完成时限”或“整改落实到位时限”列，时限须逐项补填。', en: 'There is no column of completion dates; they must be filled in one by one.' },
  problemColumnMissing: { severity: 'warning', zh: '没有“反馈问题”列，也没有分段标题，全部措施归在“{title}”之下。', en: 'There is no column of problems and no line that names one; all measures stand under "{title}".' },
  unitColumnMissing: { severity: 'warning', zh: '没有“牵头单位”或“责任单位”列，单位须逐项补填。', en: 'There is no column of lead or responsible units; they must be filled in one by one.' },
  measureMissing: { severity: 'error', zh: '这一行没有写整改措施。', en: 'This row names no measure.' },
  problemWithoutMeasures: { severity: 'error', zh: '这个问题之下没有整改措施。', en: 'This problem has no measure.' },
  problemMissing: { severity: 'error', zh: '这项措施不属于任何反馈问题：本格为空，上面也没有。', en: 'This measure belongs to no problem: the cell is empty and so is every one above.' },
  leadUnitMissing: { severity: 'error', zh: '没有写牵头单位。', en: 'No lead unit is written.' },
  limitMissing: { severity: 'error', zh: '没有写时限。', en: 'No limit is written.' },
  limitAsked: { severity: 'error', zh: '时限“{text}”：{question}', en: 'The limit "{text}": {question}' },
  limitOpenEnded: { severity: 'error', zh: '“{text}”没有写到何时为止。请写日期，或写“长期坚持”。', en: '"{text}" does not say until when. Write a date, or 长期坚持.' },
  limitAssumed: { severity: 'warning', zh: '“{text}”是推算的：{understood}请核对。', en: '"{text}" was worked out: {understood} Check it.' },
  immediateThenLongTerm: { severity: 'warning', zh: '“{text}”按长期坚持读入；立行立改部分如有日期，请写在时限中。', en: '"{text}" was read as long-term; if the immediate part has a date, write it with the limit.' },
  effectAfterCompletion: { severity: 'error', zh: '取得明显成效时限（{effect}）晚于整改落实到位时限（{completion}）。', en: 'The date of clear effect ({effect}) is later than the completion date ({completion}).' },
  firstUnitAsLead: { severity: 'warning', zh: '责任单位有多个而未写明牵头，以第一个（{unit}）为牵头单位、其余为参与单位。', en: 'Several units are responsible and none is named as leading; the first ({unit}) was taken to lead.' },
  severalLeadUnits: { severity: 'warning', zh: '牵头单位写了多个，以第一个（{unit}）为牵头单位、其余为参与单位。', en: 'Several lead units are written; the first ({unit}) was taken to lead, the others to participate.' },
  numberRepeats: { severity: 'warning', zh: '序号“{number}”重复，已另行编号。', en: 'The number "{number}" repeats; numbers were given anew.' },
  rowTwice: { severity: 'warning', zh: '与工作表“{sheet}”{other} 所在行完全相同，只读入一次。', en: 'The same as the row of {other} on sheet "{sheet}"; read once.' },
  splitMeasure: { severity: 'error', zh: '一项措施合并了几行，而这几行的内容不同（此格为“{text}”）。请合并为一行，或拆成几项措施。', en: 'One measure is merged over several rows that differ (here: "{text}"). Make it one row, or several measures.' },
  textTooLong: { severity: 'error', zh: '文字过长：{length} 字，上限 {max} 字。', en: 'The text is too long: {length} characters, at most {max}.' },
  moreProblems: { severity: 'warning', zh: '另有 {count} 个问题未列出。请先改正以上问题。', en: '{count} more problems are not shown. Put the above right first.' },
} as const satisfies Record<string, { severity: Severity; zh: string; en: string }>;
export type LedgerProblemCode = keyof typeof LEDGER_PROBLEMS;

/** Something a person must (error) or may (warning) put right in a ledger, at its cell. */
export interface LedgerProblem {
  readonly sheet: string;
  /** `C7`; of the first cell where it concerns the whole sheet. */
  readonly address: string;
  readonly code: LedgerProblemCode;
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
}

type Params = Readonly<Record<string, string | number | { readonly zh: string; readonly en: string }>>;

export function ledgerProblem(place: { readonly sheet: string; readonly address: string }, code: LedgerProblemCode, params: Params = {}): LedgerProblem {
  const { severity, zh, en } = LEDGER_PROBLEMS[code];
  return { ...place, code, severity, zh: fill(zh, params, 'zh'), en: fill(en, params, 'en') };
}

function fill(text: string, params: Params, language: 'zh' | 'en'): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'object' ? value[language] : String(value);
  });
}
