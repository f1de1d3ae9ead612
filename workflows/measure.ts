import { allHandlersFinished, CancellationScope, condition, continueAsNew, log, patched, proxyActivities, setHandler, workflowInfo, defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { MeasureActivities } from '../activities/interfaces.ts';
import { decide } from '../domain/decide.ts';
import { due, nextDueAt } from '../domain/due.ts';
import { EDITION, type Edition } from '../domain/edition.ts';
import { evolve } from '../domain/evolve.ts';
import { hashOfValue } from '../domain/facts.ts';
import { isFinal, type MeasureState } from '../domain/measure.ts';
import { noticesOf } from '../domain/notices.ts';
import type { MeasureEvent } from '../domain/events.ts';
import { plannedBy } from '../domain/overrides.ts';
import { definitionAfter, NO_HEAD, sealed, snapshotOf, type Head } from '../domain/record.ts';
import { refuse } from '../domain/refusals.ts';
import { upgraded } from '../domain/upgrade.ts';
import { Alarm } from './alarm.ts';
import { beginning, isBelieved, refuseForged } from './credentials.ts';
import { bornFailure, isOfUnknownKeys, refusalFailure } from './failures.ts';
import {
  ACT_UPDATE,
  HEAD_QUERY,
  STATE_QUERY,
  SUMMARY_QUERY,
  UNDELIVERABLE_SIGNAL,
  type ActResult,
  type Carried,
  type Command,
  type MeasureInput,
  type Summary,
  type Undeliverable,
} from './messages.ts';
import { Processed } from './processed.ts';

const { publish } = proxyActivities<MeasureActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

export const act = defineUpdate<ActResult, [Command]>(ACT_UPDATE);
export const state = defineQuery<MeasureState>(STATE_QUERY);
export const summary = defineQuery<Summary>(SUMMARY_QUERY);
export const head = defineQuery<Head>(HEAD_QUERY);
export const noteUndeliverable = defineSignal<[Undeliverable]>(UNDELIVERABLE_SIGNAL);

/**
 * The whole life of one measure, through every cycle. The rules are in domain/; this decides nothing, it only says when:
 * acts come in as updates, time comes in through one alarm on the nearest instant, and what happened goes out by `publish`.
 */
export async function measure(input: MeasureInput): Promise<MeasureState> {
  // A cancel request from the engine's own tools must not silence a clock: only the plan's authority withdraws a measure.
  return CancellationScope.nonCancellable(() => live(input));
}

async function live(input: MeasureInput): Promise<MeasureState> {
  const begun = beginning(input);
  const carried = 'resume' in begun ? begun.resume : born(begun.registered);
  let current = upgraded(carried.state);
  const processed = new Processed<MeasureEvent['type']>(carried.processed);
  let events = [...carried.unpublished.events];
  let notices = [...carried.unpublished.notices];
  // The end of the record as published: what is not, joins the chain when it is.
  let recorded: Head = { seq: current.seq - events.length, hash: carried.head ?? NO_HEAD };
  let isPublishing = false;
  let isCycleOver = false;
  let isUnknown = false;
  const alarm = new Alarm();

  function apply(happened: readonly MeasureEvent[]): void {
    for (const event of happened) {
      current = evolve(current, event);
      events.push(event);
      notices.push(...noticesOf(current, event));
      if (event.type === 'relapsed' || event.type === 'reopened') isCycleOver = true;
    }
  }

  setHandler(state, () => current);
  setHandler(summary, () => ({ seq: current.seq, phase: current.phase, definitionHash: hashOfValue(plannedBy(current)) }));
  setHandler(head, () => recorded);
  setHandler(
    act,
    (command) => {
      const before = processed.get(command.id);
      if (before) return before;
      const decision = decide(current, command, Date.now(), editionOf(input));
      if ('refused' in decision) throw refusalFailure(decision.refused);
      apply(decision.events);
      return processed.remember(command.id, current.seq, decision.events);
    },
    {
      // The same decision, before anything is written: a refused act leaves no trace in history.
      validator: (command) => {
        const forged = refuseForged(current, command, (id) => processed.has(id));
        if (forged) throw refusalFailure(forged.refused);
        if (processed.has(command.id)) return;
        const decision = decide(current, command, Date.now());
        if ('refused' in decision) throw refusalFailure(decision.refused);
      },
    },
  );
  setHandler(noteUndeliverable, (fact) => {
    const { noticeId, post, reason } = fact;
    const factId = `undeliverable/${noticeId}/${post}`;
    if (isFinal(current) || processed.has(factId) || !isBelieved(current, fact)) return;
    const happened: MeasureEvent = { type: 'noticeUndeliverable', noticeId, post, reason, seq: current.seq + 1, at: Date.now(), cycle: current.cycle };
    apply([happened]);
    if (current.trustedKeys.length > 0) processed.remember(factId, current.seq, [happened]);
  });

  /** A number the register has just given is known there already: it travels with the next entry, not with one of its own. */
  function hasToPublish(): boolean {
    return isFinal(current) ? events.length > 0 : events.some((event) => event.type !== 'documentNumbered');
  }

  /** Runs beside the clock: a read model that is down must not keep a date from being heard. */
  async function publishPending(): Promise<void> {
    isPublishing = true;
    while (hasToPublish()) {
      const entry = { measureId: current.id, ...sealed(recorded.hash, events), snapshot: snapshotOf(current), ...definitionAfter(current, events), notices };
      [events, notices] = [[], []];
      const { numbers, head: hash = NO_HEAD } = await publish(entry);
      // As the record has it, not as this code would hash it: a replay by a later release must go on from what was published.
      recorded = { seq: entry.snapshot.seq, hash };
      for (const { documentId, number } of numbers) {
        apply([{ type: 'documentNumbered', documentId, number, seq: current.seq + 1, at: Date.now(), cycle: current.cycle }]);
      }
    }
    isPublishing = false;
  }

  /** Those who keep the record do not know the keys with which this measure was started: it is none of theirs. */
  function endIfUnknown(error: unknown): void {
    if (!isOfUnknownKeys(error)) throw error;
    isUnknown = true;
  }

  for (;;) {
    if (isUnknown) throw bornFailure(refuse('claimInvalid').refused);
    if (!isPublishing && hasToPublish()) void publishPending().catch(endIfUnknown);
    if (isFinal(current) && !isPublishing) break;
    const isRunLong = isCycleOver || workflowInfo().continueAsNewSuggested;
    if (isRunLong && !isPublishing && allHandlersFinished()) {
      alarm.cancel();
      const resume: Carried = { state: current, unpublished: { events, notices }, processed: processed.list(), head: recorded.hash };
      await continueAsNew<typeof measure>({ resume, edition: EDITION });
    }
    alarm.set(isFinal(current) ? undefined : nextDueAt(current));
    const [seen, wasPublishing] = [current.seq, isPublishing];
    await condition(() => isUnknown || alarm.rang || current.seq !== seen || isPublishing !== wasPublishing);
    if (alarm.rang) apply(due(current, Date.now(), editionOf(input)));
  }
  await condition(allHandlersFinished);
  log.info('measure ended', { phase: current.phase });
  return current;
}

/**
 * A run begins by the rules of its day, and its input says so. In a run of before rules had editions, what release 0.3.0 mended counts from
 * the next act or wake-up on; what happened before, a replay finds as it was. A validator needs no such mark: a replay does not come there.
 */
function editionOf({ edition }: MeasureInput): Edition {
  return edition ?? (patched('edition-3') ? 3 : 2);
}

function born(event: MeasureEvent): Carried {
  const state = evolve(undefined, event);
  return { state, unpublished: { events: [event], notices: noticesOf(state, event) }, processed: [] };
}
