import { condition, continueAsNew, defineQuery, setHandler, sleep, workflowInfo } from '@temporalio/workflow';

/** The instants (epoch ms) at which the sleeper woke so far. */
export const wakings = defineQuery<number[]>('wakings');

const DAY_MS = 86_400_000;

/** Wakes once a day, `days` times, in runs of five days, and gives the instants back. */
export async function sleeper(days: number, before: number[] = []): Promise<number[]> {
  const wokeAt = [...before];
  setHandler(wakings, () => wokeAt);
  while (wokeAt.length < days) {
    await sleep(DAY_MS);
    wokeAt.push(Date.now());
    if (wokeAt.length % 5 === 0 && wokeAt.length < days) await continueAsNew<typeof sleeper>(days, wokeAt);
  }
  return wokeAt;
}

/** Waits for ever, as a measure that nobody closes. */
export async function waiter(): Promise<void> {
  await condition(() => workflowInfo().historyLength < 0);
}
