import type { PersonId } from '../domain/directory.ts';
import { hashOfValue } from '../domain/facts.ts';
import { measureId, type Definition } from '../domain/definition.ts';
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
export async function startPlan(measures: Measures, definitions: readonly Definition[], person: PersonId, { onProgress, standing = (written) => written }: StartOptions = {}): Promise<StartOutcome> {
  const outcome: StartOutcome = { created: [], amended: [], unchanged: [], ended: [], refused: [] };
  let done = 0;
  await sideBySide(definitions, async (written) => {
    await startOne(measures, { written, standing: standing(written) }, person, outcome);
    onProgress?.((done += 1));
  });
  return outcome;
}

export interface StartOptions {
  readonly onProgress?: (done: number) => void;
  /** @returns a definition of the plan's file with its posts held as they are by now. */
  readonly standing?: (written: Definition) => Definition;
}

/** A measure as the plan's file says it, and as it is to begin or to be amended. */
export interface PlannedMeasure {
  readonly written: Definition;
  readonly standing: Definition;
}

async function startOne(measures: Measures, planned: PlannedMeasure, person: PersonId, outcome: StartOutcome): Promise<void> {
  const definition = planned.standing;
  const id = measureId(definition.planId, definition.ref);
  if (await measures.start(definition)) {
    outcome.created.push(id);
    return;
  }
  const summary = await measures.summary(id);
  if (!summary || isAsPlanned(summary.definitionHash, planned)) outcome.unchanged.push(id);
  else if (summary.phase === 'archived' || summary.phase === 'withdrawn') outcome.ended.push(id);
  else {
    // The id carries the state it amends, so that going back to an earlier wording later is not taken for a repetition.
    const result = await measures.act(id, { id: `amend/${summary.seq}/${hashOfValue(definition)}`, person, act: { type: 'amend', definition } });
    // It has no running workflow and is neither archived nor withdrawn: whoever runs the engine has ended it.
    if (!result) outcome.ended.push(id);
    else if ('refused' in result) outcome.refused.push({ id, refusal: result.refused });
    else outcome.amended.push(id);
  }
}

/** What a measure has been told by its plan is this very plan: it may have begun, or been amended, before or after a post changed hands. */
export function isAsPlanned(definitionHash: string, { written, standing }: PlannedMeasure): boolean {
  return definitionHash === hashOfValue(written) || definitionHash === hashOfValue(standing);
}
