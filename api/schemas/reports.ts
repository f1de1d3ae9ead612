import { z } from 'zod';
import { itemNamed, type WithheldItem } from '../../domain/reports/withheld.ts';
import { bilingual } from '../problems/fieldErrors.ts';
import { givenDate, instant } from './common.ts';
import { named } from './registry.ts';

const line = z.string().trim().min(1).max(500);
const paragraphs = z.array(z.string().trim().min(1).max(5_000)).max(100);

/** `problem:3`, `M-012`, `M-012#17`. */
export const itemText = z
  .string()
  .max(80)
  .refine((text) => itemNamed(text) !== undefined, bilingual('应写作 problem:3（问题）、M-012（措施）或 M-012#17（措施的第 17 条记录）。', 'Write problem:3, M-012 (a measure), or M-012#17 (event 17 of its record).'))
  .describe('problem:3, M-012, or M-012#17: event 17 of the measure\'s record');

/** @returns the item; the schema has seen that the text names one. */
export function itemOf(text: string): WithheldItem {
  const item = itemNamed(text);
  if (!item) throw new Error(`"${text}" has passed as the name of an item`);
  return item;
}

export const fileFormat = z.enum(['docx', 'md']);
export type FileFormat = z.output<typeof fileFormat>;
const language = z.enum(['zh', 'en']);

/** What every paper may be asked for with. */
export const paperQuery = z.strictObject({ format: fileFormat.exactOptional().describe('docx when missing'), language: language.exactOptional().describe('zh when missing'), issuer: line.exactOptional() });

const asked = {
  format: fileFormat.exactOptional().describe('docx when missing'),
  language: language.exactOptional().describe('zh when missing'),
  at: z.iso.datetime({ offset: true, error: bilingual('应写作 2027-03-31T18:00:00+08:00 这样的时刻。', 'Must be an instant such as 2027-03-31T18:00:00+08:00.') }).exactOptional().describe('as of when; now when missing, never later'),
  heading: line.exactOptional(),
  issuer: line.exactOptional(),
  date: givenDate.exactOptional().describe('the date it bears; that of the day it tells of when missing'),
};

export const progressAsked = z.strictObject({ ...asked, addressee: line.exactOptional().describe('the inspecting body; what the policy says when missing') });

export const publicAsked = z.strictObject({
  ...asked,
  isInternal: z.boolean().exactOptional().describe('with everything that is withheld, marked as such, and a list of it'),
  preface: paragraphs.exactOptional(),
  organisation: paragraphs.exactOptional().describe('how the work was organized'),
  nextSteps: paragraphs.exactOptional(),
  contacts: paragraphs.exactOptional(),
  withhold: z.array(z.strictObject({ item: itemText, reason: line })).max(500).exactOptional().describe('further items to leave out of this one report'),
});

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MARKDOWN = 'text/markdown';
export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = { docx: DOCX, md: `${MARKDOWN}; charset=utf-8` };

/** The answer of routes that make a file. */
export const fileResponse = { 200: { description: 'The file', content: { [DOCX]: { schema: z.unknown() }, [MARKDOWN]: { schema: z.unknown() } } } };

const mark = named('WithheldMark', z.object({ item: z.string(), reason: z.string(), source: z.enum(['plan', 'act']).describe('the plan\'s file, or an act'), at: instant.optional() }));
export const marks = z.object({ marks: z.array(mark) });
