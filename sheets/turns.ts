/**
 * @returns a function that has at most `atOnce` pieces of work done at a time and lets at most `waiting` more wait for their turn;
 * beyond that it does nothing and gives nothing.
 */
export function takingTurns({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): <T>(work: () => Promise<T>) => Promise<T> | undefined {
  let running = 0;
  const queue: (() => void)[] = [];
  // Who ends hands the place on; nobody who comes just then can take it.
  const leave = () => {
    const following = queue.shift();
    if (following) following();
    else running -= 1;
  };
  return (work) => {
    if (running < atOnce) {
      running += 1;
      return work().finally(leave);
    }
    if (queue.length >= waiting) return undefined;
    return new Promise<void>((resolve) => queue.push(resolve)).then(() => work().finally(leave));
  };
}
