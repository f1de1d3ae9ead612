import { EngineUnreachable } from '../client/connection.ts';

/** Somebody who looks at a page does not wait half a minute for an engine that is away. */
const READ_PATIENCE_MS = 4_000;

/** @returns the promise's value if it comes in time. @throws EngineUnreachable when it does not. */
export async function soon<T>(promise: Promise<T>, patienceMs = READ_PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineUnreachable(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  // Whatever becomes of it later is of no interest to anybody, but must not end the process.
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
