import type { Act } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import type { PersonId } from '../domain/directory.ts';
import { hashOfValue } from '../domain/facts.ts';
import { isFinal, type MeasureState } from '../domain/measure.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Measures } from './measures.ts';
import { sideBySide } from './sideBySide.ts';

/** What is to be done to one measure, seen as it stands. */
export interface Order {
  /** What the command's id begins with. */
  readonly name: string;
  readonly act: Act;
}

/** What became of each measure; every one is in exactly one of the lists. */
export interface BulkOutcome {
  readonly done: { readonly id: string; readonly state: MeasureState; readonly act: Act }[];
  readonly unchanged: string[];
  /** Archived, withdrawn, or ended by the engine's own tools: left alone. */
  readonly ended: string[];
  readonly refused: { readonly id: string; readonly refusal: Refusal }[];
}

export interface BulkRequest {
  readonly ids: readonly string[];
  /** In whose name. */
  readonly person: PersonId;
  /** @returns nothing where there is nothing to do. */
  readonly orderFor: (state: MeasureState) => Order | undefined;
  /** Says what would be done, refusals included, as of this instant; nothing is sent. */
  readonly dryRunAt?: number;
}

/**
 * Does the same to many measures. Safe to run again at any time: each measure is looked at first, so that what was done is not done
 * again and what a crash left undone is done.
 *
 * @throws EngineUnreachable when the engine does not answer; run it again then.
 */
export async function actOnEach(measures: Measures, request: BulkRequest): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { done: [], unchanged: [], ended: [], refused: [] };
  await sideBySide(request.ids, (id) => actOnOne(measures, request, id, outcome));
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  return { done: outcome.done.sort(byId), unchanged: outcome.unchanged.sort(), ended: outcome.ended.sort(), refused: outcome.refused.sort(byId) };
}

async function actOnOne(measures: Measures, { person, orderFor, dryRunAt }: BulkRequest, id: string, outcome: BulkOutcome): Promise<void> {
  const state = await measures.state(id);
  if (!state || isFinal(state)) return void outcome.ended.push(id);
  const order = orderFor(state);
  if (!order) return void outcome.unchanged.push(id);
  const { name, act } = order;
  // The id carries the state it is for, so that doing the same again later, after it was taken back, is not taken for a repetition.
  const command = { id: `${name}/${state.seq}/${hashOfValue(act)}`, person, act };
  const result = dryRunAt === undefined ? await measures.act(id, command) : decide(state, command, dryRunAt);
  if (!result) outcome.ended.push(id);
  else if (!('refused' in result)) outcome.done.push({ id, state, act });
  else if (result.refused.code === 'alreadyDone') outcome.unchanged.push(id);
  else outcome.refused.push({ id, refusal: result.refused });
}
