interface Waiting {
  readonly serve: (isServed: boolean) => void;
}

/**
 * Keeps one destination from taking up every way out: only so many may be under way to each at the same time. Who comes when they are
 * taken waits a little, and then gives up, to make room for those who want to go elsewhere.
 */
export class Turns {
  readonly #most: number;
  readonly #patienceMs: number;
  readonly #underWay = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(most: number, patienceMs: number) {
    this.#most = most;
    this.#patienceMs = patienceMs;
  }

  /** @returns what the job gives; nothing when there was no room for it. */
  async run<T>(destination: string, job: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.#enter(destination))) return undefined;
    try {
      return await job();
    } finally {
      this.#leave(destination);
    }
  }

  #enter(destination: string): Promise<boolean> {
    const underWay = this.#underWay.get(destination) ?? 0;
    if (underWay < this.#most) {
      this.#underWay.set(destination, underWay + 1);
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const queue = this.#waiting.get(destination) ?? [];
      this.#waiting.set(destination, queue);
      const waiting: Waiting = {
        serve: (isServed) => {
          clearTimeout(patience);
          resolve(isServed);
        },
      };
      const patience = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1);
        waiting.serve(false);
      }, this.#patienceMs);
      queue.push(waiting);
    });
  }

  #leave(destination: string): void {
    const next = this.#waiting.get(destination)?.shift();
    if (next) {
      next.serve(true);
      return;
    }
    this.#waiting.delete(destination);
    const left = (this.#underWay.get(destination) ?? 1) - 1;
    if (left > 0) this.#underWay.set(destination, left);
    else this.#underWay.delete(destination);
  }
}
