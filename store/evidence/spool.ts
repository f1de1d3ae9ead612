import { createHash, randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { FileTooLarge } from './evidenceStore.ts';

/** A file on its way, complete and on the disk. */
export interface Spooled {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

/**
 * Writes what comes in to a file of its own, hashing it on the way: its name is known only when all of it is there.
 *
 * @throws FileTooLarge as soon as there is too much. Whatever goes wrong, nothing is left behind.
 */
export async function spool(content: Readable, folder: string, mostBytes: number): Promise<Spooled> {
  const path = join(folder, `incoming-${randomUUID()}`);
  const file = await open(path, 'wx', 0o600);
  try {
    const spooled = await writeAll(content, file, mostBytes);
    await file.sync();
    await file.close();
    return { path, ...spooled };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

async function writeAll(content: Readable, file: FileHandle, mostBytes: number): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > mostBytes) throw new FileTooLarge(mostBytes);
    hash.update(bytes);
    await file.writeFile(bytes);
  }
  return { sha256: hash.digest('hex'), size };
}

/** @returns the content unchanged; it ends in an error when it is not what its name says. */
export function verified(content: Readable, sha256: string): Readable {
  const hash = createHash('sha256');
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : new Error(`the evidence file ${sha256} is damaged`));
    },
  });
  content.on('error', (error) => check.destroy(error));
  check.on('close', () => content.destroy());
  return content.pipe(check);
}
