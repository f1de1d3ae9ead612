import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';
import type { Logger } from 'pino';

const PINO_LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/**
 * Lets the engine's worker write into our log, and leaves Ctrl-C to us: the SDK would take the signal itself and stop the worker
 * beside our own order of stopping. To be called once, before the first worker.
 */
export function prepareWorkerRuntime(log: Logger): void {
  const logger = new DefaultLogger('INFO', ({ level, message, meta }: LogEntry) => {
    log[PINO_LEVELS[level]]({ ...meta }, message);
  });
  Runtime.install({ logger, shutdownSignals: [] });
}
