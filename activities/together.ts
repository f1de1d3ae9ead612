import { setTimeout as delay } from 'node:timers/promises';

/** Who asks so soon after a round has ended is one of many ... */
const BUSY_MS = 10;
/** ... and the next round waits this long for the others: rounds cost by their number more than by their size. */
const GATHER_MS = 20;

interface Asked<T, R> {
  readonly item: T;
  readonly done: (result: R) => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Does a job once for all who ask while it is under way, instead of once for each: a thousand measures that come due in one second
 * then cost some dozens of rounds. Who asks while nothing is going on is served at once; whoever comes meanwhile, or just after, shares the next round.
 *
 * When a round fails, each of its items is tried alone, so that one that cannot be done does not hold up the others.
 *
 * @param job gives a result for each item, in their order.
 */
export function together<T, R>(job: (items: readonly T[]) => Promise<readonly R[]>): (item: T) => Promise<R> {
  let waiting: Asked<T, R>[] = [];
  let isUnderWay = false;
  let endedAt = -Infinity;

  async function work(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) {
      if (performance.now() - endedAt < BUSY_MS) await delay(GATHER_MS);
      const round = waiting;
      waiting = [];
      await serve(round);
      endedAt = performance.now();
    }
    isUnderWay = false;
  }

  async function serve(round: readonly Asked<T, R>[]): Promise<void> {
    try {
      const results = await job(round.map(({ item }) => item));
      round.forEach(({ done }, index) => done(results[index] as R));
    } catch (error) {
      if (round.length === 1) round[0]?.failed(error);
      else for (const asked of round) await serve([asked]);
    }
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!isUnderWay) void work();
    });
}
