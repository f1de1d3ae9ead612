/**
 * One cell of a spreadsheet as people see it. `text` is what the cell shows, lines parted by `\n`, empty where
 * nothing stands. `date` is set where the cell holds a real date rather than words about one. A cell that lies
 * under a merged one names the cell that carries the value and repeats its text and date.
 */
export interface Cell {
  /** As people say it: `C7`. */
  readonly address: string;
  readonly text: string;
  /** YYYY-MM-DD. */
  readonly date?: string;
  /** The address of the upper left cell of the merged range this one lies in; absent on that cell itself. */
  readonly mergedInto?: string;
}

/**
 * One sheet of a workbook, independent of any file format. Rows stand in the order of the sheet; a row may be
 * shorter than others, and what it lacks is empty.
 */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}
