import { z } from 'zod';
import { LIGHTS } from '../../domain/light.ts';
import { PHASES } from '../../domain/measure.ts';
import { MEASURE_CLASSES, MILESTONE_KINDS } from '../../domain/policy.ts';
import { actedBy, date, decided, instant, limit, person, post, text } from './common.ts';
import { comment, evidence, extension, interview, part, periodicDuty, substitution, suspension, target } from './duties.ts';
import { named } from './registry.ts';

export const phase = z.enum(PHASES);
export const light = z.enum(LIGHTS);
export const measureClass = z.enum(MEASURE_CLASSES);

const milestoneLine = {
  id: z.string(),
  kind: z.enum(MILESTONE_KINDS),
  title: text.describe('its own title, or the word for its kind'),
  dueOn: date.describe('the date that counts, after the policy\'s word on days off'),
  overdueAt: instant,
  isOverdue: z.boolean(),
  isProvisional: z.boolean(),
  status: z.enum(['open', 'submitted', 'accepted']),
  light,
};

/** One line of a list. */
export const measureLine = named(
  'MeasureLine',
  z.object({
    id: z.string(),
    planId: z.string(),
    planTitle: z.string(),
    ref: z.string(),
    title: z.string(),
    class: measureClass,
    problem: z.object({ no: z.string(), title: z.string(), issue: z.string().optional() }),
    phase,
    cycle: z.int(),
    light: light.describe('the gravest of its milestones\' lights'),
    isOverdue: z.boolean(),
    nextDueOn: date.optional().describe('the nearest date of a milestone still open'),
    leadUnits: z.array(z.string()),
    handlers: z.array(post),
    milestones: z.array(z.object(milestoneLine)),
    seq: z.int(),
  }),
);

export const milestone = named(
  'Milestone',
  z.object({
    ...milestoneLine,
    plannedOn: date.describe('before the policy\'s word on days off'),
    originalOn: date.optional().describe('the first date of this cycle, once it has been moved'),
    slips: z.int().describe('how often an extension moved the date'),
    lightSince: instant.optional(),
    lightRule: z.string().optional(),
    setAt: instant,
    returns: z.int(),
    submission: z.object({ by: actedBy, at: instant, summary: z.string(), evidence: z.array(evidence) }).optional(),
    accepted: z.array(decided).optional(),
    acceptedAt: instant.optional(),
    verdict: z.enum(['onTime', 'late']).optional(),
  }),
);

export const paper = named(
  'Document',
  z.object({
    id: z.string(),
    name: z.string(),
    number: z.string().optional().describe('missing for the moment until the register has given it'),
    series: z.string(),
    ruleId: z.string(),
    cycle: z.int(),
    measure: z.object({ id: z.string(), planId: z.string(), ref: z.string(), title: z.string() }),
    milestoneId: z.string().optional(),
    issuedAt: instant,
    datedOn: date,
    to: z.array(z.object({ post, receipt: decided.optional() })),
    cc: z.array(post),
    acknowledgeBy: limit.optional(),
    answerBy: limit.optional(),
    rectifyBy: limit.optional(),
    answer: z.object({ by: decided, text: z.string() }).optional(),
    signedForBy: z.array(z.object({ post, receipt: decided.optional() })).optional().describe('one of these must sign for it; receipts of others do not count'),
    isFinal: z.boolean().describe('its limit is the last date: no extension after it'),
    isRestricted: z.boolean().describe('shown to its recipients, whoever issued it or judges its reason, and the administrators only'),
    issuedBy: actedBy.optional().describe('who issued it by hand'),
    requirement: z.string().optional(),
    excusableBy: z.array(post).describe('who may find the reason for a lapse good'),
    excused: z.object({ by: decided, reason: z.string() }).optional(),
  }),
);

export const lookBack = named(
  'LookBack',
  z.object({ id: z.string(), title: z.string(), dueOn: date, isProvisional: z.boolean(), awaited: z.array(post), held: z.object({ by: decided, note: z.string() }).optional() }),
);

/** Somebody who is expected to do something now. */
export const awaited = named(
  'Awaited',
  z.object({
    what: z.enum(['receipt', 'submission', 'acceptance', 'signOff', 'extension', 'part', 'periodic', 'interview', 'documentReceipt', 'documentAnswer', 'lookBack']),
    text,
    posts: z.array(post),
    since: instant,
    limit: limit.optional(),
    milestones: z.array(z.string()).optional(),
    documentId: z.string().optional(),
    lookBackId: z.string().optional(),
    extensionId: z.string().optional(),
    interviewId: z.string().optional(),
    dutyId: z.string().optional(),
    period: z.string().optional(),
  }),
);

/** What time alone will bring, unless somebody acts first. */
export const upcoming = named(
  'Upcoming',
  z.object({
    key: z.string(),
    what: z.enum(['rung', 'reminder', 'lapse', 'resumption', 'unfilled', 'arrival']),
    at: instant,
    count: z.int().describe('which time this is, from 1'),
    text,
    milestoneId: z.string().optional(),
    document: z.string().optional().describe('the name of the paper it will issue'),
    light: light.optional(),
    to: z.array(post).describe('who will hear of it'),
    isProvisional: z.boolean(),
  }),
);

export const pastEvent = named(
  'PastEvent',
  z.object({
    seq: z.int(),
    at: instant,
    cycle: z.int(),
    type: z.string(),
    text,
    by: actedBy.optional(),
    lateMs: z.int().optional().describe('how late a rule was evaluated, after an outage'),
  }),
);

export const timeline = named('Timeline', z.object({ past: z.array(pastEvent), awaited: z.array(awaited), upcoming: z.array(upcoming) }));

const pastCycle = z.object({
  cycle: z.int(),
  closedAt: instant,
  milestones: z.array(z.object({ id: z.string(), title: text, dueOn: date, verdict: z.enum(['onTime', 'late']).optional() })),
  signOffs: z.array(decided),
  documents: z.array(paper),
  relapse: z.object({ by: decided, reason: z.string(), evidence: z.array(evidence) }).describe('what ended it: a relapse, or the decision to take the closure back'),
  extensions: z.array(extension),
  interviews: z.array(interview),
});

const signOff = z.object({
  factsHash: z.string().describe('names exactly what is approved'),
  stepId: z.string(),
  stepTitle: z.string(),
  openedAt: instant,
  awaited: z.array(post),
  approvals: z.array(decided).describe('all given in this run of the chain'),
});

export const measureDetail = named(
  'Measure',
  z.object({
    ...measureLine.shape,
    milestones: z.array(milestone),
    detail: z.string(),
    policy: z.string(),
    zone: z.string(),
    asOf: instant.describe('the measure is shown as it was then'),
    isFromStore: z.boolean().describe('true when the measure itself could not be asked, so that later acts may be missing'),
    registeredAt: instant,
    cycleStartedAt: instant,
    roles: z.array(z.object({ role: z.string(), posts: z.array(post) })),
    receipts: z.array(z.object({ post, receipt: decided.optional() })),
    progress: z.object({ by: decided, text: z.string() }).optional(),
    outerOn: date.optional().describe('no extension goes beyond it'),
    targets: z.array(target),
    parts: z.array(part).describe('every participating unit'),
    periodic: z.array(periodicDuty),
    extensions: z.array(extension).describe('of this cycle'),
    interviews: z.array(interview).describe('of this cycle'),
    substitutes: z.array(substitution).describe('in force or to come'),
    comments: z.array(comment),
    documents: z.array(paper).describe('of this cycle; those the reader may not see are left out'),
    suspension: suspension.optional(),
    routine: z.object({ by: decided, reason: z.string() }).optional().describe('who signed that it has become routine'),
    signOff: signOff.optional(),
    closure: z.object({ closedAt: instant, factsHash: z.string(), signOffs: z.array(decided), lookBacks: z.array(lookBack) }).optional(),
    withdrawal: z.object({ by: decided, reason: z.string() }).optional(),
    pastCycles: z.array(pastCycle),
    tookPart: z.object({ submitted: z.array(person), accepted: z.array(person), signed: z.array(person) }).describe('separation of duties goes by these'),
    timeline,
  }),
);

export type MeasureLine = z.output<typeof measureLine>;
export type MeasureDetail = z.output<typeof measureDetail>;
export type MilestoneView = z.output<typeof milestone>;
export type DocumentView = z.output<typeof paper>;
export type LookBackView = z.output<typeof lookBack>;
export type AwaitedView = z.output<typeof awaited>;
export type UpcomingView = z.output<typeof upcoming>;
export type PastEventView = z.output<typeof pastEvent>;
export type PostView = z.output<typeof post>;
export type PersonView = z.output<typeof person>;
export type LimitView = z.output<typeof limit>;
export type DecidedView = z.output<typeof decided>;
