import { z } from 'zod';
import { DUTY_KINDS } from '../../domain/duties.ts';
import { date, givenDate, id, instant, post, soughtText, text } from './common.ts';
import { light } from './measure.ts';
import { checkProblem, planTexts } from './plans.ts';

/** What became of each measure in an act on many; every one is in exactly one of the lists. */
const refused = z.array(z.object({ id: z.string(), code: z.string(), text })).describe('and why');
const ended = z.array(z.string()).describe('archived or withdrawn, left alone');
const isDryRun = z.boolean().default(false).describe('only says what would be done');
const dryRun = z.boolean().describe('nothing was done');

export const amendBody = z.strictObject({ ...planTexts.shape, where: soughtText(1_000).optional().describe('such as unit=经发局, class=immediate|longTerm, ref=M-001..M-020'), isDryRun });
export const amendOutcome = z.object({
  plan: z.string(),
  isDryRun: dryRun,
  amended: z.array(z.object({ id: z.string(), changes: z.array(z.string()).describe('parts of the measure that the plan now says otherwise') })),
  unchanged: z.array(z.string()),
  ended,
  refused,
  notStarted: z.array(z.string()).describe('in the plan but not started'),
  outside: z.int().describe('measures that do not fit the condition'),
  warnings: z.array(checkProblem),
});

export const calendarBody = z.strictObject({ listText: z.string().max(200_000), listName: z.string().min(1).max(1_000).default('calendar.json'), isDryRun });
const movedDate = z.object({ what: z.enum(['milestone', 'receipt', 'step', 'periodic', 'document', 'interview', 'lookBack']), id: z.string(), title: text, from: date, to: date, posts: z.array(post).describe('whom it binds, with who holds the post today') });
const measureNamed = { id: z.string(), ref: z.string(), title: z.string() };
export const calendarOutcome = z.object({
  plan: z.string(),
  year: z.int(),
  isDryRun: dryRun,
  officialThrough: date,
  published: z.array(z.string()).describe('measures that have the list now and had not before'),
  moved: z.array(z.object({ ...measureNamed, dates: z.array(movedDate) })),
  provisional: z.array(z.object({ ...measureNamed, dates: z.array(z.object({ title: text, on: date })) })).describe('dates beyond the last official list still'),
  unchanged: z.array(z.string()),
  ended,
  refused,
});

export const postParams = z.object({ plan: id, post: id });
const newcomer = { person: id, name: soughtText(50).optional().describe('for somebody who is not known yet'), email: z.email().max(254).optional() };
export const handOverBody = z.strictObject({ ...newcomer, from: givenDate.describe('the first day, today or later'), isDryRun });
export const substituteBody = z.strictObject({ ...newcomer, from: givenDate, to: givenDate, isDryRun });
export const endBody = z.strictObject({ person: id, on: givenDate.describe('the last day, today or later'), isDryRun });

const duty = z.object({
  what: z.enum(DUTY_KINDS),
  id: z.string(),
  text,
  lastOn: date.optional(),
  isOverdue: z.boolean(),
  light: light.optional(),
});
const duties = z.array(z.object({ ...measureNamed, duties: z.array(duty) }));
export const postDuties = z.object({ plan: z.string(), post, asOf: instant, duties });
export const postOutcome = z.object({ plan: z.string(), isDryRun: dryRun, post, done: z.array(z.string()), unchanged: z.array(z.string()), ended, refused, asOf: instant, duties: duties.describe('what is open at the post') });
