import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measuresOf } from '../../client/measures.ts';
import { addDays, localDateAt } from '../../domain/calendar.ts';
import { due, nextDueAt } from '../../domain/due.ts';
import { evolve } from '../../domain/evolve.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { startMailCatcher, type MailCatcher } from '../../embedded/mailCatcher.ts';
import { fastForwardPast } from '../../embedded/virtualTime.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';
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
const ZONE = 'America/New_York';
const DAY_MS = 86_400_000;

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
      // Set to quite another zone than any plan's: it must not matter.
      env: { ...process.env, TZ: 'Pacific/Niue', TEMPORAL_ADDRESS: temporal.address, DATABASE_URL: databaseUrl, SMTP_URL: mail.smtpUrl, CLAIM_KEY: Buffer.from(OFFICE_KEY).toString('base64'), RECORD_KEY: Buffer.from(RECORD_KEY).toString('base64'), BIHUAN_LOG_LEVEL: 'warn' },
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

  it('lives a measure over the night the clocks change by the plan’s own clock, whatever zone the machine is set to: the same events as here, to the millisecond', async () => {
    const year = new Date().getUTCFullYear();
    const calendar = { ...freezeCalendar({ zone: ZONE, fromYear: year - 1, toYear: year + 2 }), daysOff: [], workingWeekendDays: [] };
    const change = calendar.offsets.find(({ fromAt }) => fromAt > Date.now() + 20 * DAY_MS)?.fromAt ?? 0;
    const changeOn = localDateAt(calendar, change);
    // The date is the Friday before the Sunday of the change, so that warning and letter lie on its two sides.
    const definition = upcoming(uniqueName('zone'), 'M-001', { calendar, milestones: [{ id: 'completion', kind: 'completion', dueOn: addDays(changeOn, -2) }] });
    const id = `${definition.planId}/M-001`;
    await know(db, [definition], {});
    const measures = measuresOf(temporal.client, SIGNER);
    await measures.start(definition);
    await measures.act(id, { id: 'ack', person: 'li', act: { type: 'acknowledge' } });
    for (const rule of ['warning', 'letter', 'talk']) {
      const state = await measures.state(id);
      await fastForwardPast(temporal.client, id, (state && nextDueAt(state)) ?? 0);
      const fired = async () => (await listEvents(db, id)).some((event) => event.type === 'ruleFired' && event.ruleId === rule);
      await expect.poll(fired, { timeout: 60_000 }).toBe(true);
    }
    const events = await listEvents(db, id);
    expect(firedIn(events)).toEqual([['warning', '09:00'], ['letter', '09:00'], ['talk', '09:00']]);
    const instants = events.flatMap((event) => (event.type === 'ruleFired' ? [event.nominalAt] : []));
    expect(instants.some((at) => at < change) && instants.some((at) => at > change)).toBe(true);
    expect(livedHere(events)).toEqual(events);
  }, 240_000);

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

/** What the clock on the plan's wall shows, by the machine's time-zone database. */
function firedIn(events: readonly MeasureEvent[]): string[][] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'short' });
  return events.flatMap((event) => (event.type === 'ruleFired' ? [[event.ruleId, clock.format(event.nominalAt)]] : []));
}

/** What time brings, brought about anew by the rules in this process; acts and numbers are taken as they came. */
function livedHere(events: readonly MeasureEvent[]): MeasureEvent[] {
  let state: MeasureState | undefined;
  const lived: MeasureEvent[] = [];
  for (const event of events) {
    const brought = state && event.type === 'ruleFired' ? due(state, event.at).find(({ seq }) => seq === event.seq) : event;
    if (!brought) throw new Error(`The rules here do not bring about event ${String(event.seq)}`);
    lived.push(brought);
    state = evolve(state, event);
  }
  return lived;
}
