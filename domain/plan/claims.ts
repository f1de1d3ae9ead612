import { SYSTEM, verifyAgainst, type ClaimSubject, type SignedClaim } from '../claim.ts';
import { areKeysValid } from '../keys.ts';
import { refuse, type Refused } from '../refusals.ts';
import type { FirstDraft } from './decide.ts';
import { planWorkflowId } from './plan.ts';

/** @returns what a plan's beginning is claimed for: its first draft, who hands it in, and the keys it shall trust from then on. */
export function beginSubject(draft: FirstDraft): ClaimSubject {
  const id = planWorkflowId(draft.definition.planId);
  return { measureId: id, command: { id: `begin/${id}`, person: SYSTEM, act: draft }, posts: [] };
}

/** @returns why the claim with which a plan was begun does not hold; nothing when it does. */
export function verifyBeginning(draft: FirstDraft, signed: SignedClaim | undefined, startedAt: number): Refused | undefined {
  return areKeysValid(draft.keys) ? verifyAgainst(draft.keys, beginSubject(draft), signed, startedAt) : refuse('keysInvalid');
}
