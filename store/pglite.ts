import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryResult } from 'kysely';

/** Kysely over the embedded PostgreSQL: its own dialect in all but the driver. */
export class PGliteDialect implements Dialect {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  createAdapter = () => new PostgresAdapter();
  createDriver = () => new PGliteDriver(this.#pglite);
  createQueryCompiler = () => new PostgresQueryCompiler();
  createIntrospector = (db: Kysely<unknown>) => new PostgresIntrospector(db);
}

class PGliteDriver implements Driver {
  readonly #pglite: PGlite;
  readonly #connection: DatabaseConnection;
  /** Settles when the last in the queue has given the connection back. */
  #queue: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
    this.#connection = { executeQuery: (query) => run(pglite, query), streamQuery };
  }

  async init(): Promise<void> {
    await this.#pglite.waitReady;
  }

  /** There is one connection: a transaction holds it to its end, everybody else queues. */
  async acquireConnection(): Promise<DatabaseConnection> {
    const previous = this.#queue;
    let release: () => void = () => undefined;
    this.#queue = new Promise((resolve) => (release = resolve));
    await previous;
    // PGlite answers without ever leaving the microtask queue: without this, a thousand queries stop timers and sockets.
    await nextTurn();
    this.#release = release;
    return this.#connection;
  }

  beginTransaction = (connection: DatabaseConnection) => command(connection, 'begin');
  commitTransaction = (connection: DatabaseConnection) => command(connection, 'commit');
  rollbackTransaction = (connection: DatabaseConnection) => command(connection, 'rollback');

  releaseConnection(): Promise<void> {
    this.#release();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.#queue;
    await this.#pglite.close();
  }
}

async function run<R>(pglite: PGlite, { sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  const { rows, affectedRows } = await pglite.query<R>(sql, [...parameters]);
  return { rows, ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }) };
}

async function command(connection: DatabaseConnection, sql: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(sql));
}

function streamQuery(): never {
  throw new Error('The embedded database does not stream; read in pages.');
}
