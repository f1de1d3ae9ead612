import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Length of the keys kept in files: what HMAC-SHA-256 and Ed25519 want alike. */
export const KEY_BYTES = 32;

export interface KeyFile {
  readonly folder: string;
  readonly name: string;
  /** What to do when the file is damaged; it is never replaced unasked. */
  readonly whenDamaged: { readonly zh: string; readonly en: string };
}

/**
 * @returns the key kept in the file; made there when there is none, readable by its owner only.
 * @throws Error when the file holds something else.
 */
export async function keyIn(file: KeyFile): Promise<Uint8Array> {
  const path = join(file.folder, file.name);
  const known = await read(path, file);
  if (known) return known;
  // Written beside and linked into place: of two that start at once, both end up with the first one's key.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  const made = await read(path, file);
  if (!made) throw new Error(`${path} vanished while it was being made`);
  return made;
}

async function read(path: string, { whenDamaged }: KeyFile): Promise<Uint8Array | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const key = new Uint8Array(Buffer.from(text.trim(), 'base64'));
  if (key.length === KEY_BYTES) return key;
  throw new Error(`密钥文件 ${path} 已损坏。${whenDamaged.zh}\nThe key in ${path} is damaged. ${whenDamaged.en}`);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
