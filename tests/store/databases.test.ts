import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findMeasure } from '../../store/measures.ts';
import { migrateStore } from '../../store/migrate.ts';
import { openEmbeddedStore, openPostgresStore } from '../../store/open.ts';
import { recordEntry } from '../../store/record.ts';
import { POSTGRES_MISSING, startPostgres } from '../support/postgres.ts';
import { Life, newPlanId, withLetters } from './life.ts';
import { onEveryStore } from './stores.ts';

onEveryStore((stores) => {
  it('can be migrated again, which does nothing', async () => {
    const db = await stores.empty();
    await recordEntry(db, new Life(withLetters(newPlanId(), 'M-001')).last);
    await migrateStore(db);
    expect(await db.selectFrom('measures').select('ref').execute()).toEqual([{ ref: 'M-001' }]);
  });

  it('says in both languages what to do with a database of a newer program', async () => {
    const db = await stores.empty();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '')`.execute(db);
    await expect(migrateStore(db)).rejects.toMatchObject({ code: 'migration', zh: expect.stringContaining('9999-from-the-future') as string });
  });

  it('keeps transactions apart that run side by side, and undoes one that fails', async () => {
    const db = await stores.empty();
    const add = (id: string, fails: boolean) =>
      db.transaction().execute(async (tx) => {
        await tx.insertInto('frozen').values({ hash: id, body: '{}' }).execute();
        expect(await tx.selectFrom('frozen').select('hash').where('hash', '=', id).execute()).toHaveLength(1);
        if (fails) throw new Error('undone');
      });
    await Promise.allSettled(Array.from({ length: 20 }, (_, index) => add(`h${index}`, index % 2 === 0)));
    expect(await db.selectFrom('frozen').select('hash').execute()).toHaveLength(10);
  });

  it('reads numbers, truth values and JSON the same way', async () => {
    const db = await stores.empty();
    const { rows } = await sql<object>`select 1790000000000.5::double precision as instant, 7 as n, true as yes, null as nothing, '{"a":["\\u0000",1]}'::json as body`.execute(db);
    expect(rows).toEqual([{ instant: 1_790_000_000_000.5, n: 7, yes: true, nothing: null, body: { a: ['\u0000', 1] } }]);
  });
});

describe('the embedded database', () => {
  it('keeps in its folder what was written, over closing and opening again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bihuan-store-'));
    const life = new Life(withLetters(newPlanId(), 'M-001'));
    const first = await openEmbeddedStore(folder);
    await migrateStore(first);
    await recordEntry(first, life.last);
    await first.destroy();
    const second = await openEmbeddedStore(folder);
    await migrateStore(second);
    expect(await findMeasure(second, life.id)).toEqual(life.state);
    await second.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets timers run while a thousand queries are under way', async () => {
    const db = await openEmbeddedStore();
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    for (let index = 0; index < 1_000; index += 1) await sql`select ${index}::int`.execute(db);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(20);
    await db.destroy();
  });
});

describe.skipIf(POSTGRES_MISSING !== undefined)('a PostgreSQL database', () => {
  it('is migrated safely by many processes at once', async () => {
    const server = await startPostgres();
    const url = await server.database();
    const processes = Array.from({ length: 8 }, () => openPostgresStore({ url, connections: 2 }));
    await Promise.all(processes.map(migrateStore));
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(processes[0] ?? openPostgresStore({ url }));
    expect(rows[0]).toEqual({ name: '0001-initial' });
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    await Promise.all(processes.map((db) => db.destroy()));
    await server.stop();
  });

  it('survives its connections being cut: the next query has a new one', async () => {
    const server = await startPostgres();
    const cut: Error[] = [];
    const db = openPostgresStore({ url: await server.database(), onIdleError: (error) => cut.push(error) });
    await migrateStore(db);
    await server.cutConnections();
    await expect.poll(() => cut.length).toBeGreaterThan(0);
    expect(await db.selectFrom('plans').selectAll().execute()).toEqual([]);
    await db.destroy();
    await server.stop();
  });
});
