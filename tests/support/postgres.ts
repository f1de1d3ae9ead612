import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server of a test file's own, on a free loopback port, in a folder that goes when it stops. */
export interface TestPostgres {
  /** Makes an empty database. @returns its URL. */
  database(): Promise<string>;
  /** Ends every connection at once, as a server does that is restarted. */
  cutConnections(): Promise<void>;
  stop(): Promise<void>;
}

/** Why no server can be had here, for the name of the skipped tests; undefined when one can. */
export const POSTGRES_MISSING = reasonToSkip();

function reasonToSkip(): string | undefined {
  if (!binaries()) return 'no PostgreSQL server found under /usr/lib/postgresql/*/bin: install the package "postgresql"';
  if (!isRoot() || serverAccount()) return undefined;
  return 'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as';
}

/** @returns the folder with `initdb` and `postgres` of the newest version Debian's packages installed. */
function binaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')));
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

function serverAccount(): Account | undefined {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return undefined;
}

export async function startPostgres(): Promise<TestPostgres> {
  const bin = binaries();
  if (!bin) throw new Error(POSTGRES_MISSING);
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-postgres-'));
  const account = isRoot() ? serverAccount() : undefined;
  if (account) chownSync(folder, account.uid, account.gid);
  // The server's account may not be able to enter the folder the tests run in.
  const as = { ...account, cwd: folder };
  const made = spawnSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'bihuan', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...as, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
  const port = await freePort();
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'max_connections=200'], { ...as, stdio: 'ignore' });
  // A test run that ends in the middle must not leave a server behind.
  const stopAtExit = () => server.kill('SIGQUIT');
  process.once('exit', stopAtExit);
  const admin = `postgres://bihuan@127.0.0.1:${port}/postgres`;
  await untilReady(admin, server);
  let databases = 0;
  return {
    async database() {
      databases += 1;
      await query(admin, `create database test_${databases}`);
      return `postgres://bihuan@127.0.0.1:${port}/test_${databases}`;
    },
    cutConnections: () => query(admin, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null'),
    async stop() {
      process.removeListener('exit', stopAtExit);
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  await new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.kill('SIGINT');
  });
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`the PostgreSQL server ended at once with code ${server.exitCode}`);
    try {
      await query(url, 'select 1');
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error('the PostgreSQL server did not answer within 15 s');
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
