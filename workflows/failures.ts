import { ApplicationFailure } from '@temporalio/workflow';
import type { Refusal } from '../domain/refusals.ts';
import { explainRefusal } from '../domain/refusals.ts';
import { REFUSED_FAILURE_CATEGORY } from './messages.ts';

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
