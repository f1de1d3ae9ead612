import { isRefusalCode } from '../domain/refusals.ts';
import { recordDenial, type Denial } from '../store/denials.ts';
import type { Deps } from './dependencies.ts';
import { ProblemError } from './problems/problemError.ts';
import { STATUSES } from './problems/statuses.ts';

/** What was asked, for the audit record. */
export interface Asked {
  readonly person: string;
  readonly act: string;
  /** The measure; where the act is about no single one, the plan that was refused stands in its place. */
  readonly measureId?: string;
}

/**
 * Does what is asked; a refusal is an audit record too, which the engine does not keep. Faults of the request itself and
 * failures of the system are not refusals.
 */
export async function recordingDenials<T>(deps: Deps, { person, act, measureId }: Asked, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError && (isRefusalCode(error.code) || STATUSES[error.code] === 403)) {
      await keep(deps, { at: deps.now(), person, measureId: measureId ?? error.params.plan ?? '', act, code: error.code, params: error.params });
    }
    throw error;
  }
}

/** Who was refused is told so, also while the record cannot be kept; the log has it then. */
async function keep(deps: Deps, denial: Denial): Promise<void> {
  try {
    await recordDenial(deps.database, denial);
  } catch (err) {
    deps.log?.error({ err, denial }, 'a refusal could not be recorded');
  }
}
