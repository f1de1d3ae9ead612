import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DefaultLogger, NativeConnection } from '@temporalio/worker';
import type { ClaimSigner } from '../client/claimSigner.ts';
import { inboxesOf } from '../client/inboxes.ts';
import { measuresOf, type Measures } from '../client/measures.ts';
import { startPlan } from '../client/startPlan.ts';
import { KEY_BYTES } from '../config/keyFile.ts';
import type { SignedClaim } from '../domain/claim.ts';
import { measureId, type Definition } from '../domain/definition.ts';
import { bundleWorkflows } from '../worker/bundle.ts';
import { createActivities } from '../worker/wiring.ts';
import { createWorker } from '../worker/worker.ts';
import { plain } from './definitions.ts';
import { atMost, inParallel, percentile, timed, type Line } from './measure.ts';
import type { Stage } from './stage.ts';

const ROUND_TRIPS = 200;
const UNVERIFIED_QUEUE = 'unverified';
const LEADER_POSTS = ['post-leader'];

/** (f) Round trip of an approval with its claim signed and verified, against the same without; taken in turns, medians compared. */
export async function claimCost(stage: Stage): Promise<Line> {
  const unverified = await unverifiedWorker(stage);
  try {
    const verifying = await inSignOff(stage, measuresOf(stage.client, stage.signer), 'bench-verified');
    const trusting = await inSignOff(stage, measuresOf(stage.client, unsigned(stage.signer), UNVERIFIED_QUEUE), 'bench-unverified');
    await delay(2_000); // idle: what the preparation caused has settled
    const [ours, raw]: [number[], number[]] = [[], []];
    for (let index = 0; index < ROUND_TRIPS; index += 1) {
      raw.push(await trusting(index));
      ours.push(await verifying(index));
    }
    return atMost('(f) approval with a claim (raw: without), median', percentile(ours, 0.5), percentile(raw, 0.5), 1.25, 'ms');
  } finally {
    await unverified.stop();
  }
}

/** Makes measures that only await the leader's approval. @returns what approves the nth of them, in ms. */
async function inSignOff(stage: Stage, measures: Measures, planId: string): Promise<(index: number) => Promise<number>> {
  const definitions = Array.from({ length: ROUND_TRIPS }, (_, index) => plain(planId, `M-${String(index + 1)}`));
  const [first] = definitions;
  if (first) await stage.know(first);
  await startPlan(measures, definitions, 'office');
  const facts = new Map<Definition, string>();
  await inParallel(definitions, 4, async (definition) => {
    const id = measureId(planId, definition.ref);
    await measures.act(id, { id: 'ack', person: 'handler', act: { type: 'acknowledge' } });
    await measures.act(id, { id: 'submit', person: 'handler', act: { type: 'submit', milestones: ['effect'], summary: 'done', evidence: [] } });
    await measures.act(id, { id: 'accept', person: 'acceptor', act: { type: 'accept', milestones: ['effect'] } });
    const state = await measures.state(id);
    facts.set(definition, state?.phase === 'inSignOff' ? state.signOff.factsHash : '');
  });
  return async (index) => {
    const definition = definitions[index] ?? definitions[0];
    if (!definition) throw new Error('There is nothing to approve');
    const id = measureId(planId, definition.ref);
    const elapsed = await timed(async () => {
      const result = await measures.act(id, { id: 'approve', person: 'leader', act: { type: 'approveClosure', factsHash: facts.get(definition) ?? '' } }, LEADER_POSTS);
      if (!result || 'refused' in result) throw new Error(`An approval was refused: ${JSON.stringify(result)}`);
    });
    await delay(20); // its own publishing is over before the next is timed
    return elapsed;
  };
}

/** Claims of the same shape and size, that nobody signed. */
function unsigned(signer: ClaimSigner): ClaimSigner {
  const signature = '0'.repeat(128);
  return {
    keys: () => signer.keys(),
    sign: ({ measureId: measure, command, posts }): SignedClaim => ({
      claim: { keyId: signer.keys()[0]?.id ?? '', measureId: measure, commandId: command.id, actHash: '0'.repeat(64), person: command.person, posts, issuedAt: 0, expiresAt: 0 },
      signature,
    }),
  };
}

/** A worker whose workflows are ours in everything but the verification of claims. */
async function unverifiedWorker({ client, db, address, keyring }: Stage): Promise<{ stop(): Promise<void> }> {
  const bundle = await bundleWorkflows(new URL('../workflows/index.js', import.meta.url).pathname, {
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, alias: { ...config.resolve?.alias, [new URL('../domain/claim.js', import.meta.url).pathname]: new URL('./unverified/claim.js', import.meta.url).pathname } },
    }),
  });
  const activities = createActivities({ db, inboxes: inboxesOf(client), smtp: { url: 'smtp://127.0.0.1:1', from: 'bench@localhost' }, publicUrl: 'http://127.0.0.1', keyring, recordKey: randomBytes(KEY_BYTES) });
  const connection = await NativeConnection.connect({ address });
  const worker = await createWorker({ connection, namespace: 'default', bundle, activities, taskQueue: UNVERIFIED_QUEUE });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      activities.close();
      await connection.close();
    },
  };
}
