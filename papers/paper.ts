import type { Language } from '../domain/refusals.ts';
import type { ExtraField } from './fields.ts';

/**
 * A text that leaves the office, apart from how it looks: `word/` and `markdown/` turn it into files. Every string is plain text;
 * whatever stands in it, the writers keep it text.
 */
export interface Paper {
  /** The language of what the writers add themselves: how a date is written, which marks stand where. */
  readonly language: Language;
  readonly heading: string;
  /** A line of its own under the heading. */
  readonly subheading?: string;
  /** As the register gave it: 限改〔2026〕12号. */
  readonly number?: string;
  /** To whom it is addressed, without the colon. */
  readonly addressee?: string;
  readonly blocks: readonly Block[];
  readonly issuer?: string;
  /** `YYYY-MM-DD`; written out in the paper's language. */
  readonly date?: string;
  /** Who gets a copy (抄送). */
  readonly cc?: string;
  /** What is added on pages of its own. */
  readonly annexes?: readonly Annex[];
  /** What a Word template may show besides; Markdown does not. */
  readonly fields?: Readonly<Partial<Record<ExtraField, string | readonly Block[]>>>;
}

export interface Annex {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  /** Level 1 is 一、, 2 （一）, 3 1., 4 （1） by the conventions of official papers; the numbering itself is part of the text. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: Text }
  /** Begins a page. */
  | { readonly kind: 'annexHeading'; readonly text: Text }
  /** Indented by two characters unless flush. */
  | { readonly kind: 'paragraph'; readonly text: Text; readonly isFlush?: boolean }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Text[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly Text[])[] };

export interface Column {
  readonly title: string;
  /** Its part of the width, compared with the others; 1 when missing. */
  readonly share?: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** Plain, or in runs of which some stand out. A line feed begins a new line within the paragraph. */
export type Text = string | readonly Run[];

export interface Run {
  readonly text: string;
  readonly isBold?: boolean;
  /** Shown as marked with a pen: what a reader must not miss. */
  readonly isMarked?: boolean;
}

export function heading(level: 1 | 2 | 3 | 4, text: Text): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: Text): Block {
  return { kind: 'paragraph', text };
}

export function list(items: readonly Text[], isOrdered = false): Block {
  return { kind: 'list', isOrdered, items };
}

/** @param rows each with as many cells as there are columns. */
export function table(columns: readonly Column[], rows: readonly (readonly Text[])[]): Block {
  return { kind: 'table', columns, rows };
}

/** @returns the text as runs, none of them empty. */
export function runsOf(text: Text): readonly Run[] {
  return (typeof text === 'string' ? [{ text }] : text).filter((run) => run.text !== '');
}

export function plainOf(text: Text): string {
  return runsOf(text)
    .map((run) => run.text)
    .join('');
}
