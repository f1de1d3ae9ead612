/** Enough to keep the engine busy, few enough not to run into its limits. */
const AT_ONCE = 16;

/**
 * Does the same for each, some at a time, in their order. The first failure ends it: what is under way is finished, nothing more is begun.
 *
 * @throws what the first job that fails throws.
 */
export async function sideBySide<T>(items: readonly T[], job: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items.entries()];
  const work = async () => {
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) await job(next[1]);
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = ended.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
