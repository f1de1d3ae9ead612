import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'session.key';
const KEY_BYTES = 32;

/**
 * @returns the key that signs sessions, from the data folder; made there when there is none, readable by its owner only.
 * @throws Error when the file holds something else: it is not replaced, since that would end every session unasked.
 */
export async function sessionKeyIn(dataFolder: string): Promise<Uint8Array> {
  const path = join(dataFolder, FILE);
  const known = await read(path);
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
  const made = await read(path);
  if (!made) throw new Error(`${path} vanished while it was being made`);
  return made;
}

async function read(path: string): Promise<Uint8Array | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const key = new Uint8Array(Buffer.from(text.trim(), 'base64'));
  if (key.length >= KEY_BYTES) return key;
  throw new Error(`会话密钥文件 ${path} 已损坏。请删除它后重新启动（所有人需重新登录）。\nThe session key in ${path} is damaged. Remove the file and start again; everybody will have to sign in again.`);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
