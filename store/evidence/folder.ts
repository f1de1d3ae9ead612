import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { placeOf, type EvidenceStore, type StoredFile } from './evidenceStore.ts';
import { spool, verified } from './spool.ts';

/** Keeps files in a folder: `ab/cdef...`. What is there under its name is complete and on the disk. */
export function evidenceIn(root: string, mostBytes: number): EvidenceStore {
  const pathOf = (sha256: string) => {
    const { folder, name } = placeOf(sha256);
    return join(root, folder, name);
  };
  const has = (sha256: string) => storedAt(pathOf(sha256), sha256);
  return {
    has,
    async put(content) {
      await mkdir(root, { recursive: true, mode: 0o700 });
      const { path, sha256, size } = await spool(content, root, mostBytes);
      const known = await has(sha256);
      // The same content again, or a copy that a crash or a hand has cut: the one that has just been hashed is whole.
      if (known?.size === size) await rm(path);
      else await moveInto(path, join(root, placeOf(sha256).folder), pathOf(sha256));
      const kept = await has(sha256);
      if (!kept) throw new Error(`the evidence file ${sha256} is not there after it was written`);
      return kept;
    },
    async get(sha256) {
      return (await has(sha256)) && verified(createReadStream(pathOf(sha256)), sha256);
    },
  };
}

/** A rename is whole or not at all; it is on the disk once its folder is. */
async function moveInto(from: string, folder: string, to: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(from, to);
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function storedAt(path: string, sha256: string): Promise<StoredFile | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { sha256, size, uploadedAt: Math.floor(mtimeMs) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
