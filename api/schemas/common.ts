import { z } from 'zod';
import { isDate } from '../../domain/calendar.ts';
import { bilingual } from '../problems/fieldErrors.ts';
import { named } from './registry.ts';

/** An instant with the offset of the plan's own zone, so that its first characters are what the clock on the wall shows. */
export const instant = z.string().describe('RFC 3339 instant with the offset of the plan\'s zone, e.g. 2026-09-30T09:00:00+08:00');
export const date = z.string().describe('YYYY-MM-DD, a local day of the plan\'s zone');
export const text = named('Text', z.object({ zh: z.string(), en: z.string() }));

export const person = named('Person', z.object({ id: z.string(), name: z.string() }));
export const post = named('Post', z.object({ id: z.string(), title: z.string(), unit: z.string(), holder: person.optional().describe('who holds it now'), substitutes: z.array(person).optional().describe('who stands in at it now') }));
const onBehalfOf = person.optional().describe('the holder, when the person acted as the holder\'s substitute');
export const actedBy = named('ActedBy', z.object({ person, post, onBehalfOf }));
export const decided = named('Decided', z.object({ person, post, onBehalfOf, at: instant }));

/** A limit runs to the end of its last day. */
export const limit = named(
  'Limit',
  z.object({
    lastDay: date,
    lapsesAt: instant.describe('the first instant after the last day'),
    isLapsed: z.boolean(),
    isProvisional: z.boolean().describe('beyond the last official list of days off, so that a later list may move it'),
  }),
);

/** Names of plans, measures and people as they stand in paths. */
export const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, bilingual('只能用字母、数字、点、横线和下划线。', 'May use letters, digits, dot, dash and underscore only.'));

/** A date that a person gives. */
export const givenDate = z.string().refine(isDate, bilingual('应写作 2026-03-31 这样的有效日期。', 'Must be a real date written like 2026-03-31.'));

export const planParams = z.object({ plan: id });
export const measureParams = z.object({ plan: id, ref: id });

/** A text to look for in the database, which knows no NUL. */
export function soughtText(most: number) {
  return z.string().max(most).refine((text) => !text.includes('\0'), bilingual('不能含有空字符。', 'Must not contain a NUL character.'));
}

/** A number that stands in a query string. */
export function queryNumber(least: number, most: number, standard: number) {
  const problem = bilingual(`应为 ${least} 至 ${most} 之间的整数。`, `Must be a whole number from ${least} to ${most}.`);
  return z
    .string()
    .regex(/^\d{1,9}$/, problem)
    .refine((digits) => Number(digits) >= least && Number(digits) <= most, problem)
    .optional()
    .describe(`${least} to ${most}; ${standard} when missing`);
}

export const paging = { limit: queryNumber(1, 500, 100), offset: queryNumber(0, 1_000_000, 0) };

/** @returns the page a request asks for. */
export function pageOf(query: { readonly limit?: string | undefined; readonly offset?: string | undefined }): { limit: number; offset: number } {
  return { limit: Number(query.limit ?? 100), offset: Number(query.offset ?? 0) };
}
