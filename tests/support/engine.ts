import { NativeConnection, type Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Activities } from '../../activities/interfaces.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { createWorker } from '../../worker/worker.ts';
import { connectTestTemporal, quietWorkers, uniqueName, type TestTemporal } from './temporal.ts';

let bundled: Promise<WorkflowBundleWithSourceMap> | undefined;

/** The workflows' code, bundled once per test file. */
export function workflowBundle(): Promise<WorkflowBundleWithSourceMap> {
  bundled ??= bundleWorkflows(new URL('../../workflows/index.ts', import.meta.url).pathname);
  return bundled;
}

/** A worker of a test file's own, on a task queue of its own, on the run's virtual-time server. */
export interface TestEngine extends TestTemporal {
  readonly taskQueue: string;
  readonly worker: Worker;
  stop(): Promise<void>;
}

export async function startTestEngine(activities: Activities): Promise<TestEngine> {
  quietWorkers();
  const temporal = await connectTestTemporal();
  const taskQueue = uniqueName('queue');
  const connection = await NativeConnection.connect({ address: temporal.address });
  const worker = await createWorker({ connection, namespace: 'default', bundle: await workflowBundle(), activities, taskQueue });
  const running = worker.run();
  return {
    ...temporal,
    taskQueue,
    worker,
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
      await temporal.close();
    },
  };
}
