import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../embedded/dataFolder.ts';
import { lockFolder } from '../../embedded/folderLock.ts';
import { identityOf, isRunning } from '../../embedded/processes.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'bihuan-lock-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const lockFiles = (): string[] => readdirSync(folder).filter((name) => name.startsWith('lock.'));
const leaveLock = (number: number, holder: object): void => { writeFileSync(join(folder, `lock.${String(number)}.json`), JSON.stringify(holder)); };

describe('the data folder', () => {
  it('is made with everything above it, and gives subfolders', async () => {
    const data = await openDataFolder(join(folder, 'a', 'b'));
    expect(readdirSync(data.path)).toContain('lock.1.json');
    expect(data.subfolder('mail')).toBe(join(folder, 'a', 'b', 'mail'));
    data.release();
  });

  it('refuses a second start, saying who holds it and what to do', async () => {
    const first = await openDataFolder(folder);
    const second = openDataFolder(folder);
    await expect(second).rejects.toMatchObject({ exitCode: 2 });
    await expect(second).rejects.toThrow(new RegExp(`${hostname()} · PID ${String(process.pid)} · 20\\d\\d-`));
    await expect(second).rejects.toThrow(/--data.*BIHUAN_DATA/);
    first.release();
    (await openDataFolder(folder)).release();
  });

  it('says where and why when it cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openDataFolder(join(folder, 'file', 'data'))).rejects.toThrow(/cannot be made or written \(.*ENOTDIR/);
  });
});

describe('a lock left behind', () => {
  it('is taken over when its process has ended, and only the newest file stays', async () => {
    const pid = await pidOfEndedProcess();
    leaveLock(7, { pid, host: hostname(), startedAt: 1, identity: 'gone' });
    const lock = await lockFolder(folder);
    expect(lock.path).toBe(join(folder, 'lock.8.json'));
    expect(lockFiles()).toEqual(['lock.8.json']);
    lock.release();
  });

  it('is taken over when another process has its id by now', async () => {
    leaveLock(1, { pid: process.pid, host: hostname(), startedAt: 1, identity: 'an earlier boot' });
    (await lockFolder(folder)).release();
  });

  it('is respected when it belongs to a living process', async () => {
    leaveLock(1, { pid: process.ppid, host: hostname(), startedAt: 1, identity: identityOf(process.ppid) });
    await expect(lockFolder(folder)).rejects.toMatchObject({ holder: { pid: process.ppid } });
  });

  it('is respected when it belongs to another machine, whose processes cannot be seen', async () => {
    leaveLock(1, { pid: 1, host: 'another-machine', startedAt: 1 });
    await expect(openDataFolder(folder)).rejects.toThrow(/another-machine/);
  });

  it('is taken over when it was never finished', async () => {
    writeFileSync(join(folder, 'lock.3.json'), '');
    (await lockFolder(folder)).release();
    expect(lockFiles()).toEqual(['lock.4.json']);
  });
});

describe('racing starts', () => {
  it.each([['on a fresh folder', false], ['over a stale lock', true]])('of many processes have exactly one winner %s', async (_name, isStale) => {
    const script = racer();
    for (let round = 0; round < 3; round += 1) {
      const contested = mkdtempSync(join(folder, 'round-'));
      const stale = { pid: await pidOfEndedProcess(), host: hostname(), startedAt: 1 };
      if (isStale) writeFileSync(join(contested, 'lock.4.json'), JSON.stringify(stale));
      const startAt = Date.now() + 1_000;
      const outcomes: string[] = [];
      await Promise.all(Array.from({ length: 8 }, async () => {
        outcomes.push(await run(script, contested, String(startAt)));
        if (outcomes.length === 7) writeFileSync(join(contested, 'done'), ''); // the winner holds on until all others have lost
      }));
      expect(outcomes.sort()).toEqual([...Array<string>(7).fill('FolderHeld'), 'won']);
    }
  });
});

/** The lock as plain JavaScript in a folder of its own, so that separate processes can race for it. */
function racer(): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, rewriteRelativeImportExtensions: true };
  for (const name of ['folderLock', 'processes']) {
    const source = readFileSync(new URL(`../../embedded/${name}.ts`, import.meta.url), 'utf8');
    writeFileSync(join(folder, `${name}.js`), ts.transpileModule(source, { compilerOptions }).outputText);
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const script = join(folder, 'racer.js');
  writeFileSync(script, `
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './folderLock.js';
const [contested, startAt] = process.argv.slice(2);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
await pause(Number(startAt) - Date.now());
try {
  await lockFolder(contested);
  for (let waited = 0; waited < 30_000 && !existsSync(join(contested, 'done')); waited += 20) await pause(20);
  console.log('won');
} catch (error) {
  console.log(error.constructor.name);
}
`);
  return script;
}

async function run(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout.trim();
}

async function pidOfEndedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  expect(isRunning(child.pid ?? 0)).toBe(false);
  return child.pid ?? 0;
}
