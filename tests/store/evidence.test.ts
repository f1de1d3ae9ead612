import { createHash, createHmac } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceInBucket } from '../../store/evidence/bucket.ts';
import { EvidenceUnreachable, FileTooLarge, type EvidenceStore } from '../../store/evidence/evidenceStore.ts';
import { evidenceIn } from '../../store/evidence/folder.ts';

const MOST = 1024 * 1024;
const KEY = { region: 'cn-north-1', keyId: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG' };
const hashOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

let root: string;
let bucket: { server: Server; url: string; files: Map<string, { body: Buffer; at: Date }> };
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'bihuan-evidence-'));
  bucket = await startBucket();
});
afterAll(async () => {
  bucket.server.close();
  await rm(root, { recursive: true });
});

const STORES: readonly [string, () => EvidenceStore][] = [
  ['a folder', () => evidenceIn(root, MOST)],
  ['a bucket', () => evidenceInBucket({ url: bucket.url, ...KEY }, MOST)],
];

describe.each(STORES)('evidence in %s', (_name, open) => {
  it('is kept under what is in it, and comes back byte by byte', async () => {
    const store = open();
    const content = Buffer.from('整改验收报告'.repeat(20_000));
    const kept = await store.put(Readable.from([content.subarray(0, 7), content.subarray(7)]));
    expect(kept).toMatchObject({ sha256: hashOf(content), size: content.length });
    expect(Math.abs(kept.uploadedAt - Date.now())).toBeLessThan(60_000);
    expect(await store.has(kept.sha256)).toEqual(kept);
    const back = await store.get(kept.sha256);
    expect(back && hashOf(await buffer(back))).toBe(kept.sha256);
  });

  it('is kept once: the same again keeps the moment at which it first came', async () => {
    const store = open();
    const first = await store.put(Readable.from([Buffer.from('同一份')]));
    expect(await store.put(Readable.from([Buffer.from('同一份')]))).toEqual(first);
  });

  it('is refused when it is too large, and nothing of it remains', async () => {
    const store = open();
    const large = Buffer.alloc(MOST + 1, 'x');
    await expect(store.put(Readable.from([large]))).rejects.toThrow(FileTooLarge);
    expect(await store.has(hashOf(large))).toBeUndefined();
    expect((await readdir(root)).filter((name) => name.startsWith('incoming'))).toEqual([]);
  });

  it('is not there when it never came, nor under a name that leads elsewhere', async () => {
    const store = open();
    expect(await store.has('0'.repeat(64))).toBeUndefined();
    expect(await store.get('0'.repeat(64))).toBeUndefined();
    await expect(store.get(`../${'a'.repeat(61)}`)).rejects.toThrow(RangeError);
  });

  it('that breaks off half-way leaves nothing', async () => {
    const store = open();
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('一半');
        throw new Error('the line went dead');
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow('the line went dead');
    expect((await readdir(root)).filter((name) => name.startsWith('incoming'))).toEqual([]);
  });
});

it('tells when a kept file was altered by hand, and mends it when the true one comes again', async () => {
  const store = evidenceIn(root, MOST);
  const { sha256, size } = await store.put(Readable.from([Buffer.from('原件')]));
  const path = join(root, sha256.slice(0, 2), sha256.slice(2));
  expect((await stat(path)).mode & 0o077).toBe(0);
  await appendFile(path, '添改');
  const altered = await store.get(sha256);
  await expect(altered && buffer(altered)).rejects.toThrow(/damaged/);
  expect(await store.put(Readable.from([Buffer.from('原件')]))).toMatchObject({ sha256, size });
  expect(await readFile(path, 'utf8')).toBe('原件');
});

describe('a bucket', () => {
  it('that refuses the key, or is away, is told apart from a file that is not there', async () => {
    const wrong = evidenceInBucket({ url: bucket.url, ...KEY, secret: 'wrong' }, MOST);
    await expect(wrong.has('1'.repeat(64))).rejects.toThrow(EvidenceUnreachable);
    await expect(wrong.put(Readable.from([Buffer.from('x')]))).rejects.toThrow(/403/);
    const away = evidenceInBucket({ url: 'http://127.0.0.1:9/bihuan', ...KEY }, MOST);
    await expect(away.has('1'.repeat(64))).rejects.toThrow(EvidenceUnreachable);
  });

  it('holds the file where any S3 client finds it', async () => {
    const content = '按摘要存放';
    await evidenceInBucket({ url: `${bucket.url}/`, ...KEY }, MOST).put(Readable.from([Buffer.from(content)]));
    const sha256 = hashOf(content);
    expect(bucket.files.get(`/bihuan/evidence/${sha256.slice(0, 2)}/${sha256.slice(2)}`)?.body.toString()).toBe(content);
  });
});

/** As much of S3 as is asked of it: PUT, GET, HEAD, each with its signature (AWS version 4) worked out anew, and the hash of the body. */
async function startBucket(): Promise<typeof bucket> {
  const files = new Map<string, { body: Buffer; at: Date }>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const path = request.url ?? '';
    const claimed = header(request, 'x-amz-content-sha256');
    if (signatureOf(request, path) !== /Signature=([0-9a-f]{64})$/.exec(header(request, 'authorization'))?.[1]) return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (request.method === 'PUT') {
      if (claimed !== hashOf(body) || request.headers['content-length'] !== String(body.length)) return response.writeHead(400).end('<Error><Code>XAmzContentSHA256Mismatch</Code></Error>');
      files.set(path, { body, at: new Date() });
      return response.writeHead(200).end();
    }
    const file = files.get(path);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-length': file.body.length, 'last-modified': file.at.toUTCString() });
    return response.end(request.method === 'HEAD' ? undefined : file.body);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, files, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bihuan` };
}

function header(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '');
}

/** The signature the request should carry, from AWS's own description of version 4. */
function signatureOf(request: IncomingMessage, path: string): string {
  const [, scope = '', signed = ''] = /Credential=AKIDEXAMPLE\/([^,]+), ?SignedHeaders=([^,]+)/.exec(header(request, 'authorization')) ?? [];
  const [day = '', region = '', service = ''] = scope.split('/');
  const headers = signed.split(';').map((name) => `${name}:${header(request, name).trim()}\n`).join('');
  const canonical = [request.method, path, '', headers, signed, header(request, 'x-amz-content-sha256')].join('\n');
  const text = ['AWS4-HMAC-SHA256', header(request, 'x-amz-date'), scope, hashOf(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>((secret, part) => createHmac('sha256', secret).update(part).digest(), `AWS4${KEY.secret}`);
  return createHmac('sha256', key).update(text).digest('hex');
}
