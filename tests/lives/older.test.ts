import { ApplicationFailure, WorkflowUpdateFailedError } from '@temporalio/client';
import { NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../domain/claim.ts';
import { measureId } from '../../domain/definition.ts';
import { listEvents } from '../../store/measures.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { createWorker, type WorkerSettings } from '../../worker/worker.ts';
import { ACT_UPDATE, MEASURE_WORKFLOW, UNDELIVERABLE_SIGNAL } from '../../workflows/messages.ts';
import { claimed, OFFICE_KEYS, OTHER_KEY } from '../support/claims.ts';
import { workflowBundle } from '../support/engine.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { upcoming } from '../support/upcoming.ts';

let office: Office;
let activities: WorkerSettings['activities'];
let connection: NativeConnection;
beforeAll(async () => {
  office = await openOffice((real) => (activities = real));
  connection = await NativeConnection.connect({ address: office.address });
});
afterAll(async () => {
  await connection.close();
  await office.stop();
});

/** Runs a worker with the given workflows until the job is done. */
async function under<T>(bundle: WorkflowBundleWithSourceMap, taskQueue: string, job: () => Promise<T>): Promise<T> {
  const worker = await createWorker({ connection, namespace: 'default', bundle, activities, taskQueue });
  return worker.runUntil(job());
}

/** A measure begun by release 0.1.0, with no worker left that knows it. */
async function begunBefore(taskQueue: string): Promise<string> {
  const definition = upcoming(uniqueName('older'));
  await office.know([definition]);
  const id = measureId(definition.planId, definition.ref);
  await under(await bundleWorkflows(new URL('./older/workflows.ts', import.meta.url).pathname), taskQueue, async () => {
    await office.client.workflow.start(MEASURE_WORKFLOW, { workflowId: id, taskQueue, args: [{ register: definition }] });
    await expect.poll(() => recordOf(id), { timeout: 30_000 }).toEqual(['registered']);
  });
  return id;
}

async function recordOf(id: string): Promise<string[]> {
  return (await listEvents(office.db, id)).map((event) => event.type);
}

async function rawAct(id: string, command: { readonly id: string }): Promise<string> {
  try {
    await office.client.workflow.getHandle(id).executeUpdate(ACT_UPDATE, { args: [command], updateId: command.id });
    return 'done';
  } catch (error) {
    return error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure ? (error.cause.type ?? '') : String(error);
  }
}

describe('a measure begun before claims were signed', () => {
  it('lives on, believes facts as before, and takes no act until the system tells it its keys; from then on only what they vouch for', async () => {
    const taskQueue = uniqueName('older');
    const id = await begunBefore(taskQueue);
    await under(await workflowBundle(), taskQueue, async () => {
      const signal = (noticeId: string) => office.client.workflow.getHandle(id).signal(UNDELIVERABLE_SIGNAL, { noticeId, post: 'bureau-handler', reason: '地址不存在' });
      expect((await office.measures.state(id))?.trustedKeys).toEqual([]);
      expect(await rawAct(id, { id: 'raw', person: 'li', act: { type: 'acknowledge' } } as never)).toBe('claimMissing');
      expect(await rawAct(id, claimed(id, { id: 'raw', person: 'li', act: { type: 'acknowledge' } }, Date.now()))).toBe('claimMissing');
      expect(await rawAct(id, claimed(id, { id: 'raw', person: SYSTEM, act: { type: 'trustKeys', keys: OFFICE_KEYS } }, Date.now(), OTHER_KEY))).toBe('claimInvalid');
      await signal('before');
      expect(await office.measures.act(id, { id: 'receipt', person: 'li', act: { type: 'acknowledge' } })).toMatchObject({ events: ['acknowledged'] });
      expect((await office.measures.state(id))?.trustedKeys).toEqual(OFFICE_KEYS);
      await signal('after');
      expect(await rawAct(id, { id: 'raw', person: 'li', act: { type: 'reportProgress', text: '完成' } } as never)).toBe('claimMissing');
      await expect.poll(() => recordOf(id), { timeout: 30_000 }).toEqual(['registered', 'noticeUndeliverable', 'keysTrusted', 'acknowledged']);
    });
    // The part this release lived has its own rules, and a mark where they begin; a replay finds both parts as they were.
    const history = await office.client.workflow.getHandle(id).fetchHistory();
    expect((history.events ?? []).filter((event) => event.markerRecordedEventAttributes)).toHaveLength(1);
    await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history, id);
  });
});
