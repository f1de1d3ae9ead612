import { ApplicationFailure, isGrpcServiceError, ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { isRefusalCode, type Refusal } from '../domain/refusals.ts';
import { REFUSED_FAILURE_CATEGORY } from '../workflows/messages.ts';
import { EngineUnreachable } from './connection.ts';

/** @returns the refusal inside an engine's failure, or nothing when the failure is another. */
export function refusalIn(error: unknown): Refusal | undefined {
  const failure = error instanceof WorkflowUpdateFailedError ? error.cause : error;
  if (!(failure instanceof ApplicationFailure) || !failure.type || !isRefusalCode(failure.type)) return undefined;
  const [detail] = failure.details ?? [];
  return { code: failure.type, params: paramsOf(detail) };
}

function paramsOf(detail: unknown): Record<string, string> {
  if (typeof detail !== 'object' || detail === null || !('kind' in detail) || detail.kind !== REFUSED_FAILURE_CATEGORY || !('params' in detail)) return {};
  const { params } = detail;
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

export function isNotFound(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError;
}

/** @returns whether trying again with the same id may succeed: the engine is away, busy, or the run was just changing over. */
export function isPassing(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  // The SDK wraps what gRPC says, for most calls.
  const said = error instanceof ServiceError ? error.cause : error;
  // gRPC codes: CANCELLED 1, DEADLINE_EXCEEDED 4, RESOURCE_EXHAUSTED 8, ABORTED 10, UNAVAILABLE 14.
  return isGrpcServiceError(said) && [1, 4, 8, 10, 14].includes(said.code);
}

/** Engine failures as this system names them: whatever is passing has become "unreachable" once patience has run out. */
export function asOurs(error: unknown): unknown {
  return isPassing(error) ? new EngineUnreachable(error) : error;
}
