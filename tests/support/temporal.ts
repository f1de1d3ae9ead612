import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { inject } from 'vitest';
import { TimeSkippingWorkflowClient } from '../../embedded/virtualTime.ts';

export { TimeSkippingWorkflowClient, fastForward, fastForwardPast, virtualNow } from '../../embedded/virtualTime.ts';

/** Clients of the run's virtual-time server. */
export interface TestTemporal {
  /** `host:port`, for `NativeConnection.connect` of a worker. */
  readonly address: string;
  readonly connection: Connection;
  /** Starts workflows on the wall clock; `fastForward` moves them. */
  readonly client: Client;
  /** Starts workflows that skip every wait from the first moment on, to their end. */
  readonly skipping: TimeSkippingWorkflowClient;
  close(): Promise<void>;
}

/**
 * Connects to the virtual-time server that vitest.config.mjs starts once per run. Call it in `beforeAll` and `close` it in
 * `afterAll`. The server is shared by all files: use your own workflow ids and task queues (`uniqueName`).
 * @throws Error with the reason when there is no server
 */
export async function connectTestTemporal(): Promise<TestTemporal> {
  const address = inject('temporalAddress');
  if (address === '') throw new Error(`No Temporal server for this test: ${inject('temporalProblem')}`);
  const connection = await Connection.connect({ address });
  return {
    address,
    connection,
    client: new Client({ connection }),
    skipping: new TimeSkippingWorkflowClient({ connection }),
    close: () => connection.close(),
  };
}

/** A name nobody else in this run uses. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}

/** Workers of tests report warnings only. Call before the first worker or native connection of the file. */
export function quietWorkers(): void {
  Runtime.install({ logger: new DefaultLogger('WARN') });
}
