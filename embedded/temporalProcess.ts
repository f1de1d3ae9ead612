import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What one run of the server needs to know. */
export interface ProcessOptions {
  /** The binary found by the search. */
  readonly binaryPath: string;
  /** Folder of the server's files: the database, its log, its pid file. */
  readonly folder: string;
  /** gRPC port on loopback. */
  readonly port: number;
  /** Port of the server's own web page on loopback; undefined: none. */
  readonly uiPort?: number | undefined;
  /** Whether everything is forgotten when the server stops (tests). Default: kept in a SQLite file. */
  readonly isInMemory?: boolean | undefined;
  /** More dynamic configuration, as JSON texts by key, such as `{ 'a.b': '"0s"' }`. */
  readonly dynamicConfig?: Readonly<Record<string, string>> | undefined;
}

export const LOOPBACK = '127.0.0.1';
const LARGEST_LOG_BYTES = 20 * 1024 * 1024;

/** The SQLite file of the server in a folder. */
export function databaseFileIn(folder: string): string {
  return join(folder, 'temporal.db');
}

/** What the server writes: warnings and errors, plain text. */
export function logFileIn(folder: string): string {
  return join(folder, 'temporal.log');
}

/**
 * Starts the server once, in a process group of its own: Ctrl-C in a terminal goes to the whole foreground group, and
 * the server must outlive the worker, which is still handing back its tasks.
 */
export function spawnTemporal(options: ProcessOptions): ChildProcess {
  const logFile = logFileIn(options.folder);
  keepOneOldLog(logFile);
  const log = openSync(logFile, 'a');
  try {
    return spawn(options.binaryPath, argumentsOf(options), {
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
      env: environmentWithoutTemporal(),
    });
  } finally {
    closeSync(log);
  }
}

function argumentsOf(options: ProcessOptions): string[] {
  const dynamicConfig = {
    'frontend.enableServerVersionCheck': 'false', // a government network: nothing phones home
    ...options.dynamicConfig,
  };
  return [
    ...['server', 'start-dev', '--ip', LOOPBACK, '--port', String(options.port), '--log-level', 'warn'],
    ...(options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort), '--ui-disable-news-fetch']),
    ...(options.isInMemory === true ? [] : ['--db-filename', databaseFileIn(options.folder)]),
    // WAL doubles the throughput. `full`: an act that was answered for survives a power cut too; `normal` would be a sixth faster.
    ...(options.isInMemory === true ? [] : ['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=full']),
    ...Object.entries(dynamicConfig).flatMap(([key, json]) => ['--dynamic-config-value', `${key}=${json}`]),
  ];
}

/** A profile or address meant for the clients of another server must not change how ours runs. */
function environmentWithoutTemporal(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

function keepOneOldLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.old`);
}

/** The end of the server's log, for a message about its failure. */
export function lastLinesOfLog(folder: string, lines = 5): string {
  try {
    return readFileSync(logFileIn(folder), 'utf8').trim().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
