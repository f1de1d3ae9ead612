import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time.js';
import { reasonOf } from './setupError.ts';

/** The namespace a development server always has. */
export const NAMESPACE = 'default';

/** The longest the server allows; by default it forgets a closed workflow after one day. */
const RETENTION_MS = 36_500 * 24 * 3_600_000;
const RETRY_EVERY_MS = 100;

/**
 * Waits until the server at `address` answers for its namespace.
 * @param hasGivenUp asked before every try; true ends the waiting (the process is gone, or is to stop)
 * @throws Error with the last reason after `timeoutMs`, or at once when `hasGivenUp`
 */
export async function waitUntilReady(address: string, timeoutMs: number, hasGivenUp: () => boolean): Promise<void> {
  const deadlineAt = Date.now() + timeoutMs;
  let reason = '';
  while (Date.now() < deadlineAt && !hasGivenUp()) {
    try {
      await withConnection(address, (connection) => connection.workflowService.describeNamespace({ namespace: NAMESPACE }));
      return;
    } catch (error) {
      reason = reasonOf(error);
      await delay(RETRY_EVERY_MS);
    }
  }
  throw new Error(reason === '' ? 'it ended at once' : reason);
}

/** Makes the server keep closed workflows as long as it can. Idempotent; the setting stays in the database. */
export async function raiseRetention(address: string): Promise<void> {
  await withConnection(address, async ({ workflowService }) => {
    const { config } = await workflowService.describeNamespace({ namespace: NAMESPACE });
    if (optionalTsToMs(config?.workflowExecutionRetentionTtl) === RETENTION_MS) return;
    await workflowService.updateNamespace({ namespace: NAMESPACE, config: { workflowExecutionRetentionTtl: msToTs(RETENTION_MS) } });
  });
}

async function withConnection<T>(address: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: '2s' });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
