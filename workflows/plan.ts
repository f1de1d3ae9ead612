import { allHandlersFinished, CancellationScope, condition, continueAsNew, defineQuery, defineSignal, defineUpdate, log, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { PlanActivities, ProofActivities } from '../activities/interfaces.ts';
import type { PlanCommand } from '../domain/plan/commands.ts';
import { decidePlan } from '../domain/plan/decide.ts';
import { nextPlanDueAt, planDue } from '../domain/plan/due.ts';
import type { PlanEvent } from '../domain/plan/events.ts';
import { evolvePlan } from '../domain/plan/evolve.ts';
import { planNotices } from '../domain/plan/notices.ts';
import type { PlanState } from '../domain/plan/plan.ts';
import { NO_HEAD, sealed } from '../domain/record.ts';
import { refuse } from '../domain/refusals.ts';
import { Alarm } from './alarm.ts';
import { isBelieved, planBeginning, refuseForged } from './credentials.ts';
import { bornFailure, isOfUnknownKeys, refusalFailure } from './failures.ts';
import { ACT_UPDATE, STATE_QUERY, UNDELIVERABLE_SIGNAL, type CarriedPlan, type PlanActResult, type PlanInput, type Undeliverable } from './messages.ts';
import { Processed } from './processed.ts';

const RETRY = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;
const { publishPlan } = proxyActivities<PlanActivities>({ startToCloseTimeout: '2 minutes', retry: RETRY });
const { checkpoint } = proxyActivities<ProofActivities>({ startToCloseTimeout: '10 minutes', retry: RETRY });

export const act = defineUpdate<PlanActResult, [PlanCommand]>(ACT_UPDATE);
export const state = defineQuery<PlanState>(STATE_QUERY);
export const noteUndeliverable = defineSignal<[Undeliverable]>(UNDELIVERABLE_SIGNAL);

/**
 * The life of one plan, from its first draft to its conclusion: the loop of `measure`, over the rules of `domain/plan`. Circulars and
 * reports fall due by one alarm; what happened goes out by `publishPlan`, and checkpoints are made, beside the clock.
 */
export async function plan(input: PlanInput): Promise<PlanState> {
  return CancellationScope.nonCancellable(() => live(input));
}

async function live(input: PlanInput): Promise<PlanState> {
  const beginning = planBeginning(input);
  const carried = 'resume' in beginning ? beginning.resume : born(beginning.begun);
  let current = carried.state;
  const processed = new Processed<PlanEvent['type']>(carried.processed);
  let { events, notices } = carried.unpublished;
  let { head } = carried;
  let isPublishing = false;
  let isCheckpointing = false;
  let isUnknown = false;
  const alarm = new Alarm();

  function apply(happened: readonly PlanEvent[]): void {
    for (const event of happened) {
      current = evolvePlan(current, event);
      events = [...events, event];
      notices = [...notices, ...planNotices(current, event)];
    }
  }

  setHandler(state, () => current);
  setHandler(
    act,
    (command) => {
      const before = processed.get(command.id);
      if (before) return before;
      const decision = decidePlan(current, command, Date.now());
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
        const decision = decidePlan(current, command, Date.now());
        if ('refused' in decision) throw refusalFailure(decision.refused);
      },
    },
  );
  setHandler(noteUndeliverable, (fact) => {
    const { noticeId, post, reason } = fact;
    const factId = `undeliverable/${noticeId}/${post}`;
    if (current.phase === 'concluded' || processed.has(factId) || !isBelieved(current, fact)) return;
    const happened: PlanEvent = { type: 'noticeUndeliverable', noticeId, post, reason, seq: current.seq + 1, at: Date.now() };
    apply([happened]);
    processed.remember(factId, current.seq, [happened]);
  });

  async function publishPending(): Promise<void> {
    isPublishing = true;
    while (events.length > 0) {
      const entry = { planId: current.version.definition.planId, ...sealed(head, events), state: current, notices };
      [events, notices] = [[], []];
      // As the record has it, not as this code would hash it: a replay by a later release must go on from what was published.
      ({ head } = await publishPlan(entry));
    }
    isPublishing = false;
  }

  async function makeCheckpoint({ period, at, to }: NonNullable<PlanState['checkpointAsked']>): Promise<void> {
    isCheckpointing = true;
    const { id, digest, keyId, measures } = await checkpoint(current.version.definition.planId, at);
    isCheckpointing = false;
    apply([{ type: 'checkpointMade', period, to, checkpointId: id, digest, keyId, measures, seq: current.seq + 1, at: Date.now() }]);
  }

  /** Those who keep the record do not know the keys with which this plan was begun: it is none of theirs. */
  function endIfUnknown(error: unknown): void {
    if (!isOfUnknownKeys(error)) throw error;
    isUnknown = true;
  }

  for (;;) {
    if (isUnknown) throw bornFailure(refuse('claimInvalid').refused);
    if (!isPublishing && events.length > 0) void publishPending().catch(endIfUnknown);
    if (!isCheckpointing && current.checkpointAsked) void makeCheckpoint(current.checkpointAsked);
    const isAtWork = isPublishing || isCheckpointing;
    if (current.phase === 'concluded' && !isAtWork) break;
    if (workflowInfo().continueAsNewSuggested && !isAtWork && allHandlersFinished()) {
      alarm.cancel();
      await continueAsNew<typeof plan>({ resume: { state: current, unpublished: { events, notices }, head, processed: processed.list() } });
    }
    alarm.set(nextPlanDueAt(current));
    const [seen, wasPublishing, wasCheckpointing] = [current.seq, isPublishing, isCheckpointing];
    await condition(() => isUnknown || alarm.rang || current.seq !== seen || isPublishing !== wasPublishing || isCheckpointing !== wasCheckpointing);
    if (alarm.rang) apply(planDue(current, Date.now()));
  }
  await condition(allHandlersFinished);
  log.info('plan ended', { phase: current.phase });
  return current;
}

function born(happened: readonly PlanEvent[]): CarriedPlan {
  const [first, ...rest] = happened;
  if (!first) throw new Error('A plan begins with its first draft');
  let state = evolvePlan(undefined, first);
  let notices = planNotices(state, first);
  for (const event of rest) {
    state = evolvePlan(state, event);
    notices = [...notices, ...planNotices(state, event)];
  }
  return { state, unpublished: { events: happened, notices }, head: NO_HEAD, processed: [] };
}
