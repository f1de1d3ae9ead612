import { randomUUID } from 'node:crypto';
import { Client, Connection, WorkflowClient, type WorkflowHandle, type WorkflowStartInput } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { inject } from 'vitest';

const NAMESPACE = 'default';
/** The server stops skipping after 100 skips unless told otherwise; a long life has more. */
const MOST_SKIPS = 100_000;
const { FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED: COMPLETED, FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT: ASK_AGAIN } =
  temporal.api.enums.v1.FastForwardPollingResult;

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

type StartRequest = temporal.api.workflowservice.v1.IStartWorkflowExecutionRequest;

/** A client whose workflows skip time from their start: every wait is over at once, until the workflow ends. */
export class TimeSkippingWorkflowClient extends WorkflowClient {
  protected override async createStartWorkflowRequest(input: WorkflowStartInput): Promise<StartRequest> {
    const request = await super.createStartWorkflowRequest(input);
    return { ...request, timeSkippingConfig: { enabled: true, maxSessionSkipCount: MOST_SKIPS } };
  }
}

/**
 * Moves one workflow's clock forward and waits until it got there: timers on the way fire in order, their activities run.
 * Stop a second past a due time, never exactly on it. Continue-as-new on the way is followed.
 * @throws Error when the workflow ends before that, or its clock is moved by somebody else meanwhile
 */
export async function fastForward(client: Client, workflowId: string, seconds: number, runId?: string): Promise<void> {
  const { workflowService } = client.connection;
  const workflowExecution = runId === undefined ? { workflowId } : { workflowId, runId };
  const id = randomUUID();
  const duration = msToTs(Math.trunc(seconds) * 1_000);
  await workflowService.updateWorkflowExecutionOptions({
    namespace: NAMESPACE,
    workflowExecution,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, maxSessionSkipCount: MOST_SKIPS, fastForwardConfig: { id, duration } } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const { fastForwardPollingResult: result } = await workflowService.pollWorkflowExecutionTimeSkipping({
      namespace: NAMESPACE,
      workflowExecution,
      fastForwardId: id,
    });
    if (result === COMPLETED) return;
    if (result !== ASK_AGAIN) throw new Error(`${workflowId} did not reach ${String(seconds)} s ahead: it ended, or another fast-forward replaced this one`);
  }
}

/** Moves one workflow's clock to a second past `at` (epoch ms). Does nothing when it is there already. */
export async function fastForwardPast(client: Client, workflowId: string, at: number): Promise<void> {
  const seconds = Math.ceil((at - (await virtualNow(client.workflow.getHandle(workflowId)))) / 1_000) + 1;
  if (seconds > 0) await fastForward(client, workflowId, seconds);
}

/** The workflow's own time now (epoch ms): the wall clock until it first skips. */
export async function virtualNow(handle: WorkflowHandle): Promise<number> {
  const { raw } = await handle.describe();
  const currentTime = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return currentTime ? tsToMs(currentTime) : Date.now();
}
