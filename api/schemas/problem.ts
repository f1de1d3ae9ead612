import { z } from 'zod';
import { text } from './common.ts';
import { named } from './registry.ts';

/** RFC 9457, with the code of our closed list and the sentence in both languages. */
export const problem = named(
  'Problem',
  z.object({
    type: z.string().describe('urn:bihuan:problem:<code>'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('in the language of Accept-Language, Chinese by default'),
    code: z.string().describe('stable; the list is docs/refusals.md'),
    text: text.describe('the detail in both languages'),
    params: z.record(z.string(), z.string()).describe('what was filled into the text'),
    request: z.string().describe('names the request in the log'),
    errors: z.array(z.object({ field: z.string(), detail: z.string(), text })).optional().describe('field by field'),
  }),
);

export type Problem = z.output<typeof problem>;

/** What every endpoint may answer instead of its result. */
export const problemResponse = { default: { description: 'Why not', content: { 'application/problem+json': { schema: problem } } } };
