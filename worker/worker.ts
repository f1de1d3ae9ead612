import { Worker, type NativeConnection, type WorkflowBundle } from '@temporalio/worker';
import type { Activities } from '../activities/interfaces.ts';
import { TASK_QUEUE } from '../workflows/messages.ts';

export interface WorkerSettings {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly bundle: WorkflowBundle | { readonly codePath: string };
  readonly activities: Activities;
  readonly taskQueue?: string;
}

/** How long activities under way may finish when the worker is asked to stop; the SDK's default is not at all. */
const GRACE = '10 seconds';

/** Makes a worker for all workflows and activities; `run` it, and `shutdown` it before the engine stops. */
export function createWorker({ connection, namespace, bundle, activities, taskQueue = TASK_QUEUE }: WorkerSettings): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: bundle,
    activities,
    shutdownGraceTime: GRACE,
    // Measures sleep for months: keep those that stir in memory, let the others be rebuilt from history when they do.
    maxCachedWorkflows: 2_000,
    maxConcurrentActivityTaskExecutions: 50,
  });
}
