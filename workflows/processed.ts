import type { MeasureEvent } from '../domain/events.ts';
import type { ActResult, ProcessedCommand } from './messages.ts';

/** Enough to answer any client that still retries, few enough to carry from run to run. */
const KEPT = 200;

/** What was done once is not done again, neither an act nor a fact that is sent a second time: it is answered as before. */
export class Processed {
  readonly #results: Map<string, ActResult>;

  constructor(carried: readonly ProcessedCommand[]) {
    this.#results = new Map(carried.map(({ id, result }) => [id, result]));
  }

  has(id: string): boolean {
    return this.#results.has(id);
  }

  get(id: string): ActResult | undefined {
    return this.#results.get(id);
  }

  /** @returns what it led to: the number of the last event, and the kinds of all. */
  remember(id: string, seq: number, happened: readonly MeasureEvent[]): ActResult {
    const result = { seq, events: happened.map((event) => event.type) };
    this.#results.set(id, result);
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= KEPT) break;
      this.#results.delete(oldest);
    }
    return result;
  }

  /** @returns what the next run must know, newest last. */
  list(): ProcessedCommand[] {
    return [...this.#results].map(([id, result]) => ({ id, result }));
  }
}
