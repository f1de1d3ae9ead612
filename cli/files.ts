import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { cliError, reasonOf } from './errors.ts';

/** @throws CliError `fileUnreadable` also for a file that is no UTF-8: half-read Chinese would be worse than none. */
export async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const isNotUtf8 = error instanceof TypeError;
    throw cliError('fileUnreadable', { file, reason: isNotUtf8 ? { zh: '不是 UTF-8 编码，请另存为 UTF-8', en: 'it is not UTF-8; save it as UTF-8' } : fileReason(error) });
  }
}

/** @throws CliError `fileUnreadable` */
export function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown): never => {
    throw cliError('fileUnreadable', { file, reason: fileReason(error) });
  });
}

/** Texts from elsewhere come in two encodings; whatever is no UTF-8 is taken for the national one. @throws CliError for what is no text at all */
export async function readForeignText(file: string): Promise<{ text: string; encoding: 'utf-8' | 'gb18030' }> {
  const bytes = await readBytes(file);
  const head = bytes.subarray(0, 4).toString('latin1');
  const isDocument = head.startsWith('PK') || head.startsWith('%PDF') || head === '\u00d0\u00cf\u0011\u00e0' || bytes.includes(0);
  if (isDocument) throw cliError('notPlainText', { file });
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}

/** Writes a new file; one that is there already is somebody's work. @throws CliError `fileExists`, `fileUnwritable` */
export async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') throw cliError('fileExists', { file });
    throw cliError('fileUnwritable', { file, reason: fileReason(error) });
  }
}

/** Writes a new file as it arrives; what arrived of it does not stay when the rest fails. @throws CliError `fileExists`, `fileUnwritable` */
export async function writeNewStream(file: string, contents: ReadableStream<Uint8Array>): Promise<void> {
  const opened = await open(file, 'wx').catch((error: unknown): never => {
    if (reasonOf(error) === 'EEXIST') throw cliError('fileExists', { file });
    throw cliError('fileUnwritable', { file, reason: fileReason(error) });
  });
  try {
    await pipeline(contents, opened.createWriteStream());
  } catch (error) {
    await rm(file, { force: true });
    throw cliError('fileUnwritable', { file, reason: fileReason(error) });
  }
}

const FILE_REASONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ENOENT: { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' },
  EISDIR: { zh: '这是文件夹，不是文件', en: 'it is a folder, not a file' },
  EACCES: { zh: '没有权限', en: 'permission denied' },
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
};

function fileReason(error: unknown): string | { readonly zh: string; readonly en: string } {
  const code = reasonOf(error);
  return FILE_REASONS[code] ?? code;
}
