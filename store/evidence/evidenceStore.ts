import type { Readable } from 'node:stream';

/** A file that is kept, named by what is in it. */
export interface StoredFile {
  /** SHA-256, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** When this file first came in; putting the same again changes nothing. Epoch milliseconds. */
  readonly uploadedAt: number;
}

/** Where evidence files are kept, each once, by its content: a file that is there is never another one. */
export interface EvidenceStore {
  /** @throws FileTooLarge, after which nothing of it is kept. @throws EvidenceUnreachable */
  put(content: Readable): Promise<StoredFile>;
  /** @returns the file's content; reading it fails at the end if it is not what was put in. Nothing when it is not kept. @throws EvidenceUnreachable */
  get(sha256: string): Promise<Readable | undefined>;
  /** @throws EvidenceUnreachable */
  has(sha256: string): Promise<StoredFile | undefined>;
}

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
  readonly mostBytes: number;

  constructor(mostBytes: number) {
    super(`the file is larger than ${mostBytes} bytes`);
    this.mostBytes = mostBytes;
  }
}

/** The place where files are kept does not answer as it should; the act can be tried again. */
export class EvidenceUnreachable extends Error {
  override readonly name = 'EvidenceUnreachable';
}

const SHA256 = /^([0-9a-f]{2})([0-9a-f]{62})$/;

/** @returns where a file lies below the root: two digits make the folder, so that none grows too large. @throws RangeError for what is no SHA-256 */
export function placeOf(sha256: string): { readonly folder: string; readonly name: string } {
  const [, folder, name] = SHA256.exec(sha256) ?? [];
  // It becomes part of a path: nothing but digits may get there.
  if (folder === undefined || name === undefined) throw new RangeError('not a SHA-256');
  return { folder, name };
}
