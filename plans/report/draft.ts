import type { ReportWarning } from './warnings.ts';

/** The three states published reports print of a measure (整改状态). */
export type PrintedStatus = '已完成' | '取得阶段性成效' | '长期坚持';

/** A line of the source, or part of one, as printed. `line` counts from 1. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
}

/** A problem the inspection found (反馈问题). */
export interface DraftProblem {
  /**
   * Names the problem within the draft: its printed number without brackets and full-width forms (`1`, `一`); with the numbers of the
   * headings above it in front (`二.1`) where the report starts its numbers anew and the bare number would not be unique.
   */
  readonly no: string;
  /** The name alone: without 关于, 的问题, 的整改 and the quotation marks around the whole of it. */
  readonly title: string;
  /** The heading as printed, without its number. */
  readonly heading: string;
  /** The names of the headings above it that group problems (方面), outermost first, joined with ` / `. */
  readonly aspect?: string;
  readonly line: number;
  /** What the report says of the problem itself under its heading: description, aim, supervision, state of the whole. Verbatim. */
  readonly notes: readonly Excerpt[];
}

/** A specific problem (具体问题): a heading between a problem and its measures. */
export interface DraftIssue extends Omit<DraftProblem, 'aspect'> {
  readonly problemNo: string;
}

/** When a measure is due, as printed. Dates are given only where the words fix one (`plans/phrases`). */
export interface DraftLimits {
  /** ISO date by which marked results are due (取得明显成效时限). */
  readonly effect?: string;
  /** ISO date by which the measure is to be complete (整改时限、完成时限、整改落实到位时限). */
  readonly completion?: string;
  /** 立行立改: at once. */
  readonly isImmediate?: true;
  /** 长期坚持: to be kept up for good, after the dates if there are any. */
  readonly isLongTerm?: true;
  /** Everything the text says of time limits, as printed; several joined with `；`. */
  readonly text: string;
}

/** One rectification measure (整改措施). */
export interface DraftMeasure {
  /**
   * Names the measure within the draft. Where the report numbers its measures through, the printed number: `M-012`. Where numbers start
   * anew under each problem, or are missing, the place of the problem and of the measure in it: `M-03-02`. A number printed twice in a
   * report numbered through gets `b`, `c` the second and third time.
   */
  readonly ref: string;
  readonly problemNo: string;
  readonly issueNo?: string;
  /** The printed number without brackets and full-width forms: `12`, `一` for 一是. */
  readonly number?: string;
  /** The first sentence, without its full stop; for `一是…` without those words. */
  readonly title: string;
  /**
   * The whole text of the measure, title sentence included, as printed: the details of all measures put one after the other give the
   * source's text of measures again. Left out are only what introduces an item (its printed number, a label such as `整改措施：`), blanks
   * at the ends of lines, `**` of Markdown and page numbers. `一是` is a word of the sentence and stays. Paragraphs are
   * joined with a line break; lines cut only for width are put together again.
   */
  readonly detail: string;
  /** What a separate part of the report (整改成效：…) says of this measure, where it can be told to be of this one. */
  readonly progress?: string;
  readonly status?: PrintedStatus;
  readonly leadOfficial?: string;
  readonly leadUnit?: string;
  readonly participants?: readonly string[];
  readonly limits?: DraftLimits;
  readonly line: number;
}

/** Facts about the inspection that stand in the opening sentences, each only where the text says it plainly. */
export interface DraftInspection {
  /** The team, as printed: 省委第九巡视组. */
  readonly team?: string;
  /** The first and last day of the inspection, ISO. */
  readonly from?: string;
  readonly to?: string;
  /** The day its findings were given (反馈), ISO. */
  readonly feedbackOn?: string;
}

/** What a published report says, as far as its text lets one say it. */
export interface ReportDraft {
  readonly title?: string;
  /** The signature at the end, and its ISO date. */
  readonly issuedBy?: string;
  readonly issuedOn?: string;
  readonly inspection?: DraftInspection;
  readonly problems: readonly DraftProblem[];
  readonly issues: readonly DraftIssue[];
  readonly measures: readonly DraftMeasure[];
  /** What could not be placed, and every judgement that the text leaves open; in order of lines. */
  readonly warnings: readonly ReportWarning[];
}
