import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import type { RecordEntry } from '../domain/record.ts';
import { startRehearsal, type Rehearsal } from '../embedded/rehearsal.ts';
import type { Say } from '../embedded/setupError.ts';
import type { Definition } from '../domain/definition.ts';
import { savePlan } from '../store/plans.ts';

export const RAW_QUEUE = 'raw';

/** Ours and the raw engine's least, side by side on one server. */
export interface Stage extends Rehearsal {
  /** How long after its nominal instant each rung was on the record, in ms. */
  readonly lateness: number[];
  /** How long after its due time each raw activity ran, in ms. */
  readonly rawLateness: number[];
  know(definition: Definition): Promise<void>;
}

export async function startBench(say: Say): Promise<Stage> {
  const lateness: number[] = [];
  const rawLateness: number[] = [];
  const rehearsal = await startRehearsal({
    say,
    dynamicConfig: {},
    around: (real) => ({
      ...real,
      async publish(entry: RecordEntry) {
        const recorded = await real.publish(entry);
        for (const event of entry.events) if (event.type === 'ruleFired') lateness.push(Date.now() - event.nominalAt);
        return recorded;
      },
    }),
  });
  const raw = await rawWorker(rehearsal.address, rawLateness);
  return {
    ...rehearsal,
    lateness,
    rawLateness,
    know: (definition) => knowPlan(rehearsal, definition),
    async stop() {
      await raw.stop();
      await rehearsal.stop();
    },
  };
}

/** The raw engine's worker, with the same limits as ours. */
export async function rawWorker(address: string, rawLateness: number[]): Promise<{ stop(): Promise<void> }> {
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue: RAW_QUEUE,
    workflowBundle: await rawBundle(),
    maxCachedWorkflows: 2_000,
    maxConcurrentActivityTaskExecutions: 50,
    activities: {
      mark: (dueAt: number) => {
        rawLateness.push(Date.now() - dueAt);
        return Promise.resolve();
      },
    },
  });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

/** Makes a plan with its people known to the read model, as starting it through the api would. */
export async function knowPlan({ db }: Rehearsal, { planId: id, planTitle: title, calendar, directory }: Definition): Promise<void> {
  const contacts = Object.fromEntries(Object.keys(directory.people).map((person) => [person, { email: `${person}@bench.example` }]));
  await savePlan(db, { id, title, adoptedOn: '2026-01-01', hash: id, body: {}, calendar, directory, contacts });
}

export function rawBundle(): Promise<{ code: string }> {
  return bundleWorkflowCode({ workflowsPath: new URL('./raw/workflows.js', import.meta.url).pathname, logger: new DefaultLogger('ERROR') });
}
