import type { PersonId } from '../domain/directory.ts';
import { hashOfValue } from '../domain/facts.ts';
import { planWorkflowId } from '../domain/plan/plan.ts';
import type { Refusal, Refused } from '../domain/refusals.ts';
import type { Measures } from './measures.ts';
import type { Plans } from './plans.ts';
import { sideBySide } from './sideBySide.ts';

/** What telling a plan and its measures the keys of this installation did; each is in exactly one of the lists. */
export interface KeysOutcome {
  readonly changed: string[];
  readonly unchanged: string[];
  /** Archived, withdrawn, concluded, or ended by the engine's own tools: left alone. */
  readonly ended: string[];
  readonly refused: { readonly id: string; readonly refusal: Refusal }[];
}

/**
 * Has a plan and all its measures trust the keys of this installation, and no others. Safe to run again at any time: what was
 * done stays done, what a crash left undone is done.
 *
 * @param person the administrator in whose name keys are changed.
 * @throws EngineUnreachable when the engine does not answer; run it again then.
 */
export async function trustOwnKeys(measures: Measures, plans: Plans, planId: string, measureIds: readonly string[], person: PersonId): Promise<KeysOutcome> {
  const outcome: KeysOutcome = { changed: [], unchanged: [], ended: [], refused: [] };
  const keys = measures.keys();
  const act = { type: 'trustKeys', keys } as const;
  // The id carries the state it changes, so that going back to earlier keys later is not taken for a repetition.
  const commandAt = (seq: number) => ({ id: `trust/${String(seq)}/${hashOfValue(keys)}`, person, act });
  const plan = await plans.state(planId);
  if (plan) note(outcome, planWorkflowId(planId), plan.phase === 'concluded' ? undefined : await plans.act(planId, commandAt(plan.seq)));
  await sideBySide(measureIds, async (id) => {
    const summary = await measures.summary(id);
    const isOver = !summary || summary.phase === 'archived' || summary.phase === 'withdrawn';
    note(outcome, id, isOver ? undefined : await measures.act(id, commandAt(summary.seq)));
  });
  return outcome;
}

function note(outcome: KeysOutcome, id: string, result: object | Refused | undefined): void {
  if (!result) outcome.ended.push(id);
  else if (!('refused' in result)) outcome.changed.push(id);
  else if (result.refused.code === 'alreadyDone') outcome.unchanged.push(id);
  else outcome.refused.push({ id, refusal: result.refused });
}
