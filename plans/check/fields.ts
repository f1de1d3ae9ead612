import { z } from 'zod';
import { isDate } from '../../domain/calendar.ts';

/**
 * The kinds of field our files are made of. Where a field is not as it should be, the schema's message is the code of the problem
 * (`check/fileProblems.ts`); zod's own wording never reaches a person.
 */

/** A line break, a tab, anything invisible, and what reverses the direction of reading: none belongs into a name or a title. */
const CONTROL_CHARACTER = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const CONTROL_CHARACTER_BUT_LINES = /[^\P{Cc}\n\r\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** Text of one line. */
export function line(max: number) {
  return z.string().trim().min(1).max(max).refine((text) => !CONTROL_CHARACTER.test(text), 'controlCharacter');
}

/** Text of several lines. */
export function lines(max: number) {
  return z.string().trim().min(1).max(max).refine((text) => !CONTROL_CHARACTER_BUT_LINES.test(text), 'controlCharacter');
}

/** Names a thing within its file; goes into addresses and record keys, hence the few characters. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'badId').refine(isNoObjectWord, 'badId');

export const role = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'badRole').refine(isNoObjectWord, 'badRole');

/** `constructor` and its like answer in every plain record, also in those that do not hold them. */
function isNoObjectWord(name: string): boolean {
  return !(name in Object.prototype);
}

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'badDate')
  .refine((text) => isDate(text) && text >= '2000-01-01' && text <= '2100-12-31', 'badDate');

export const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'badTime');

export const email = z
  .string()
  .max(254, 'badEmail')
  .regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/, 'badEmail');

/** A file beside this one. Where it may lie is the business of whoever reads it. */
export const relativePath = z.string().max(300, 'badPath').regex(/^[^\\/:][^\\:]*\.ya?ml$/, 'badPath');

/** @returns minutes since midnight of `09:30`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** A field with what an editor shows about it, in both languages; `more` goes into the published schema as it is. */
export function described<T extends z.ZodType>(schema: T, zh: string, en: string, more: Readonly<Record<string, unknown>> = {}): T {
  return schema.meta({ ...more, description: `${zh} | ${en}` });
}

/** Of these fields exactly one: for the published schema only, the checks say it to people. */
export function oneOfFields(...fields: readonly string[]): { oneOf: { required: string[] }[] } {
  return { oneOf: fields.map((field) => ({ required: [field] })) };
}
