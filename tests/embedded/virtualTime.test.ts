import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestTemporal, connectTestTemporal, fastForward, fastForwardPast, quietWorkers, uniqueName, virtualNow } from '../support/temporal.ts';
import { sleeper, wakings } from './workflows/sleeper.ts';

const DAY_S = 86_400;
const taskQueue = uniqueName('virtual-time');

describe('virtual time on the real server', () => {
  let temporal: TestTemporal;
  let worker: Worker;
  let native: NativeConnection;
  let running: Promise<void>;

  beforeAll(async () => {
    quietWorkers();
    temporal = await connectTestTemporal();
    native = await NativeConnection.connect({ address: temporal.address });
    const workflowsPath = fileURLToPath(new URL('./workflows/sleeper.ts', import.meta.url));
    worker = await Worker.create({ connection: native, taskQueue, workflowsPath });
    running = worker.run();
  });

  afterAll(async () => {
    worker.shutdown();
    await running;
    await native.close();
    await temporal.close();
  });

  it('moves one workflow by days, across continue-as-new, and leaves the wall clock alone', async () => {
    const workflowId = uniqueName('sleeper');
    const handle = await temporal.client.workflow.start(sleeper, { taskQueue, workflowId, args: [30] });
    const startedAt = await virtualNow(handle);
    await fastForward(temporal.client, workflowId, 12 * DAY_S + 60);
    const wokeAt = await handle.query(wakings);
    expect(wokeAt).toHaveLength(12);
    wokeAt.forEach((at, index) => { expect(Math.abs(at - startedAt - (index + 1) * DAY_S * 1_000)).toBeLessThan(30_000); });
    expect(Math.abs((await virtualNow(handle)) - startedAt - (12 * DAY_S + 60) * 1_000)).toBeLessThan(30_000);
    await handle.terminate();
  });

  it('stops a second past a given instant, and stays when it is there already', async () => {
    const workflowId = uniqueName('sleeper');
    const handle = await temporal.client.workflow.start(sleeper, { taskQueue, workflowId, args: [30] });
    const wantedAt = (await virtualNow(handle)) + 3.5 * DAY_S * 1_000;
    await fastForwardPast(temporal.client, workflowId, wantedAt);
    const arrivedAt = await virtualNow(handle);
    expect(arrivedAt - wantedAt).toBeGreaterThan(0);
    expect(arrivedAt - wantedAt).toBeLessThan(10_000);
    await fastForwardPast(temporal.client, workflowId, wantedAt);
    expect((await handle.query(wakings)).length).toBe(3);
    await handle.terminate();
  });

  it('lives a year of daily wake-ups to its end when started skipping', async () => {
    const wokeAt = await temporal.skipping.execute(sleeper, { taskQueue, workflowId: uniqueName('sleeper'), args: [365] });
    expect(wokeAt).toHaveLength(365);
    expect((wokeAt.at(-1) ?? 0) - (wokeAt[0] ?? 0)).toBeGreaterThan(363 * DAY_S * 1_000);
  });

  it('says so when a workflow ends before the wanted instant', async () => {
    const workflowId = uniqueName('sleeper');
    await temporal.client.workflow.start(sleeper, { taskQueue, workflowId, args: [2] });
    await expect(fastForward(temporal.client, workflowId, 10 * DAY_S)).rejects.toThrow(/did not reach/);
  });
});
