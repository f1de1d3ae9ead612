/** Enough to keep the engine busy, few enough not to run into its limits. */
const AT_ONCE = 16;

/** Does the same for each, some at a time, in their order. @throws what the first job that fails throws. */
export async function sideBySide<T>(items: readonly T[], job: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await job(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
