import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { claimSigner } from '../client/claimSigner.ts';
import { connect } from '../client/connection.ts';
import { inboxesOf } from '../client/inboxes.ts';
import { measuresOf } from '../client/measures.ts';
import { KEY_BYTES } from '../config/keyFile.ts';
import { keyringOf } from '../domain/keys.ts';
import { measureId } from '../domain/definition.ts';
import { projectRoot } from '../embedded/projectRoot.ts';
import { migrateStore } from '../store/migrate.ts';
import { openEmbeddedStore } from '../store/open.ts';
import { createActivities } from '../worker/wiring.ts';
import { createWorker } from '../worker/worker.ts';
import { ordinary } from './definitions.ts';

/** A process of its own: starts a worker, sends it one command, says when that was accepted. */
const [, , which = '', address = '', rawBundlePath = ''] = process.argv;
const id = String(process.pid);
Runtime.install({ logger: new DefaultLogger('ERROR') });

async function ours(): Promise<void> {
  const [client, connection, db] = await Promise.all([connect({ address, namespace: 'default', isTls: false }), NativeConnection.connect({ address }), openEmbeddedStore()]);
  await migrateStore(db);
  const keyring = keyringOf(randomBytes(KEY_BYTES));
  const activities = createActivities({ db, inboxes: inboxesOf(client, id), smtp: { url: 'smtp://127.0.0.1:1', from: 'bench@localhost' }, publicUrl: 'http://127.0.0.1', keyring, recordKey: randomBytes(KEY_BYTES) });
  const worker = await createWorker({ connection, namespace: 'default', bundle: { codePath: join(projectRoot(), 'dist', 'workflow-bundle.js') }, activities, taskQueue: id });
  void worker.run();
  const definition = ordinary(`first-${id}`, 'M-1');
  const measures = measuresOf(client, claimSigner(keyring), id);
  await measures.start(definition);
  const result = await measures.act(measureId(definition.planId, 'M-1'), { id: 'ack', person: 'handler', act: { type: 'acknowledge' } });
  if (!result || 'refused' in result) throw new Error('refused');
}

async function raw(): Promise<void> {
  const [client, connection] = await Promise.all([connect({ address, namespace: 'default', isTls: false }), NativeConnection.connect({ address })]);
  const worker = await Worker.create({ connection, taskQueue: id, workflowBundle: { code: readFileSync(rawBundlePath, 'utf8') } });
  void worker.run();
  await client.workflow.start('counter', { workflowId: `first-raw-${id}`, taskQueue: id });
  await client.workflow.getHandle(`first-raw-${id}`).executeUpdate('add', { args: [1] });
}

await (which === 'ours' ? ours() : raw());
process.stdout.write('accepted\n', () => {
  // What the worker would still do is of no interest here.
  process.exit(0);
});
