import { currentUpdateInfo, log, patched, workflowInfo } from '@temporalio/workflow';
import { verifyClaim, verifyStart, type SignedClaim } from '../domain/claim.ts';
import type { Command } from '../domain/commands.ts';
import { registration } from '../domain/decide.ts';
import type { MeasureEvent } from '../domain/events.ts';
import { measureId } from '../domain/definition.ts';
import { endlessRules } from '../domain/endless.ts';
import type { MeasureState } from '../domain/measure.ts';
import { verifyBeginning } from '../domain/plan/claims.ts';
import type { PlanCommand } from '../domain/plan/commands.ts';
import { firstDraft } from '../domain/plan/decide.ts';
import type { PlanEvent } from '../domain/plan/events.ts';
import { planWorkflowId } from '../domain/plan/plan.ts';
import { refuse, type Refused } from '../domain/refusals.ts';
import { isVouchedFor } from '../domain/undeliverable.ts';
import { bornFailure } from './failures.ts';
import type { Carried, CarriedPlan, MeasureInput, PlanInput, Undeliverable } from './messages.ts';

/** Measures begun before this release name no keys; none may begin so any more. */
const SIGNED_START = 'signed-start';
/** Until release 0.2.0 a measure could begin with rules that go round. */
const ENDLESS_RULES = 'endless-rules';

/**
 * How this run begins: with what the run before it carried over, or with a registration that somebody vouches for. The engine's
 * own tools can start anything under any name; a measure comes to life only as the system itself starts it.
 *
 * @throws ApplicationFailure claimInvalid, which ends the workflow before it has done anything.
 */
export function beginning(input: MeasureInput): { readonly resume: Carried } | { readonly registered: MeasureEvent } {
  const { continuedFromExecutionRunId, workflowId, startTime } = workflowInfo();
  if ('resume' in input) {
    // Only a run of ours can have handed over to this one: the engine says so, not the input.
    if (continuedFromExecutionRunId === undefined) throw bornFailure(refuse('claimMissing').refused);
    return input;
  }
  const { register: definition, keys, claim } = input;
  if (keys) {
    const refused = measureId(definition.planId, definition.ref) === workflowId ? verifyStart(definition, keys, claim, startTime.getTime()) : refuse('claimForeign', { what: 'measure' });
    if (refused) throw bornFailure(refused.refused);
  } else if (patched(SIGNED_START)) throw bornFailure(refuse('claimMissing').refused);
  const endless = endlessRules(definition.policy);
  // Marked only where it is so: a measure that began with such rules before this release lives on.
  if (endless && patched(ENDLESS_RULES)) throw bornFailure(refuse('policyEndless', { rules: endless.join(' → ') }).refused);
  return { registered: registration(definition, Date.now(), keys) };
}

/** How a run of a plan begins, as `beginning` has it for measures. @throws ApplicationFailure claimInvalid */
export function planBeginning(input: PlanInput): { readonly resume: CarriedPlan } | { readonly begun: readonly PlanEvent[] } {
  const { continuedFromExecutionRunId, workflowId, startTime } = workflowInfo();
  if ('resume' in input) {
    if (continuedFromExecutionRunId === undefined) throw bornFailure(refuse('claimMissing').refused);
    return input;
  }
  const isOwnName = planWorkflowId(input.submit.definition.planId) === workflowId;
  const refused = isOwnName ? verifyBeginning(input.submit, input.claim, startTime.getTime()) : refuse('claimForeign', { what: 'measure' });
  if (refused) throw bornFailure(refused.refused);
  return { begun: firstDraft(input.submit, Date.now()) };
}

/**
 * Whether an update may be looked at at all. Called by its validator, so once, before anything is written; a replay does not come here.
 *
 * @param isDone whether the command was done before: its answer is given again, and nothing else happens.
 */
export function refuseForged(state: Pick<MeasureState, 'id' | 'trustedKeys'>, command: Command | PlanCommand, isDone: (id: string) => boolean): Refused | undefined {
  if (currentUpdateInfo()?.id === command.id && isDone(command.id)) return undefined;
  return refuseUnclaimed(command) ?? verifyClaim(state, command, Date.now());
}

/** @returns a refusal when nobody vouches for a command, or when it comes under another update's id: a copy of one sent before. */
export function refuseUnclaimed(command: { readonly id: string; readonly claim?: SignedClaim } | undefined): Refused | undefined {
  if (!command?.claim) return refuse('claimMissing');
  return currentUpdateInfo()?.id === command.id ? undefined : refuse('claimReplayed');
}

/**
 * Whether a fact that came as a signal is to be put on the record. Measures from before facts were vouched for believe every one,
 * or a replay would find another history.
 */
export function isBelieved({ id, trustedKeys }: Pick<MeasureState, 'id' | 'trustedKeys'>, { noticeId, post, reason, voucher }: Undeliverable): boolean {
  if (trustedKeys.length === 0 || isVouchedFor({ measureId: id, noticeId, post, reason }, voucher, trustedKeys)) return true;
  log.warn('a fact that nobody vouches for was ignored', { noticeId, post });
  return false;
}
