import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { Refusal } from '../domain/refusals.ts';
import { explainRefusal } from '../domain/refusals.ts';
import { REFUSED_FAILURE_CATEGORY } from './messages.ts';

/**
 * The failure that ends a measure which was not started by the system: always claimInvalid, so that it can be found; what exactly was
 * wrong stands in its message and details.
 */
export function bornFailure(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({ message: explainRefusal(refusal, 'en'), type: 'claimInvalid', nonRetryable: true, details: [refusal] });
}

/**
 * A refusal as the failure the engine hands to whoever asked. Its type is the refusal's code, so that the client can tell it.
 * Only such failures may leave a handler: a plain Error would fail the workflow task and be tried for ever.
 */
export function refusalFailure(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    message: explainRefusal(refusal, 'en'),
    type: refusal.code,
    nonRetryable: true,
    details: [{ kind: REFUSED_FAILURE_CATEGORY, params: refusal.params }],
  });
}

/** @returns whether an activity said that it does not know the keys a measure was started with. */
export function isOfUnknownKeys(error: unknown): boolean {
  return error instanceof ActivityFailure && error.cause instanceof ApplicationFailure && error.cause.type === 'claimInvalid';
}
