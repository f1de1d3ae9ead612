import type { Client } from '@temporalio/client';
import { asOurs, isPassing } from './failures.ts';

/** How long one attempt may take, and how often it is made with the same id before the engine counts as away. */
const ATTEMPT_MS = 10_000;
const ATTEMPTS = 3;

/** Tries a call a few times with a deadline each; what is refused or missing is final at once. @throws EngineUnreachable */
export async function patiently<T>(client: Client, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.withDeadline(Date.now() + ATTEMPT_MS, call);
    } catch (error) {
      if (!isPassing(error) || attempt === ATTEMPTS) throw asOurs(error);
    }
  }
}
