import type { PersonId } from '../domain/directory.ts';
import { hashOfValue } from '../domain/facts.ts';
import { measureId, type Definition } from '../domain/measure.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Measures } from './measures.ts';
import { sideBySide } from './sideBySide.ts';

/** What starting a plan did, by measure; every measure of the plan is in exactly one of the lists. */
export interface StartOutcome {
  readonly created: string[];
  readonly amended: string[];
  readonly unchanged: string[];
  /** Archived, withdrawn, or ended by the engine's own tools: left alone. */
  readonly ended: string[];
  readonly refused: { readonly id: string; readonly refusal: Refusal }[];
}

/**
 * Starts one workflow per measure and amends those whose line changed. Safe to run again at any time: what was done stays
 * done, what a crash left undone is done. The plan must have been checked as a whole before.
 *
 * @param person the administrator in whose name amendments are made.
 * @throws EngineUnreachable when the engine does not answer; run it again then.
 */
export async function startPlan(
  measures: Measures,
  definitions: readonly Definition[],
  person: PersonId,
  onProgress?: (done: number) => void,
): Promise<StartOutcome> {
  const outcome: StartOutcome = { created: [], amended: [], unchanged: [], ended: [], refused: [] };
  let done = 0;
  await sideBySide(definitions, async (definition) => {
    await startOne(measures, definition, person, outcome);
    onProgress?.((done += 1));
  });
  return outcome;
}

async function startOne(measures: Measures, definition: Definition, person: PersonId, outcome: StartOutcome): Promise<void> {
  const id = measureId(definition.planId, definition.ref);
  if (await measures.start(definition)) {
    outcome.created.push(id);
    return;
  }
  const summary = await measures.summary(id);
  const hash = hashOfValue(definition);
  if (!summary || summary.definitionHash === hash) outcome.unchanged.push(id);
  else if (summary.phase === 'archived' || summary.phase === 'withdrawn') outcome.ended.push(id);
  else {
    // The id carries the state it amends, so that going back to an earlier wording later is not taken for a repetition.
    const result = await measures.act(id, { id: `amend/${summary.seq}/${hash}`, person, act: { type: 'amend', definition } });
    // It has no running workflow and is neither archived nor withdrawn: whoever runs the engine has ended it.
    if (!result) outcome.ended.push(id);
    else if ('refused' in result) outcome.refused.push({ id, refusal: result.refused });
    else outcome.amended.push(id);
  }
}
