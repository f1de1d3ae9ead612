import type { Heading } from './heading.ts';
import type { RowPreview } from './reading.ts';
import type { DataCell } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** A problem as its rows name it. */
export interface GatheredProblem {
  readonly title: string;
  readonly sheet: string;
  readonly address: string;
  /** The number its words begin with. */
  readonly mark?: string;
  readonly measures: GatheredMeasure[];
}

/** A measure with all that its rows say. */
export interface GatheredMeasure {
  readonly sheet: string;
  readonly row: number;
  readonly heading: Heading;
  readonly problem: GatheredProblem;
  readonly issue?: string;
  readonly cells: DataCell[];
}

/** A row with what it came to; the measure gets its ref when all are read. */
export interface GatheredRow extends Pick<RowPreview, 'outcome' | 'because'> {
  readonly row: number;
  readonly cells: readonly DataCell[];
  readonly measure?: GatheredMeasure;
  /** The problem a row names and says nothing else of. */
  readonly names?: GatheredProblem;
}

export interface GatheredSheet {
  readonly sheet: Sheet;
  readonly headings: readonly Heading[];
  readonly rows: readonly GatheredRow[];
}
