import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import type { ClaimSigner } from '../client/claimSigner.ts';
import { measuresOf } from '../client/measures.ts';
import { nextDueAt } from '../domain/due.ts';
import type { Act } from '../domain/commands.ts';
import { measureId, type Definition } from '../domain/definition.ts';
import { fastForwardPast, virtualNow } from '../embedded/virtualTime.ts';

/** What a life cost, counted from its history. */
export interface Cost {
  readonly events: number;
  readonly actions: number;
}

/**
 * Lives the reference life R1 in virtual time and counts what it cost: three reminders, two rungs, six reports of progress, all
 * milestones submitted at once, accepted and signed, one look-back reminded of and held. The receipt and the acceptance, which the
 * least possible count does without, are part of ours.
 */
export async function liveReferenceLife(client: Client, signer: ClaimSigner, definition: Definition): Promise<Cost> {
  const measures = measuresOf(client, signer);
  const { planId } = definition;
  const id = measureId(planId, definition.ref);
  const handle = client.workflow.getHandle(id);
  let acts = 0;
  const act = async (person: string, does: Act) => {
    acts += 1;
    const result = await measures.act(id, { id: `${planId}-${String(acts)}`, person, act: does });
    if (!result || 'refused' in result) throw new Error(`R1: ${person} could not ${does.type}: ${JSON.stringify(result)}`);
  };
  const passNext = async () => {
    const state = await measures.state(id);
    const next = state && nextDueAt(state);
    if (next === undefined) throw new Error('R1: nothing is due');
    await fastForwardPast(client, id, next);
  };

  await measures.start(definition);
  await act('handler', { type: 'acknowledge' });
  for (let month = 1; month <= 5; month += 1) {
    await act('handler', { type: 'reportProgress', text: `progress ${String(month)}` });
    await passNext();
  }
  await act('handler', { type: 'reportProgress', text: 'progress 6' });
  await act('handler', { type: 'submit', milestones: ['node', 'effect', 'completion'], summary: 'done', evidence: [] });
  await act('acceptor', { type: 'accept', milestones: ['node', 'effect', 'completion'] });
  const state = await measures.state(id);
  await act('leader', { type: 'approveClosure', factsHash: state?.phase === 'inSignOff' ? state.signOff.factsHash : '' });
  await passNext();
  await act('inspector', { type: 'holdLookBack', lookBackId: 'first', note: 'held' });
  await handle.result();
  if ((await virtualNow(handle)) < Date.now()) throw new Error('R1 did not live in virtual time');
  return costOf((await handle.fetchHistory()).events ?? []);
}

/** Counts billable Actions as engine-facts.md does. The events by which the test moves the clock are not the measure's. */
function costOf(history: readonly temporal.api.history.v1.IHistoryEvent[]): Cost {
  const own = history.filter((event) => !event.workflowExecutionOptionsUpdatedEventAttributes && !event.workflowExecutionTimeSkippingTransitionedEventAttributes);
  const count = (isOne: (event: temporal.api.history.v1.IHistoryEvent) => unknown) => own.filter((event) => Boolean(isOne(event))).length;
  const starts = count((event) => event.workflowExecutionStartedEventAttributes);
  const timers = count((event) => event.timerStartedEventAttributes);
  const wakes = count((event) => event.timerFiredEventAttributes);
  const activities = count((event) => event.activityTaskScheduledEventAttributes);
  const updates = count((event) => event.workflowExecutionUpdateAcceptedEventAttributes);
  const signals = count((event) => event.workflowExecutionSignaledEventAttributes);
  // A start is one Action and its first timer another; each wake-up, re-arming, activity, update and signal is one more.
  return { events: own.length, actions: starts + timers + wakes + activities + updates + signals };
}
