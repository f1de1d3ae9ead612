import { ActivityFailure, allHandlersFinished, CancellationScope, condition, continueAsNew, defineSignal, defineUpdate, getExternalWorkflowHandle, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { DeliverResult, InboxActivities } from '../activities/interfaces.ts';
import { Alarm } from './alarm.ts';
import { refuseUnclaimed } from './credentials.ts';
import { refusalFailure } from './failures.ts';
import { ANNOUNCE_SIGNAL, RELEASE_UPDATE, UNDELIVERABLE_SIGNAL, type InboxInput, type ReleaseCommand, type Undeliverable } from './messages.ts';

/**
 * A mail server may be away for days. Each look is tried for a while only, and then begun anew, so that it knows what time it is:
 * what waits leaves in working hours, as one message, when the server is back.
 */
const { deliver } = proxyActivities<InboxActivities>({
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: '15 minutes',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});
const LOOK_AGAIN_MS = 5 * 60_000;

/** Something waits for this person and may be sent from this instant on. */
export const announce = defineSignal<[number]>(ANNOUNCE_SIGNAL);
/** An administrator has what waits sent now, outside working hours. Answers how many mails left. */
export const release = defineUpdate<number, [ReleaseCommand]>(RELEASE_UPDATE);
export const noteUndeliverable = defineSignal<[Undeliverable]>(UNDELIVERABLE_SIGNAL);

/**
 * One person's inbox: waits until the earliest instant at which something may be sent, then has everything sent that may be
 * by then. What waits is in the store; this only knows when to look.
 */
export async function inbox(input: InboxInput): Promise<void> {
  return CancellationScope.nonCancellable(() => watch(input));
}

async function watch({ person, nextAt, lastLookAt: before }: InboxInput): Promise<void> {
  let next = nextAt;
  let lastLookAt = before;
  let isBusy = false;
  const alarm = new Alarm();

  setHandler(announce, (sendAt) => {
    next = Math.min(next ?? sendAt, sendAt);
  });
  setHandler(
    release,
    async (command) => {
      // Whoever waits is woken together with all others: look again whether it is really free.
      while (isBusy) await condition(() => !isBusy);
      return look(command);
    },
    {
      validator: (command) => {
        const refused = refuseUnclaimed(command);
        if (refused) throw refusalFailure(refused.refused);
      },
    },
  );

  /** @param release who has it sent before its time. */
  async function look(release?: ReleaseCommand): Promise<number> {
    isBusy = true;
    try {
      next = undefined;
      const outcome = await tryToDeliver(release);
      if (!outcome) {
        next = Math.min(next ?? Infinity, Date.now() + LOOK_AGAIN_MS);
        return 0;
      }
      const { mailsSent, nextAt: later, undeliverable } = outcome;
      if (later !== undefined) next = Math.min(next ?? later, later);
      for (const { measureId, ...fact } of undeliverable) await tellMeasure(measureId, fact);
      if (outcome.refused) throw refusalFailure(outcome.refused);
      return mailsSent;
    } finally {
      isBusy = false;
    }
  }

  async function tryToDeliver(release?: ReleaseCommand): Promise<DeliverResult | undefined> {
    try {
      const now = Date.now();
      const outcome = await deliver({ person, now, isReleased: release !== undefined, ...(release && { release }), ...(lastLookAt !== undefined && { since: lastLookAt }) });
      lastLookAt = now;
      return outcome;
    } catch (error) {
      if (error instanceof ActivityFailure) return undefined;
      throw error;
    }
  }

  for (;;) {
    if (workflowInfo().continueAsNewSuggested && !isBusy && allHandlersFinished()) {
      alarm.cancel();
      await continueAsNew<typeof inbox>({ person, ...(next !== undefined && { nextAt: next }), ...(lastLookAt !== undefined && { lastLookAt }) });
    }
    alarm.set(isBusy ? undefined : next);
    const [seen, wasBusy] = [next, isBusy];
    await condition(() => alarm.rang || next !== seen || isBusy !== wasBusy);
    if (alarm.rang && !isBusy) await look();
  }
}

/** A measure that has ended needs no such fact any more. */
async function tellMeasure(measureId: string, fact: Undeliverable): Promise<void> {
  try {
    await getExternalWorkflowHandle(measureId).signal(noteUndeliverable, fact);
  } catch {
    // The measure is archived or withdrawn; the notice's own record in the store says what became of it.
  }
}
