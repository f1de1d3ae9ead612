import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measuresOf } from '../../client/measures.ts';
import { nextDueAt } from '../../domain/due.ts';
import { startMailCatcher, type MailCatcher } from '../../embedded/mailCatcher.ts';
import { fastForwardPast } from '../../embedded/virtualTime.ts';
import { listEvents } from '../../store/measures.ts';
import { migrateStore } from '../../store/migrate.ts';
import { openPostgresStore } from '../../store/open.ts';
import type { Db } from '../../store/schema.ts';
import { OFFICE_KEY, SIGNER } from '../support/claims.ts';
import { RECORD_KEY } from '../support/keys.ts';
import { know } from '../support/office.ts';
import { POSTGRES_MISSING, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { connectTestTemporal, uniqueName, type TestTemporal } from '../support/temporal.ts';
import { upcoming } from '../support/upcoming.ts';

const WORKER = new URL('../../dist/worker/main.js', import.meta.url).pathname;

describe.skipIf(POSTGRES_MISSING !== undefined)('the worker of a production installation, on PostgreSQL', () => {
  let postgres: TestPostgres;
  let temporal: TestTemporal;
  let db: Db;
  let databaseUrl: string;
  let mail: MailCatcher;
  let folder: string;
  let worker: ChildProcess;

  function startWorker(): ChildProcess {
    return spawn(process.execPath, [WORKER], {
      env: { ...process.env, TEMPORAL_ADDRESS: temporal.address, DATABASE_URL: databaseUrl, SMTP_URL: mail.smtpUrl, CLAIM_KEY: Buffer.from(OFFICE_KEY).toString('base64'), RECORD_KEY: Buffer.from(RECORD_KEY).toString('base64'), BIHUAN_LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bihuan-worker-'));
    [postgres, temporal, mail] = await Promise.all([startPostgres(), connectTestTemporal(), startMailCatcher({ folder, port: 0, say: () => undefined })]);
    databaseUrl = await postgres.database();
    db = openPostgresStore({ url: databaseUrl });
    await migrateStore(db);
    worker = startWorker();
  });
  afterAll(async () => {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    await db.destroy();
    await mail.stop();
    await temporal.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('killed with a timer pending, leaves the measure to the next one; what was missed is done once', async () => {
    const definition = upcoming(uniqueName('production'));
    const id = `${definition.planId}/M-001`;
    await know(db, [definition], {});
    const measures = measuresOf(temporal.client, SIGNER);
    await measures.start(definition);
    expect(await measures.act(id, { id: 'ack', person: 'li', act: { type: 'acknowledge' } })).toMatchObject({ events: ['acknowledged'] });
    await expect.poll(async () => (await listEvents(db, id)).length, { timeout: 30_000 }).toBe(2);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    worker = startWorker();
    for (const expected of ['warning', 'letter']) {
      const state = await measures.state(id);
      await fastForwardPast(temporal.client, id, (state && nextDueAt(state)) ?? 0);
      await expect.poll(async () => (await listEvents(db, id)).filter((event) => event.type === 'ruleFired' && event.ruleId === expected).length, { timeout: 60_000 }).toBe(1);
    }
  });

  it('says which variables are missing, and stops with 2', async () => {
    const child = spawn(process.execPath, [WORKER], { env: { ...process.env, TEMPORAL_ADDRESS: temporal.address, DATABASE_URL: '', SMTP_URL: '', CLAIM_KEY: '' }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(2);
    expect(said).toContain('DATABASE_URL');
    expect(said).toContain('SMTP_URL');
    expect(said).toContain('CLAIM_KEY');
  });
});
