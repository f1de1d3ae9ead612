import { randomUUID } from 'node:crypto';
import { WorkflowClient, type Client, type WorkflowHandle, type WorkflowStartInput } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import proto, { type temporal } from '@temporalio/proto';

/** Virtual time on the real server: for tests, the demo and the benchmark. Nothing of the system itself imports this. */

/** The server stops skipping after 200 skips unless told otherwise; a long life has more. */
const MOST_SKIPS = 100_000;
const { FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED: COMPLETED, FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT: ASK_AGAIN } =
  proto.temporal.api.enums.v1.FastForwardPollingResult;

/** Settings the server must be started with, so that time can be moved, and moved fast and rightly. */
export const VIRTUAL_TIME_CONFIG: Readonly<Record<string, string>> = {
  'frontend.WorkflowTimeSkippingEnabled': 'true',
  'history.timerProcessorMaxTimeShift': '"1ms"',
  'history.timerProcessorMaxPollRPS': '2000',
  'history.transferProcessorMaxPollRPS': '2000',
  // Without it virtual time is wrong after continue-as-new.
  'history.workflowIdReuseMinimalInterval': '"0s"',
};

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
 *
 * @throws Error when the workflow ends before that, or its clock is moved by somebody else meanwhile.
 */
export async function fastForward(client: Client, workflowId: string, seconds: number, runId?: string): Promise<void> {
  const { workflowService } = client.connection;
  const { namespace } = client.options;
  const workflowExecution = runId === undefined ? { workflowId } : { workflowId, runId };
  const id = randomUUID();
  const duration = msToTs(Math.trunc(seconds) * 1_000);
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, maxSessionSkipCount: MOST_SKIPS, fastForwardConfig: { id, duration } } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const { fastForwardPollingResult: result } = await workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
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
