/**
 * The closed list of what a reader of reports owes its user to say. Codes are stable. The first group is text that found no place; the
 * second is text that was placed by judgement and wants a look.
 */
export const REPORT_WARNINGS = {
  noProblems: { zh: '没有读出任何问题和措施：原文没有以标题逐项列出问题（可能只有综述或总数），请人工录入。', en: 'No problem and no measure was read: the text does not list problems under headings (it may be prose or totals only). Enter them by hand.' },
  unplaced: { zh: '整改部分的这段文字不属于任何问题或措施，没有读入。', en: 'This text of the rectification chapter belongs to no problem or measure and was not read.' },
  chapterSkipped: { zh: '本章按一般性章节处理，没有读入；其中有像问题标题的内容。', en: 'This chapter was taken for a general one and not read, though it has what looks like a problem heading.' },
  problemWithoutMeasures: { zh: '这个问题之下没有读出措施。', en: 'No measure was read under this problem.' },
  pageNumber: { zh: '单独成行的数字，按页码略去。', en: 'A number alone on its line was left out as a page number.' },

  problemText: { zh: '问题标题与第一条措施之间的文字，作为对问题的说明保留，没有算作措施。', en: 'Text between the heading of a problem and its first measure was kept as a note on the problem, not as a measure.' },
  paragraphAsMeasure: { zh: '问题之下的段落没有编号，按一段一条措施读入。', en: 'A paragraph without a number under a problem was read as one measure.' },
  leadInJoined: { zh: '“一是”之前的引语并入第一条措施。', en: 'The words before the first item of the enumeration were kept with that first measure.' },
  paragraphJoined: { zh: '列举之后的段落没有编号，并入前一条措施。', en: 'A paragraph without a number after an enumeration was kept with the measure before it.' },
  headingByLayout: { zh: '标题没有写明是问题，按其位置读作问题标题。', en: 'The heading does not name a problem; it was read as one from its place in the outline.' },
  aspectAsProblem: { zh: '标题像是“方面”，但措施直接列在其下，因此读作问题。', en: 'The heading sounds like an aspect, but measures stand directly under it, so it was read as a problem.' },
  numberJumps: { zh: '编号不连续，按原文保留。', en: 'The printed numbers skip here; they were kept.' },
  numberRepeats: { zh: '编号重复或倒退，按原文保留。', en: 'A printed number repeats or goes back; it was kept.' },
  statusUnread: { zh: '写有整改状态，但不能确定属于“已完成、取得阶段性成效、长期坚持”中的哪一种，没有填写。', en: 'A state is printed, but not clearly one of 已完成, 取得阶段性成效, 长期坚持; it was left open.' },
  statusMixed: { zh: '同时写有“已完成”和“长期坚持”等状态，按尚须坚持的一种填写。', en: 'Several states are printed at once; the one that leaves most to do was taken.' },
  limitUnread: { zh: '写有时限，但不能确定日期，只保留原文。', en: 'A time limit is printed, but no date can be told from it; only its words were kept.' },
  limitAssumed: { zh: '时限没有写全（年份或起算日），按通报的日期推算，请核对。', en: 'The time limit leaves out its year or what it counts from; it was worked out from the dates of the report. Check it.' },
  firstUnitAsLead: { zh: '责任单位有多个而未写明牵头，以第一个为牵头单位、其余为参与单位。', en: 'Several units are responsible and none is named as leading; the first was taken to lead, the others to participate.' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ReportWarningCode = keyof typeof REPORT_WARNINGS;

export interface ReportWarning {
  /** The line of the source, counted from 1. */
  readonly line: number;
  /** The words of the source that the warning is about. */
  readonly text: string;
  readonly code: ReportWarningCode;
  /** The reason as a sentence for the reader. */
  readonly zh: string;
  readonly en: string;
}

/** Says the same thing of the same place at most once. */
export class WarningList {
  private readonly byKey = new Map<string, ReportWarning>();

  add(code: ReportWarningCode, line: number, text: string): void {
    const key = `${code} ${line} ${text}`;
    if (!this.byKey.has(key)) this.byKey.set(key, { line, text, code, ...REPORT_WARNINGS[code] });
  }

  inOrder(): ReportWarning[] {
    return [...this.byKey.values()].sort((a, b) => a.line - b.line);
  }
}
