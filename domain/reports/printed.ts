/** A plan as its file prints it: order, numbers and marks, on which no rule of a measure depends, but a report does. */
export interface PrintedProblem {
  readonly no: string;
  readonly title: string;
  /** Why it is not for the public (不宜公开). */
  readonly withheld?: string;
  readonly measures: readonly PrintedMeasure[];
}

export interface PrintedMeasure {
  readonly ref: string;
  readonly number?: string;
  readonly title: string;
  readonly issue?: string;
  /** Why it is not for the public (不宜公开). */
  readonly withheld?: string;
}
