import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type Say, SetupError, reasonOf } from './setupError.ts';
import { endProcess, forgetServer, rememberServer, stopOrphanedServer } from './temporalOrphan.ts';
import { LOOPBACK, type ProcessOptions, lastLinesOfLog, logFileIn, spawnTemporal } from './temporalProcess.ts';
import { raiseRetention, waitUntilReady } from './temporalReady.ts';

/** How to run the server. The folder is made if it is missing; the caller holds the data folder's lock. */
export interface TemporalOptions extends ProcessOptions {
  readonly say: Say;
  /** Whether a server that ends by itself is started again. Default: yes, unless it is in memory. */
  readonly isSupervised?: boolean | undefined;
  /** How long the first start may take, in ms. */
  readonly startTimeoutMs?: number | undefined;
}

/** A running server. */
export interface TemporalServer {
  /** `host:port` for clients and workers. */
  readonly address: string;
  /** Address of the server's own web page, when it has one. */
  readonly uiUrl: string | undefined;
  /** Process id now; another one after a restart, undefined in between. */
  pid(): number | undefined;
  /** Ends the server and waits for it. Safe to call twice. Stop workers and the api first. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A server that has run this long was healthy: the next failure starts at the shortest pause again. */
const HEALTHY_AFTER_MS = 60_000;

/**
 * Starts the Temporal development server, waits until it answers and raises its retention; from then on watches it
 * and starts it again, with growing pauses, when it ends by itself.
 * @throws SetupError (exit code 2) with the end of the server's log when it does not answer in time
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  mkdirSync(options.folder, { recursive: true });
  if (options.isInMemory !== true) await stopOrphanedServer(options.folder, options.say);
  const server = new SupervisedServer(options);
  await server.start();
  return server;
}

class SupervisedServer implements TemporalServer {
  readonly address: string;
  readonly uiUrl: string | undefined;
  readonly #options: TemporalOptions;
  #child: ChildProcess | undefined;
  /** From the first answer until `stop`: an end in this time was not ours. */
  #isWatching = false;
  readonly #stopped = new AbortController();
  #pauseMs = FIRST_PAUSE_MS;
  #startedAt = 0;

  constructor(options: TemporalOptions) {
    this.#options = options;
    this.address = `${LOOPBACK}:${String(options.port)}`;
    this.uiUrl = options.uiPort === undefined ? undefined : `http://${LOOPBACK}:${String(options.uiPort)}`;
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    const child = this.#spawn();
    try {
      await waitUntilReady(this.address, this.#options.startTimeoutMs ?? START_TIMEOUT_MS, () => child !== this.#child);
      await raiseRetention(this.address);
    } catch (error) {
      await this.stop();
      throw didNotStart(this.#options, this.address, error);
    }
    this.#isWatching = this.#options.isSupervised ?? this.#options.isInMemory !== true;
    if (this.#isWatching && child !== this.#child) void this.#restart('?'); // it ended since it last answered
  }

  async stop(): Promise<void> {
    this.#isWatching = false;
    this.#stopped.abort();
    process.off('exit', this.#killWithUs);
    const child = this.#child;
    if (child?.pid !== undefined) await endProcess(child.pid, () => child === this.#child);
  }

  #spawn(): ChildProcess {
    const child = spawnTemporal(this.#options);
    this.#child = child;
    this.#startedAt = Date.now();
    if (child.pid !== undefined && this.#options.isInMemory !== true) rememberServer(this.#options.folder, child.pid);
    process.off('exit', this.#killWithUs);
    process.once('exit', this.#killWithUs);
    child.once('exit', (code, signal) => {
      this.#hasEnded(child, signal ?? String(code));
    });
    child.once('error', (error) => {
      if (child.pid === undefined) this.#hasEnded(child, error.message); // could not be started at all
    });
    return child;
  }

  /** Our own process ends without having called `stop` (an error nobody caught): leave nothing behind. */
  readonly #killWithUs = (): void => {
    this.#child?.kill('SIGTERM');
  };

  #hasEnded(child: ChildProcess, how: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    if (this.#options.isInMemory !== true) forgetServer(this.#options.folder);
    if (this.#isWatching) void this.#restart(how);
  }

  async #restart(how: string): Promise<void> {
    const { say, folder } = this.#options;
    if (Date.now() - this.#startedAt > HEALTHY_AFTER_MS) this.#pauseMs = FIRST_PAUSE_MS;
    const pauseMs = this.#pauseMs;
    this.#pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    say(`Temporal 服务器意外退出（${how}），${String(pauseMs)} 毫秒后重新启动 / the Temporal server ended unexpectedly (${how}), starting it again in ${String(pauseMs)} ms`);
    await delay(pauseMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
    if (!this.#isWatching) return;
    const child = this.#spawn();
    try {
      await waitUntilReady(this.address, START_TIMEOUT_MS, () => child !== this.#child);
      say('Temporal 服务器已恢复 / the Temporal server answers again');
    } catch (error) {
      if (!this.#isWatching) return;
      say(`Temporal 服务器仍未恢复 / the Temporal server does not answer yet: ${reasonOf(error)}\n${lastLinesOfLog(folder)}`);
    }
  }
}

function didNotStart(options: TemporalOptions, address: string, cause: unknown): SetupError {
  const log = `${lastLinesOfLog(options.folder)}\n(${logFileIn(options.folder)})`;
  return new SetupError(
    `Temporal 服务器未能在 ${address} 启动：${reasonOf(cause)}。请看日志末尾，处理后重新运行：\n${log}`,
    `The Temporal server did not start at ${address}: ${reasonOf(cause)}. Read the end of its log above, mend that and run this again.`,
    2,
    { cause },
  );
}
