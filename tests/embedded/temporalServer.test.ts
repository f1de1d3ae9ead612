import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { freePort } from '../../embedded/ports.ts';
import { isRunning } from '../../embedded/processes.ts';
import { rememberServer } from '../../embedded/temporalOrphan.ts';
import { databaseFileIn, spawnTemporal } from '../../embedded/temporalProcess.ts';
import { type TemporalServer, startTemporal } from '../../embedded/temporalServer.ts';

const binaryPath = inject('temporalBinary');
let folder = '';
let said: string[] = [];
let server: TemporalServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-server-'));
  said = [];
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(port?: number): Promise<TemporalServer> {
  server = await startTemporal({ binaryPath, folder, port: port ?? (await freePort()), say: (line) => said.push(line) });
  return server;
}

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const startWorkflow = (address: string, workflowId: string) => withClient(address, (client) => client.workflow.start('unserved', { workflowId, taskQueue: 'nobody' }));
const statusOf = (address: string, workflowId: string) => withClient(address, async (client) => (await client.workflow.getHandle(workflowId).describe()).status.name);

describe('the Temporal server of one machine', () => {
  it('is started again after kill -9, with its data, and says so', async () => {
    const { address, pid, stop } = await start().then((running) => ({ address: running.address, pid: () => running.pid(), stop: () => running.stop() }));
    await startWorkflow(address, 'before-the-kill');
    const killed = pid() ?? 0;
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(() => { expect(said.join('\n')).toMatch(/ended unexpectedly \(SIGKILL\)[^]*answers again/); }, 30_000);
    expect(pid()).not.toBe(killed);
    expect(await statusOf(address, 'before-the-kill')).toBe('RUNNING');
    await stop();
    expect(pid()).toBeUndefined();
  });

  it('keeps closed workflows as long as the server allows, also after it was stopped and started', async () => {
    const port = await freePort();
    for (let round = 0; round < 2; round += 1) {
      const { address, stop } = await start(port).then((running) => ({ address: running.address, stop: () => running.stop() }));
      const { config } = await withClient(address, (client) => client.workflowService.describeNamespace({ namespace: 'default' }));
      expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(36_500 * 86_400);
      await stop();
    }
    expect(existsSync(databaseFileIn(folder))).toBe(true);
    expect(said).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is in a process group of its own, so that Ctrl-C in a terminal does not reach it before the worker has drained', async () => {
    const running = await start();
    const group = execFileSync('ps', ['-o', 'pgid=', '-p', String(running.pid())], { encoding: 'utf8' }).trim();
    expect(group).toBe(String(running.pid()));
  });

  it('stops the server that a killed start left behind, and goes on with its data', async () => {
    const port = await freePort();
    const left = spawnTemporal({ binaryPath, folder, port });
    rememberServer(folder, left.pid ?? 0);
    const ended = new Promise((resolve) => left.once('exit', resolve));
    await vi.waitFor(() => startWorkflow(`127.0.0.1:${String(port)}`, 'of-the-orphan'), 30_000);
    const running = await start(port);
    await ended;
    expect(said.join('\n')).toContain(`process ${String(left.pid)}`);
    expect(await statusOf(running.address, 'of-the-orphan')).toBe('RUNNING');
  });

  it('leaves a process alone that merely has the id of an earlier server', async () => {
    const innocent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
    writeFileSync(join(folder, 'temporal.pid'), `${String(innocent.pid)}\n`);
    await start();
    expect(isRunning(innocent.pid ?? 0)).toBe(true);
    innocent.kill('SIGKILL');
  });

  it('says what the log says when it does not start', async () => {
    writeFileSync(databaseFileIn(folder), 'this is no database '.repeat(500));
    await expect(start()).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/did not start at 127\.0\.0\.1:\d+[^]*end of its log/) as string });
    await expect(start()).rejects.toThrow(/file is not a database/);
  });
});
