import type { Excerpt } from './draft.ts';
import type { Heading } from './headings.ts';
import type { Line } from './lines.ts';
import type { MarkFamily } from './marks.ts';
import type { OutlineNode } from './outline.ts';
import type { StatusReading } from './status.ts';

/** A measure as collected, before states, units and dates are read from its words. */
export interface MeasureRecord {
  readonly number?: string;
  readonly value: number;
  readonly family: MarkFamily | 'enumerated' | 'paragraph';
  readonly line: number;
  readonly title: string;
  readonly detail: string;
  progress?: string;
}

/** A paragraph without a number, with the lines of facts (责任单位：…) printed after it. */
export interface Paragraph extends Line {
  readonly facts: Line[];
}

export interface NumberedExcerpt extends Excerpt {
  readonly number?: string;
}

/** A heading of a problem, an aspect or a specific problem, with what was found under it. Which of the three it is, roles.ts decides. */
export interface HeadingRecord {
  readonly node: OutlineNode;
  readonly heading: Heading;
  readonly parent: HeadingRecord | undefined;
  /** The printed number of the chapter it stands in. */
  readonly chapter: string;
  readonly children: HeadingRecord[];
  readonly measures: MeasureRecord[];
  readonly notes: Excerpt[];
  /** Lines of facts said of all measures under the heading; some stand in the text of a measure and are kept there. */
  readonly facts: (Line & { readonly isInDetail?: boolean })[];
  readonly statuses: (StatusReading & { readonly line: number })[];
  readonly progress: NumberedExcerpt[];
}

export function newRecord(node: OutlineNode, heading: Heading, parent: HeadingRecord | undefined, chapter: string): HeadingRecord {
  return { node, heading, parent, chapter, children: [], measures: [], notes: [], facts: [], statuses: [], progress: [] };
}

/** Appends one by one: `push(...many)` overflows the stack on a report of many thousand lines. */
export function addAll<T>(to: T[], items: readonly T[]): void {
  for (const item of items) to.push(item);
}
