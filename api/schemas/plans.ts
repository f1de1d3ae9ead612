import { z } from 'zod';
import { id, person, post, text } from './common.ts';
import { phase } from './measure.ts';
import { named } from './registry.ts';

/** Longer texts are not read at all (`plans/check/yamlFile.ts`). */
const fileText = z.string().max(5_000_000);
const fileName = z.string().min(1).max(1_000);

/** The texts of a plan and of its policy; the names are for messages only. */
export const planTexts = z.strictObject({
  planText: fileText,
  planName: fileName.default('plan.yaml'),
  policyText: fileText,
  policyName: fileName.default('policy.yaml'),
});

export const checkProblem = named(
  'CheckProblem',
  z.object({
    file: z.string(),
    line: z.int(),
    column: z.int(),
    field: z.string(),
    measure: z.string().optional(),
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    zh: z.string(),
    en: z.string(),
  }),
);

export const planCheck = z.object({
  mayStart: z.boolean(),
  problems: z.array(checkProblem).describe('errors stand in the way of a start, warnings do not'),
  plan: z.object({ id: z.string(), title: z.string(), adoptedOn: z.string(), policy: z.string(), measures: z.int(), people: z.int() }).optional(),
});

export const startOutcome = z.object({
  plan: z.string(),
  created: z.array(z.string()),
  amended: z.array(z.string()),
  unchanged: z.array(z.string()),
  ended: z.array(z.string()).describe('archived or withdrawn, left alone'),
  refused: z.array(z.object({ id: z.string(), code: z.string(), text })),
  leftOut: z.array(z.string()).describe('running, but not in the plan any more: they go on until the authority withdraws them'),
  warnings: z.array(checkProblem),
});

export const planLine = named(
  'Plan',
  z.object({
    id: z.string(),
    title: z.string(),
    adoptedOn: z.string(),
    startedAt: z.string().optional().describe('missing until its measures have been started'),
    measures: z.int(),
    overdue: z.int().describe('measures with a date that has passed'),
    phases: z.partialRecord(phase, z.int()),
  }),
);

export const planDetail = z.object({
  ...planLine.shape,
  policy: z.string(),
  zone: z.string(),
  officialThrough: z.string().describe('days off are official until then; later dates are provisional'),
  administrators: z.array(post),
  people: z.array(person),
  starting: z.object({ done: z.int(), total: z.int() }).optional().describe('while its measures are being started'),
});

export { id as planId };
