import type { Calendar } from '../../domain/calendar.ts';
import type { DraftSettings } from '../draft.ts';
import type { Bilingual, LimitReading } from '../phrases/limit.ts';
import type { ColumnKind } from './columns.ts';
import type { LedgerProblem } from './problems.ts';

/** What is known of a ledger (整改台账) beside its cells. */
export interface LedgerContext extends DraftSettings {
  /** The day the inspecting body gave its findings, YYYY-MM-DD: what 反馈后1个月内 counts from. */
  readonly feedbackOn?: string;
  /** The day the ledger bears, YYYY-MM-DD: what 本月 and a date without a year are told from; `adoptedOn` when missing. */
  readonly writtenOn?: string;
  /** For limits counted in working days. */
  readonly calendar?: Calendar;
}

/** What a ledger was understood to say. Nothing is started or written by it. */
export interface LedgerReading {
  /** For people to look over before anything is made of it. */
  readonly preview: LedgerPreview;
  /** All that is wrong, in the order of the sheets. */
  readonly problems: readonly LedgerProblem[];
  /** A plan file (YAML) begun from the ledger, for `readPlan` to check; absent where no measure was read. */
  readonly draft?: string;
}

export interface LedgerPreview {
  readonly sheets: readonly SheetPreview[];
  readonly problemCount: number;
  readonly measureCount: number;
  /** Cells that a person must settle; each also stands in its row. */
  readonly questions: readonly LedgerQuestion[];
}

export interface SheetPreview {
  readonly sheet: string;
  /** The numbers of the rows the heading takes, from 1; empty where none was found. */
  readonly headingRows: readonly number[];
  readonly columns: readonly ColumnPreview[];
  /** Every row that is not empty, in order. */
  readonly rows: readonly RowPreview[];
}

export interface ColumnPreview {
  /** The lowest cell of its heading: `C4`. */
  readonly address: string;
  /** The heading as written, two rows of it joined with ` / `. */
  readonly heading: string;
  /** What the column was taken for; absent where it was not understood, and not read. */
  readonly kind?: ColumnKind;
}

/**
 * What became of a row. `section`: it names the problem or the aspect of the rows below. `measure`: it says one, or more of the one merged
 * down from above. `skipped` and `failed` say why; for a row that failed there is an error among the problems.
 */
export type RowOutcome = 'heading' | 'section' | 'measure' | 'skipped' | 'failed';

export interface RowPreview {
  /** From 1, as in the sheet. */
  readonly row: number;
  readonly outcome: RowOutcome;
  /** Why it was skipped or failed. */
  readonly because?: Bilingual;
  /** The measure it was read as. */
  readonly ref?: string;
  readonly cells: readonly CellPreview[];
}

export interface CellPreview {
  readonly address: string;
  readonly kind: ColumnKind;
  readonly text: string;
  /** How a time limit was read. */
  readonly limit?: LimitReading;
  /** How a list of units was cut. */
  readonly names?: readonly string[];
}

export interface LedgerQuestion {
  readonly sheet: string;
  readonly address: string;
  readonly row: number;
  readonly text: string;
  readonly explanation: Bilingual;
  readonly candidates: readonly string[];
}
