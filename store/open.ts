import { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PGliteDialect } from './pglite.ts';
import type { Db, Tables } from './schema.ts';

/** What is inside a JSON column belongs to the domain: only columns change their spelling. */
const plugins = () => [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

/**
 * Opens the embedded database of the one-machine mode; the caller migrates it.
 *
 * PGlite does not lock its folder and two writers corrupt it: the caller must hold a lock on the data folder.
 *
 * @param folder where it lies; in memory when missing.
 */
export async function openEmbeddedStore(folder?: string): Promise<Db> {
  const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  return new Kysely<Tables>({ dialect: new PGliteDialect(pglite), plugins: plugins() });
}

export interface PostgresSettings {
  /** `postgres://user:password@host/database` */
  readonly url: string;
  /** Connections of this process. */
  readonly connections?: number;
  /** Told of connections that broke while idle: nothing is lost, the next query opens another. */
  readonly onIdleError?: (error: Error) => void;
}

/** Opens a PostgreSQL database; nothing is connected before the first query. The caller migrates it. */
export function openPostgresStore({ url, connections = 10, onIdleError }: PostgresSettings): Db {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000, application_name: 'bihuan' });
  // Without a listener, a server that is restarted would end this process.
  pool.on('error', (error) => onIdleError?.(error));
  // The pool listens to idle connections only. One that is cut between two statements of a transaction would end the process too;
  // here the next statement fails instead, and whoever is at work tries again.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: plugins() });
}
