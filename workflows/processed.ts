interface Result<T extends string> {
  readonly seq: number;
  readonly events: readonly T[];
}

/** Enough to answer any client that still retries, few enough to carry from run to run. */
const KEPT = 200;

/** What was done once is not done again, neither an act nor a fact that is sent a second time: it is answered as before. */
export class Processed<T extends string> {
  readonly #results: Map<string, Result<T>>;

  constructor(carried: readonly { readonly id: string; readonly result: Result<T> }[]) {
    this.#results = new Map(carried.map(({ id, result }) => [id, result]));
  }

  has(id: string): boolean {
    return this.#results.has(id);
  }

  get(id: string): Result<T> | undefined {
    return this.#results.get(id);
  }

  /** @returns what it led to: the number of the last event, and the kinds of all. */
  remember(id: string, seq: number, happened: readonly { readonly type: T }[]): Result<T> {
    const result = { seq, events: happened.map((event) => event.type) };
    this.#results.set(id, result);
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= KEPT) break;
      this.#results.delete(oldest);
    }
    return result;
  }

  /** @returns what the next run must know, newest last. */
  list(): { readonly id: string; readonly result: Result<T> }[] {
    return [...this.#results].map(([id, result]) => ({ id, result }));
  }
}
