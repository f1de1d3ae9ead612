import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { measuresOf } from '../client/measures.ts';
import { startPlan } from '../client/startPlan.ts';
import { MINUTE_MS } from '../domain/calendar.ts';
import { measureId } from '../domain/definition.ts';
import { listMeasureIds } from '../store/counts.ts';
import { startRehearsal } from '../embedded/rehearsal.ts';
import type { Say } from '../embedded/setupError.ts';
import { dueAt, ordinary, plain, referenceLife } from './definitions.ts';
import { atLeast, atMost, inParallel, percentile, reported, timed, type Line } from './measure.ts';
import { liveReferenceLife } from './referenceLife.ts';
import { knowPlan, RAW_QUEUE, rawBundle, type Stage } from './stage.ts';

const MEASURES = 1_000;
const AT_ONCE = 16;
const ROUND_TRIPS = 200;
/** The least the design counts for R1. */
const LEAST = { actions: 36, events: 176 };

const refs = Array.from({ length: MEASURES }, (_, index) => `M-${String(index + 1).padStart(4, '0')}`);

/** (a) Starts per second of a plan against raw starts of a workflow with one timer; the worker takes on each as it comes. */
export async function starts(stage: Stage): Promise<Line> {
  const { client, signer } = stage;
  const rawMs = await timed(() =>
    inParallel(refs, AT_ONCE, async (ref) => {
      await client.workflow.start('oneTimer', { workflowId: `raw-start/${ref}`, taskQueue: RAW_QUEUE, args: [3_600_000] });
    }),
  );
  const definitions = refs.map((ref) => ordinary('bench-start', ref));
  await knowFirst(stage, definitions);
  const oursMs = await timed(() => startPlan(measuresOf(client, signer), definitions, 'office'));
  await until(async () => (await listMeasureIds(stage.db, 'bench-start')).length === MEASURES);
  return atLeast('(a) starts of 1,000 measures', (MEASURES * 1_000) / oursMs, (MEASURES * 1_000) / rawMs, 0.5, '/s');
}

/** (b) A thousand rungs, each with its paper, in one second: how late each is on the record, against raw timers with one activity. */
export async function dueTogether(stage: Stage): Promise<Line> {
  const { client, signer } = stage;
  const rawDue = Date.now() + 40_000;
  await inParallel(refs, AT_ONCE, async (ref) => {
    await client.workflow.start('timerThenActivity', { workflowId: `raw-due/${ref}`, taskQueue: RAW_QUEUE, args: [rawDue] });
  });
  await until(() => stage.rawLateness.length >= MEASURES);

  const due = Math.ceil((Date.now() + 40_000) / MINUTE_MS) * MINUTE_MS;
  const definitions = refs.map((ref) => dueAt('bench-due', ref, due));
  await knowFirst(stage, definitions);
  await startPlan(measuresOf(client, signer), definitions, 'office');
  if (Date.now() >= due) throw new Error('Starting took longer than the time left until the rungs fall due; the trial says nothing on this machine');
  await until(() => stage.lateness.length >= MEASURES);
  return atMost('(b) 1,000 due in one second, p99 lateness', percentile(stage.lateness, 0.99), percentile(stage.rawLateness, 0.99), 1.5, 'ms');
}

/** (c) What R1 costs in Actions and history events, against the least possible. */
export async function referenceLifeCost(say: Say): Promise<Line[]> {
  const rehearsal = await startRehearsal({ say });
  try {
    const definition = referenceLife('bench-r1', Date.now());
    await knowPlan(rehearsal, definition);
    const { actions, events } = await liveReferenceLife(rehearsal.client, rehearsal.signer, definition);
    return [
      atMost('(c) Actions of R1 (raw: least possible)', actions, LEAST.actions, 1.25, ''),
      atMost('(c) events of R1 (raw: least possible)', events, LEAST.events, 1.25, ''),
    ];
  } finally {
    await rehearsal.stop();
  }
}

/** (d) Round trip of an approval on an idle system, against a raw update; taken in turns, medians compared. */
export async function approvals(stage: Stage): Promise<Line> {
  const { client, signer } = stage;
  const measures = measuresOf(client, signer);
  const definitions = refs.slice(0, ROUND_TRIPS).map((ref) => plain('bench-approve', ref));
  await knowFirst(stage, definitions);
  await startPlan(measures, definitions, 'office');
  const facts = new Map<string, string>();
  await inParallel(definitions, 4, async ({ planId, ref }) => {
    const id = measureId(planId, ref);
    await measures.act(id, { id: 'ack', person: 'handler', act: { type: 'acknowledge' } });
    await measures.act(id, { id: 'submit', person: 'handler', act: { type: 'submit', milestones: ['effect'], summary: 'done', evidence: [] } });
    await measures.act(id, { id: 'accept', person: 'acceptor', act: { type: 'accept', milestones: ['effect'] } });
    const state = await measures.state(id);
    facts.set(id, state?.phase === 'inSignOff' ? state.signOff.factsHash : '');
  });
  await inParallel(refs.slice(0, ROUND_TRIPS), 4, async (ref) => {
    await client.workflow.start('counter', { workflowId: `raw-update/${ref}`, taskQueue: RAW_QUEUE });
    await client.workflow.getHandle(`raw-update/${ref}`).executeUpdate('add', { args: [1] });
  });
  await delay(2_000); // idle: what the preparation caused has settled
  const [ours, raw]: [number[], number[]] = [[], []];
  for (const ref of refs.slice(0, ROUND_TRIPS)) {
    raw.push(await timed(() => client.workflow.getHandle(`raw-update/${ref}`).executeUpdate('add', { args: [1] })));
    const id = measureId('bench-approve', ref);
    ours.push(
      await timed(async () => {
        const result = await measures.act(id, { id: 'approve', person: 'leader', act: { type: 'approveClosure', factsHash: facts.get(id) ?? '' } }, ['post-leader']);
        if (!result || 'refused' in result) throw new Error(`An approval was refused: ${JSON.stringify(result)}`);
      }),
    );
    await delay(20); // the last approval's own publishing is over before the next is timed
  }
  return atMost('(d) round trip of an approval, median', percentile(ours, 0.5), percentile(raw, 0.5), 1.5, 'ms');
}

/** (e) From the start of a worker's process to its first accepted command, against a raw worker's first update. */
export async function firstCommand(say: Say): Promise<Line> {
  const rehearsal = await startRehearsal({ say, dynamicConfig: {} });
  try {
    const bundlePath = join(rehearsal.folder, 'raw-bundle.js');
    await writeFile(bundlePath, (await rawBundle()).code);
    const run = async (which: string) => {
      const script = new URL('./firstCommand.js', import.meta.url).pathname;
      const start = performance.now();
      const child = spawn(process.execPath, [script, which, rehearsal.address, bundlePath], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [output] = (await once(child.stdout, 'data')) as [Buffer];
      if (output.toString().trim() !== 'accepted') throw new Error(`The ${which} process said ${output.toString()}`);
      const elapsed = performance.now() - start;
      await once(child, 'exit');
      return elapsed;
    };
    // The first pair warms the disk cache and is not counted.
    await run('raw');
    await run('ours');
    return reported('(e) process start to first accepted command', await run('ours'), await run('raw'), 'ms');
  } finally {
    await rehearsal.stop();
  }
}

async function knowFirst(stage: Stage, definitions: readonly ReturnType<typeof ordinary>[]): Promise<void> {
  const [first] = definitions;
  if (first) await stage.know(first);
}

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) await delay(100);
}
