import { z } from 'zod';
import { PLAN_PHASES } from '../../domain/plan/plan.ts';
import { ROLL_UP_STATUSES } from '../../domain/rollUp.ts';
import { LIGHTS } from '../../domain/light.ts';
import { bilingual } from '../problems/fieldErrors.ts';
import { proofs, words } from './acts.ts';
import { actedBy, date, decided, givenDate, id, instant, post, text } from './common.ts';
import { checkProblem } from './plans.ts';
import { named } from './registry.ts';
import { itemText } from './reports.ts';

export const planPhase = z.enum(PLAN_PHASES);

const hash = z.string().regex(/^[0-9a-f]{64}$/, bilingual('应为 64 位小写十六进制的版本摘要。', 'Must be a version\'s hash of 64 lower-case hexadecimal digits.'));

/** What a person may ask of a plan, but handing in a version and starting one, which come with the files. */
export const planAct = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('approvePlan'), hash, note: words.optional() }),
  z.strictObject({ type: z.literal('returnPlan'), hash, reason: words }),
  z.strictObject({ type: z.literal('handInReport'), reportId: id, dueOn: givenDate.optional(), text: words, evidence: proofs }),
  z.strictObject({ type: z.literal('concludePlan'), reason: words }),
  z.strictObject({ type: z.literal('withhold'), item: itemText, reason: words }).describe('not for the public'),
  z.strictObject({ type: z.literal('release'), item: itemText, reason: words }).describe('for the public again'),
]);
export type PlanActGiven = z.output<typeof planAct>;

export const planActBody = z.strictObject({ act: planAct });

const approval = z.object({ ...decided.shape, stepId: z.string(), note: z.string().optional() });

const version = named(
  'PlanVersion',
  z.object({
    hash: z.string().describe('SHA-256 of the texts of plan and policy: what is approved, to the letter'),
    title: z.string(),
    measures: z.int(),
    status: z.enum(['awaiting', 'returned', 'approved']),
    submitted: decided,
    approvals: z.array(approval),
    approvedAt: instant.optional(),
    step: z.string().optional().describe('the step of approval it stands at'),
    awaited: z.array(post).describe('whose approval it awaits'),
    returned: z.object({ ...decided.shape, reason: z.string() }).optional(),
  }),
);

const earlierVersion = z.object({
  hash: z.string(),
  title: z.string(),
  submitted: decided,
  approvals: z.array(approval),
  approvedAt: instant.optional(),
  replacedAt: instant,
  wasInForce: z.boolean(),
});

export const planLife = named(
  'PlanLife',
  z.object({
    plan: z.string(),
    phase: planPhase,
    version: version.describe('the version whose word counts now'),
    next: version.optional().describe('a later version on its way to approval, while the other stays in force'),
    earlier: z.array(earlierVersion),
    startedAt: instant.optional(),
    conclusion: z.object({ ...decided.shape, reason: z.string(), measures: z.int() }).optional(),
    reports: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        addressee: z.string().optional(),
        dueOn: date,
        isOverdue: z.boolean(),
        awaited: z.array(post),
        handedIn: z.object({ ...decided.shape, text: z.string(), isLate: z.boolean() }).optional(),
      }),
    ),
    events: z.array(z.object({ seq: z.int(), at: instant, type: z.string(), text, by: actedBy.optional() })),
    record: z.object({ head: z.string().describe('hash of the last event, which stands for all before it'), brokenAt: z.int().optional().describe('the first event that is not what was sealed on the one before it') }),
  }),
);

export const submitOutcome = z.object({ plan: z.string(), hash: z.string(), isNew: z.boolean().describe('false when this very version was handed in before'), life: planLife, warnings: z.array(checkProblem) });
export const planActResult = z.object({ commandId: z.string(), result: z.object({ seq: z.int(), events: z.array(z.string()) }), life: planLife });

export const versionTexts = z.object({ plan: z.string(), hash: z.string(), handedInAt: z.string(), planName: z.string(), planText: z.string(), policyName: z.string(), policyText: z.string() });

const rollUpFields = {
  status: z.enum(ROLL_UP_STATUSES),
  reopened: z.object({ at: instant, measures: z.array(z.string()) }).optional().describe('closed once, with all its measures; since when not any more, and which measures opened it'),
  relapsed: z.array(z.object({ ref: z.string(), at: instant })).describe('measures at work again after a relapse'),
  measures: z.int(),
  closed: z.int(),
  withdrawn: z.int(),
  overdue: z.int(),
  light: z.enum(LIGHTS).describe('the one that presses most'),
};

export const problemsRolledUp = z.object({
  plan: z.string(),
  asOf: instant,
  problems: z.array(named('ProblemRollUp', z.object({ no: z.string(), title: z.string(), ...rollUpFields, issues: z.array(z.object({ issue: z.string(), ...rollUpFields })) }))),
});

const progress = { measures: z.int(), closed: z.int(), overdue: z.int(), percent: z.int().describe('closed of all that are not withdrawn, rounded down') };
const circularLine = z.object({ ref: z.string(), title: z.string(), unit: z.string(), on: date.optional() });

export const circular = named(
  'Circular',
  z.object({
    period: z.string().describe('YYYY-MM'),
    since: instant,
    at: instant,
    total: z.object(progress),
    units: z.array(z.object({ unit: z.string(), ...progress })),
    red: z.array(circularLine),
    newlyLate: z.array(circularLine),
    caughtUp: z.array(circularLine),
    relapsed: z.array(circularLine),
  }),
);
