import { z } from 'zod';
import type { Act } from '../../domain/commands.ts';
import { bilingual } from '../problems/fieldErrors.ts';
import { givenDate } from './common.ts';
import { measureDetail } from './measure.ts';

const milestones = z.array(z.string().max(64)).max(50);
/** An empty text is refused by the measure itself, which says which. */
const words = z.string().max(10_000);

const givenEvidence = z.strictObject({
  name: z.string().min(1).max(255),
  size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, bilingual('应为 64 位小写十六进制的 SHA-256。', 'Must be a SHA-256 of 64 lower-case hexadecimal digits.')),
  datedOn: givenDate,
});
const proofs = z.array(givenEvidence).max(100);

/** Every act of `domain/commands.ts` but `amend`, which is not for one measure: it goes by starting the changed plan. */
export const act = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('acknowledge') }),
  z.strictObject({ type: z.literal('reportProgress'), text: words }),
  z.strictObject({ type: z.literal('submit'), milestones, summary: words, evidence: proofs }),
  z.strictObject({ type: z.literal('accept'), milestones, note: words.optional() }),
  z.strictObject({ type: z.literal('return'), milestones, reason: words }),
  z.strictObject({ type: z.literal('approveClosure'), factsHash: z.string().max(64), note: words.optional() }),
  z.strictObject({ type: z.literal('refuseClosure'), milestones, reason: words }),
  z.strictObject({ type: z.literal('acknowledgeDocument'), documentId: z.string().max(100) }),
  z.strictObject({ type: z.literal('answerDocument'), documentId: z.string().max(100), text: words }),
  z.strictObject({ type: z.literal('holdLookBack'), lookBackId: z.string().max(64), note: words }),
  z.strictObject({ type: z.literal('findRelapse'), lookBackId: z.string().max(64), reason: words, evidence: proofs, dates: z.record(z.string().max(64), z.string().max(10)) }),
  z.strictObject({ type: z.literal('withdraw'), reason: words }),
]);

export const actBody = z.strictObject({ act });
export const actResult = z.object({
  commandId: z.string().describe('the act under this id is done once, however often it is sent'),
  result: z.object({ seq: z.int(), events: z.array(z.string()) }),
  measure: measureDetail,
});

/** The act as the domain knows it: without the members that were not given. */
export function actOf(given: z.output<typeof act>): Act {
  if (given.type !== 'accept' && given.type !== 'approveClosure') return given;
  const { note, ...rest } = given;
  return note === undefined ? rest : { ...rest, note };
}
