import { CancellationScope, sleep } from '@temporalio/workflow';

/**
 * One timer at a time, on one instant. Setting it to the instant it already has costs nothing; only a change of the nearest
 * instant cancels the old timer and starts a new one.
 */
export class Alarm {
  rang = false;
  #at: number | undefined;
  #scope: CancellationScope | undefined;

  set(at: number | undefined): void {
    if (at === this.#at && !this.rang) return;
    this.cancel();
    if (at === undefined) return;
    this.#at = at;
    const scope = new CancellationScope();
    this.#scope = scope;
    void scope
      // Never zero: a timer of no length takes another path in the SDK, which a replay would have to know of.
      .run(() => sleep(Math.max(1, at - Date.now())))
      .then(
        () => {
          if (this.#scope === scope) this.rang = true;
        },
        () => undefined,
      );
  }

  cancel(): void {
    this.#scope?.cancel();
    this.#scope = undefined;
    this.#at = undefined;
    this.rang = false;
  }
}
