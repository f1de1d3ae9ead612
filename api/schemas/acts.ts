import { z } from 'zod';
import { MEASURE_CLASSES, MILESTONE_KINDS } from '../../domain/policy.ts';
import { bilingual } from '../problems/fieldErrors.ts';
import { givenDate, id } from './common.ts';
import { measureDetail } from './measure.ts';

const milestones = z.array(z.string().max(64)).max(50);
/** An empty text is refused by the measure itself, which says which; so is a date that is none or does not fit. */
export const words = z.string().max(10_000);
const day = z.string().max(10);
const name = z.string().max(64);
/** Papers, interviews and requests are named after their rule or milestone, with cycle and number. */
const longName = z.string().max(100);
const dates = z.record(name, day);

const givenEvidence = z.strictObject({
  name: z.string().min(1).max(255),
  size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, bilingual('应为 64 位小写十六进制的 SHA-256。', 'Must be a SHA-256 of 64 lower-case hexadecimal digits.')),
  datedOn: givenDate,
});
export const proofs = z.array(givenEvidence).max(100);
const givenFile = z.strictObject({ ...givenEvidence.shape, isUploaded: z.boolean().exactOptional().describe('the file was uploaded: refused unless it is there') });
const files = z.array(givenFile).max(100);
const duty = z.strictObject({ id, kind: z.enum(MILESTONE_KINDS), title: z.string().min(1).max(200).exactOptional(), dueOn: givenDate });

/** Every act on one measure. What is done to many at once (amendment, hand-over, calendar, keys) has routes of its own. */
export const act = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('acknowledge') }),
  z.strictObject({ type: z.literal('reportProgress'), text: words, values: z.record(name, z.number()).exactOptional().describe('what has been reached of each target, by its id') }),
  z.strictObject({ type: z.literal('reportPart'), text: words, evidence: files, isDone: z.boolean() }),
  z.strictObject({ type: z.literal('handInPeriodic'), dutyId: name, period: z.string().max(10).describe('2026-W48, 2026-11 or 2026-Q4'), text: words, evidence: files }),
  z.strictObject({ type: z.literal('submit'), milestones, summary: words, evidence: files }),
  z.strictObject({ type: z.literal('replaceEvidence'), milestoneId: name, evidence: files, reason: words }),
  z.strictObject({ type: z.literal('accept'), milestones, note: words.exactOptional() }),
  z.strictObject({ type: z.literal('return'), milestones, reason: words }),
  z.strictObject({ type: z.literal('requestExtension'), milestoneId: name, reason: words, progress: words, dueOn: day }),
  z.strictObject({ type: z.literal('approveExtension'), extensionId: longName, note: words.exactOptional() }),
  z.strictObject({ type: z.literal('refuseExtension'), extensionId: longName, reason: words }),
  z.strictObject({ type: z.literal('suspend'), reason: words, basis: words, until: day }),
  z.strictObject({ type: z.literal('resume'), reason: words }),
  z.strictObject({ type: z.literal('approveClosure'), factsHash: z.string().max(64), note: words.exactOptional() }),
  z.strictObject({ type: z.literal('refuseClosure'), milestones, reason: words }),
  z.strictObject({ type: z.literal('confirmRoutine'), reason: words }),
  z.strictObject({ type: z.literal('issueByHand'), ruleId: name, milestoneId: name.exactOptional(), requirement: words, rectifyOn: day.exactOptional() }),
  z.strictObject({ type: z.literal('acknowledgeDocument'), documentId: longName }),
  z.strictObject({ type: z.literal('answerDocument'), documentId: longName, text: words }),
  z.strictObject({ type: z.literal('excuseDocument'), documentId: longName, reason: words }),
  z.strictObject({ type: z.literal('recordInterview'), interviewId: longName, heldOn: day, text: words }),
  z.strictObject({ type: z.literal('holdLookBack'), lookBackId: name, note: words }),
  z.strictObject({ type: z.literal('findRelapse'), lookBackId: name, reason: words, evidence: files, dates, enterAt: name.exactOptional().describe('the rung at which the ladder is entered at once') }),
  z.strictObject({ type: z.literal('reopen'), reason: words, evidence: files, dates }),
  z.strictObject({ type: z.literal('convertClass'), to: z.enum(MEASURE_CLASSES), reason: words, duties: z.array(duty).max(50).exactOptional() }),
  z.strictObject({ type: z.literal('comment'), text: words }),
  z.strictObject({ type: z.literal('appointSubstitute'), post: name, person: id, name: z.string().max(100), from: day, to: day }),
  z.strictObject({ type: z.literal('endSubstitution'), post: name, person: name, on: day }),
  z.strictObject({ type: z.literal('withdraw'), reason: words }),
]);

export type GivenAct = z.output<typeof act>;
export type GivenEvidence = z.output<typeof givenFile>;

export const actBody = z.strictObject({ act });
export const actResult = z.object({
  commandId: z.string().describe('the act under this id is done once, however often it is sent'),
  result: z.object({ seq: z.int(), events: z.array(z.string()) }),
  measure: measureDetail,
});
