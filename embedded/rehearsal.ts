import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Activities } from '../activities/interfaces.ts';
import { connect } from '../client/connection.ts';
import { claimSigner, REHEARSAL_CLOCK, type ClaimSigner } from '../client/claimSigner.ts';
import { inboxesOf } from '../client/inboxes.ts';
import { KEY_BYTES } from '../config/keyFile.ts';
import { keyringOf, type Keyring } from '../domain/keys.ts';
import { migrateStore } from '../store/migrate.ts';
import { openEmbeddedStore } from '../store/open.ts';
import type { Db } from '../store/schema.ts';
import { createActivities } from '../worker/wiring.ts';
import { createWorker } from '../worker/worker.ts';
import { startMailCatcher } from './mailCatcher.ts';
import { freePort } from './ports.ts';
import { projectRoot } from './projectRoot.ts';
import type { Say } from './setupError.ts';
import { findTemporalBinary } from './temporalBinary.ts';
import { startTemporal } from './temporalServer.ts';
import { VIRTUAL_TIME_CONFIG } from './virtualTime.ts';

export interface Rehearsal {
  readonly client: Client;
  /** Whoever acts here acts with this; its claims hold in virtual time. */
  readonly signer: ClaimSigner;
  readonly keyring: Keyring;
  readonly db: Db;
  readonly address: string;
  /** Temporary; gone when it stops. */
  readonly folder: string;
  stop(): Promise<void>;
}

export interface RehearsalOptions {
  readonly say: Say;
  /** Lets the caller see what passes between the worker and the real activities. */
  readonly around?: (real: Activities) => Activities;
  readonly dynamicConfig?: Readonly<Record<string, string>>;
}

/** A whole system of its own on free ports and a temporary folder, gone when it stops: for the demo and the benchmark. */
export async function startRehearsal({ say, around = (real) => real, dynamicConfig = VIRTUAL_TIME_CONFIG }: RehearsalOptions): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-'));
  const binary = await findTemporalBinary({ say });
  const server = await startTemporal({ binaryPath: binary.path, folder, port: await freePort(), say, dynamicConfig });
  const db = await openEmbeddedStore(join(folder, 'pglite'));
  await migrateStore(db);
  const mail = await startMailCatcher({ folder: join(folder, 'mail'), port: 0, say });
  const client = await connect({ address: server.address, namespace: 'default', isTls: false });
  const keyring = keyringOf(randomBytes(KEY_BYTES));
  const activities = createActivities({ db, inboxes: inboxesOf(client), smtp: { url: mail.smtpUrl, from: '闭环督办 <bihuan@localhost>' }, publicUrl: 'http://127.0.0.1:8780', keyring, recordKey: randomBytes(KEY_BYTES) });
  const connection = await NativeConnection.connect({ address: server.address });
  const bundle = { codePath: join(projectRoot(), 'dist', 'workflow-bundle.js') };
  const worker = await createWorker({ connection, namespace: 'default', bundle, activities: around({ publish: activities.publish, publishPlan: activities.publishPlan, deliver: activities.deliver, checkpoint: activities.checkpoint }) });
  const running = worker.run();
  return {
    client,
    signer: claimSigner(keyring, REHEARSAL_CLOCK),
    keyring,
    db,
    address: server.address,
    folder,
    async stop() {
      worker.shutdown();
      await running;
      activities.close();
      await connection.close();
      await client.connection.close();
      await mail.stop();
      await db.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
