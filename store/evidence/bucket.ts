import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { EvidenceUnreachable, placeOf, type EvidenceStore, type StoredFile } from './evidenceStore.ts';
import { spool, verified, type Spooled } from './spool.ts';

/** A bucket of an S3-compatible service. */
export interface Bucket {
  /** With the bucket in its path: https://s3.example.org/bihuan */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

/**
 * Keeps files in a bucket: `evidence/ab/cdef...`. The service is told the SHA-256 of what it is to receive, as part of the
 * signature, and refuses anything else.
 */
export function evidenceInBucket({ url, region, keyId, secret }: Bucket, mostBytes: number): EvidenceStore {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3', retries: 0 });
  const ask = async (method: string, sha256: string, init: RequestInit = {}): Promise<Response> => {
    const { folder, name } = placeOf(sha256);
    try {
      return await client.fetch(`${url.replace(/\/+$/, '')}/evidence/${folder}/${name}`, { method, ...init });
    } catch (error) {
      throw new EvidenceUnreachable(`${method} to the bucket failed`, { cause: error });
    }
  };
  const has = async (sha256: string) => storedOf(sha256, await ask('HEAD', sha256));
  const send = async ({ path, sha256, size }: Spooled) => {
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
    const headers = { 'content-length': String(size), 'content-type': 'application/octet-stream', 'x-amz-content-sha256': sha256 };
    await refuseUnless(await ask('PUT', sha256, { headers, body, duplex: 'half' } as RequestInit), 'PUT');
  };
  return {
    has,
    async put(content) {
      const spooled = await spool(content, tmpdir(), mostBytes);
      try {
        const known = await has(spooled.sha256);
        if (known?.size === spooled.size) return known;
        await send(spooled);
        const kept = await has(spooled.sha256);
        if (kept?.size !== spooled.size) throw new EvidenceUnreachable('the bucket does not have what it was given');
        return kept;
      } finally {
        await rm(spooled.path, { force: true });
      }
    },
    async get(sha256) {
      const response = await ask('GET', sha256);
      if (response.status === 404) return undefined;
      await refuseUnless(response, 'GET');
      return response.body ? verified(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), sha256) : undefined;
    },
  };
}

async function storedOf(sha256: string, response: Response): Promise<StoredFile | undefined> {
  if (response.status === 404) return undefined;
  await refuseUnless(response, 'HEAD');
  const size = Number(response.headers.get('content-length'));
  const uploadedAt = Date.parse(response.headers.get('last-modified') ?? '');
  if (!Number.isSafeInteger(size) || Number.isNaN(uploadedAt)) throw new EvidenceUnreachable('the bucket does not say how large a file is and since when it is there');
  return { sha256, size, uploadedAt };
}

/** What a service says of its own troubles belongs in the log, in short. */
async function refuseUnless(response: Response, method: string): Promise<void> {
  if (response.ok) return;
  const said = (await response.text()).replace(/\s+/g, ' ').slice(0, 300);
  throw new EvidenceUnreachable(`${method} to the bucket was answered ${response.status}: ${said}`);
}
