import type { Language } from '../../domain/refusals.ts';
import { paragraph, table, type Block, type Column, type Text } from '../paper.ts';

export type Bilingual = Readonly<Record<Language, string>>;

/** A column with its title in both languages. */
export interface ListColumn<Row> {
  readonly title: Bilingual;
  readonly share?: number;
  readonly align?: 'left' | 'center' | 'right';
  cell(row: Row): Text;
}

/** @returns the rows as a table, or the word that there is nothing of the kind. */
export function listing<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[], language: Language): Block {
  if (rows.length === 0) return paragraph({ zh: '无。', en: 'None.' }[language]);
  const heads = columns.map(({ title, share, align }): Column => ({ title: title[language], ...(share !== undefined && { share }), ...(align && { align }) }));
  return table(heads, rows.map((row) => columns.map(({ cell }) => cell(row))));
}

interface Named {
  readonly ref: string;
  readonly title: string;
  readonly unit: string;
}

/** The columns by which every list names a measure. */
export const NAMING: readonly ListColumn<Named>[] = [
  { title: { zh: '编号', en: 'No.' }, share: 2, cell: ({ ref }) => ref },
  { title: { zh: '整改措施', en: 'Measure' }, share: 6, cell: ({ title }) => title },
  { title: { zh: '牵头单位', en: 'Lead unit' }, share: 3, cell: ({ unit }) => unit },
];
