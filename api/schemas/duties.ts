import { z } from 'zod';
import { PHASES } from '../../domain/measure.ts';
import { PERIODS } from '../../domain/policy.ts';
import { actedBy, date, decided, instant, limit, person, post, text } from './common.ts';
import { named } from './registry.ts';

export const evidence = named(
  'Evidence',
  z.object({ name: z.string(), size: z.int().describe('bytes'), sha256: z.string(), datedOn: date.describe('what it is of'), uploadedAt: instant.optional().describe('when the file came into the system\'s storage; missing where it is kept elsewhere') }),
);

/** 延期: a later date asked for, and what became of it. */
export const extension = named(
  'Extension',
  z.object({
    id: z.string(),
    milestoneId: z.string(),
    by: actedBy,
    at: instant,
    reason: z.string(),
    progress: z.string(),
    from: date,
    to: date,
    outcome: z.enum(['pending', 'granted', 'refused', 'moot']).describe('moot: the milestone was submitted, or its date moved, before a decision'),
    stepTitle: z.string().optional().describe('the step that decides now'),
    awaited: z.array(post),
    approvals: z.array(decided),
    refusal: z.object({ by: decided, reason: z.string() }).optional(),
  }),
);

/** 约谈: an interview that a rung called for, and its record. */
export const interview = named(
  'Interview',
  z.object({
    id: z.string(),
    title: z.string().describe('of the rung that called for it'),
    milestoneId: z.string().optional(),
    with: z.array(post),
    awaited: z.array(post).describe('one of these records it'),
    limit,
    held: z.object({ by: decided, heldOn: date, text: z.string() }).optional(),
  }),
);

/** A participating unit with what it reported last of its part. */
export const part = named('Part', z.object({ post, report: z.object({ by: decided, text: z.string(), evidence: z.array(evidence), isDone: z.boolean() }).optional() }));

export const target = named(
  'Target',
  z.object({
    id: z.string(),
    title: z.string(),
    unit: z.string(),
    total: z.number(),
    value: z.number(),
    shortfall: z.number().describe('what is missing to the total; 0 when it is reached'),
    curve: z.array(z.object({ on: date, value: z.number() })).optional(),
  }),
);

/** A report or review that comes again with every week, month or quarter. */
export const periodicDuty = named(
  'PeriodicDuty',
  z.object({
    id: z.string(),
    title: z.string(),
    every: z.enum(PERIODS),
    posts: z.array(post),
    next: z.object({ period: z.string(), text, limit }).optional().describe('missing while nobody owes it'),
    open: z.array(z.string()).describe('periods that may be handed in now'),
    entries: z.array(z.object({ period: z.string(), text, handedIn: z.object({ by: decided, text: z.string(), evidence: z.array(evidence) }).optional(), missedAt: instant.optional() })),
  }),
);

export const suspension = z.object({ by: decided, reason: z.string(), basis: z.string(), until: date, resumesTo: z.enum(PHASES) });
export const substitution = named('Substitution', z.object({ post, person, from: date, to: date }));
export const comment = z.object({ by: actedBy, at: instant, text: z.string() });

export type EvidenceView = z.output<typeof evidence>;
export type ExtensionView = z.output<typeof extension>;
export type InterviewView = z.output<typeof interview>;
export type PartView = z.output<typeof part>;
export type TargetView = z.output<typeof target>;
export type PeriodicDutyView = z.output<typeof periodicDuty>;
export type SubstitutionView = z.output<typeof substitution>;
