import { Client, Connection } from '@temporalio/client';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { sessionsWith } from '../../api/access/sessions.ts';
import { buildApp } from '../../api/app.ts';
import { releasesOf } from '../../client/inboxes.ts';
import { measuresOf } from '../../client/measures.ts';
import { plansOf } from '../../client/plans.ts';
import { migrateStore } from '../../store/migrate.ts';
import { openEmbeddedStore } from '../../store/open.ts';
import { recordEntry } from '../../store/record.ts';
import type { Db } from '../../store/schema.ts';
import type { Life } from '../store/life.ts';
import { SIGNER } from '../support/claims.ts';
import type { Answer } from './office.ts';

/** An api over a store of measures that have lived already, at whatever time a test sets its clock to; with no engine at all. */
export interface RecordOffice {
  readonly app: FastifyInstance;
  readonly db: Db;
  readonly clock: { now: number };
  /** Enters what a life has brought about into the record. */
  record(...lives: readonly Life[]): Promise<void>;
  ask(person: string | undefined, method: 'GET' | 'POST' | 'HEAD', url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export async function openRecordOffice(now: number, log?: FastifyBaseLogger): Promise<RecordOffice> {
  const db = await openEmbeddedStore();
  await migrateStore(db);
  const client = new Client({ connection: Connection.lazy({ address: '127.0.0.1:9' }) });
  const clock = { now };
  const sessions = sessionsWith(new Uint8Array(32).fill(7));
  const app = buildApp({ measures: measuresOf(client, SIGNER), plans: plansOf(client, SIGNER), inboxes: releasesOf(client, SIGNER), database: db, sessions, isOneMachine: true, publicUrl: 'http://127.0.0.1:8780', now: () => clock.now, ...(log && { log }) });
  await app.ready();
  return {
    ...{ app, db, clock },
    async record(...lives) {
      for (const life of lives) for (const entry of life.entries) await recordEntry(db, entry);
    },
    async ask(person, method, url, body, headers = {}) {
      const token = person === undefined ? undefined : (await sessions.issue(person, clock.now)).token;
      const response = await app.inject({ method, url, headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers }, ...(body && { payload: body }) });
      return { status: response.statusCode, body: response.body.startsWith('{') ? response.json<Record<string, unknown>>() : { text: response.body }, headers: response.headers };
    },
    async close() {
      await app.close();
      await db.destroy();
      await client.connection.close();
    },
  };
}
