import { sql } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { migrateStore } from '../../store/migrate.ts';
import { openEmbeddedStore, openPostgresStore } from '../../store/open.ts';
import type { Db } from '../../store/schema.ts';
import { POSTGRES_MISSING, startPostgres, type TestPostgres } from '../support/postgres.ts';

/** The stores of a test file: as many empty ones as it asks for, gone when it ends. */
export interface Stores {
  /** An empty store, migrated. */
  empty(): Promise<Db>;
  /** Another process's view of a store: connections of its own on PostgreSQL; on PGlite there is only the one. */
  beside(db: Db): Db;
}

/** Runs a suite on the embedded database and on a real PostgreSQL server; the latter is skipped, with the reason, where there is none. */
export function onEveryStore(suite: (stores: Stores) => void): void {
  describe('on PGlite', () => {
    suite(embeddedStores());
  });
  onPostgres(suite);
}

/** For what needs several processes: PostgreSQL only. */
export function onPostgres(suite: (stores: Stores) => void): void {
  describe.skipIf(POSTGRES_MISSING !== undefined)(`on PostgreSQL${POSTGRES_MISSING === undefined ? '' : ` (skipped: ${POSTGRES_MISSING})`}`, () => {
    suite(postgresStores());
  });
}

function embeddedStores(): Stores {
  const open: Db[] = [];
  afterAll(() => closeAll(open));
  return {
    async empty() {
      const db = await openEmbeddedStore();
      open.push(db);
      await migrateStore(db);
      return db;
    },
    beside: (db) => db,
  };
}

function postgresStores(): Stores {
  const open: Db[] = [];
  const urls = new Map<Db, string>();
  let server: TestPostgres | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await closeAll(open);
    await server?.stop();
  });
  const connect = (url: string): Db => {
    const db = openPostgresStore({ url });
    open.push(db);
    urls.set(db, url);
    return db;
  };
  return {
    async empty() {
      if (!server) throw new Error('the PostgreSQL server of this file has not been started');
      const db = connect(await server.database());
      await migrateStore(db);
      return db;
    },
    beside: (db) => connect(urls.get(db) ?? ''),
  };
}

async function closeAll(open: readonly Db[]): Promise<void> {
  await Promise.all(open.map((db) => db.destroy()));
}

const RECORDED_TABLES = ['frozen', 'measures', 'measure_posts', 'events', 'documents', 'series_counters'];

/** @returns every row that the records of measures alone determine, to be compared with another store's. */
export async function recordedRows(db: Db): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of RECORDED_TABLES) {
    const { rows: found } = await sql<object>`select * from ${sql.table(table)}`.execute(db);
    rows[table] = found.map((row) => JSON.stringify(row)).sort();
  }
  return rows;
}
