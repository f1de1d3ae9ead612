import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from '../../embedded/ports.ts';
import { reasonOf } from '../../embedded/setupError.ts';
import { findTemporalBinary } from '../../embedded/temporalBinary.ts';
import { type TemporalServer, startTemporal } from '../../embedded/temporalServer.ts';
import { VIRTUAL_TIME_CONFIG } from '../../embedded/virtualTime.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `host:port` of the virtual-time server of this run, or '' when there is none. */
    temporalAddress: string;
    /** Path of the Temporal binary, or ''. */
    temporalBinary: string;
    /** Why there is none. */
    temporalProblem: string;
  }
}

/**
 * Vitest's global set-up: one virtual-time server, in memory, for all files of a run. Tests of rules alone need no server:
 * when it cannot be had, only the tests that ask for it fail, with the reason.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-tests-'));
  let server: TemporalServer | undefined;
  let binary = '';
  let problem = '';
  try {
    const say = (line: string): void => { process.stderr.write(`${line}\n`); };
    binary = (await findTemporalBinary({ say })).path;
    const port = await freePort();
    server = await startTemporal({ binaryPath: binary, folder, port, isInMemory: true, dynamicConfig: VIRTUAL_TIME_CONFIG, say });
  } catch (error) {
    problem = reasonOf(error);
  }
  project.provide('temporalAddress', server?.address ?? '');
  project.provide('temporalBinary', binary);
  project.provide('temporalProblem', problem);
  return async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
