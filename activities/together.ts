interface Asked<T> {
  readonly item: T;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Does a job once for all who ask while it is under way, instead of once for each: a thousand measures that come due in one second
 * then cost some dozens of rounds. The first who asks is served at once; whoever comes meanwhile shares the next round.
 *
 * When a round fails, each of its items is tried alone, so that one that cannot be done does not hold up the others.
 */
export function together<T>(job: (items: readonly T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: Asked<T>[] = [];
  let isUnderWay = false;

  async function work(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) {
      const round = waiting;
      waiting = [];
      await serve(round);
    }
    isUnderWay = false;
  }

  async function serve(round: readonly Asked<T>[]): Promise<void> {
    try {
      await job(round.map(({ item }) => item));
      for (const { done } of round) done();
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
