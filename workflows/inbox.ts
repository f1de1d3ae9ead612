import { allHandlersFinished, CancellationScope, condition, continueAsNew, defineSignal, defineUpdate, getExternalWorkflowHandle, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { InboxActivities } from '../activities/interfaces.ts';
import { Alarm } from './alarm.ts';
import { ANNOUNCE_SIGNAL, RELEASE_UPDATE, UNDELIVERABLE_SIGNAL, type InboxInput, type Undeliverable } from './messages.ts';

const { deliver } = proxyActivities<InboxActivities>({
  startToCloseTimeout: '2 minutes',
  // A mail server may be away for days; what waits in the meantime leaves as one message when it is back.
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/** Something waits for this person and may be sent from this instant on. */
export const announce = defineSignal<[number]>(ANNOUNCE_SIGNAL);
/** An administrator has what waits sent now, outside working hours. Answers how many mails left. */
export const release = defineUpdate<number, []>(RELEASE_UPDATE);
export const noteUndeliverable = defineSignal<[Undeliverable]>(UNDELIVERABLE_SIGNAL);

/**
 * One person's inbox: waits until the earliest instant at which something may be sent, then has everything sent that may be
 * by then. What waits is in the store; this only knows when to look.
 */
export async function inbox(input: InboxInput): Promise<void> {
  return CancellationScope.nonCancellable(() => watch(input));
}

async function watch({ person, nextAt }: InboxInput): Promise<void> {
  let next = nextAt;
  let isBusy = false;
  const alarm = new Alarm();

  setHandler(announce, (sendAt) => {
    next = Math.min(next ?? sendAt, sendAt);
  });
  setHandler(release, async () => {
    await condition(() => !isBusy);
    return look(true);
  });

  async function look(isReleased: boolean): Promise<number> {
    isBusy = true;
    try {
      next = undefined;
      const { mailsSent, nextAt: later, undeliverable } = await deliver({ person, now: Date.now(), isReleased });
      if (later !== undefined) next = Math.min(next ?? later, later);
      for (const { measureId, ...fact } of undeliverable) await tellMeasure(measureId, fact);
      return mailsSent;
    } finally {
      isBusy = false;
    }
  }

  for (;;) {
    if (workflowInfo().continueAsNewSuggested && !isBusy && allHandlersFinished()) {
      alarm.cancel();
      await continueAsNew<typeof inbox>({ person, ...(next !== undefined && { nextAt: next }) });
    }
    alarm.set(isBusy ? undefined : next);
    const [seen, wasBusy] = [next, isBusy];
    await condition(() => alarm.rang || next !== seen || isBusy !== wasBusy);
    if (alarm.rang && !isBusy) await look(false);
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
