import { crc32, createInflateRaw } from 'node:zlib';
import { LIMITS } from '../limits.ts';
import { damaged, sizeFaked, tooLarge, encrypted } from './faults.ts';

/** A file packed in a zip, as the directory at its end describes it. What it says is not believed, only held against what is found. */
export interface PackedFile {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
}

export interface Zip {
  readonly files: ReadonlyMap<string, PackedFile>;
  /** @returns the content, unpacked piece by piece; it is given up as soon as it is longer than it says or than may be read. */
  contentOf(file: PackedFile): AsyncGenerator<Buffer>;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** Reads the directory of a zip; nothing is unpacked by that. @throws FileFault */
export function openZip(bytes: Buffer): Zip {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > LIMITS.packedFiles) throw tooLarge({ zh: `内含文件 ${String(count)} 个`, en: `it holds ${String(count)} files` }, LIMITS.packedFiles);
  const files = new Map<string, PackedFile>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY) throw damaged('zip', 'directory');
    const file = entryAt(bytes, at);
    // Of two files of one name programs take either: somebody wants us to see another one than the office sees.
    if (files.has(file.name)) throw damaged(file.name, 'twice');
    files.set(file.name, file);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const budget = { left: LIMITS.allPartsBytes };
  return { files, contentOf: (file) => unpacked(bytes, file, budget) };
}

function endOf(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= earliest; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw damaged('zip', 'end');
}

function entryAt(bytes: Buffer, at: number): PackedFile {
  const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  if (isEncrypted) throw encrypted();
  const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  return {
    name: name.replaceAll('\\', '/').replace(/^\//, ''),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packedBytes: bytes.readUInt32LE(at + 20),
    bytes: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
  };
}

async function* unpacked(bytes: Buffer, file: PackedFile, budget: { left: number }): AsyncGenerator<Buffer> {
  if (file.bytes > LIMITS.partBytes) throw tooLarge(inWords(file.name, file.bytes), megabytes(LIMITS.partBytes));
  if (file.bytes > budget.left) throw tooLarge({ zh: '各部分解压后的总量', en: 'all its parts together, unpacked' }, megabytes(LIMITS.allPartsBytes));
  budget.left -= file.bytes;
  let found = 0;
  let crc = 0;
  for await (const piece of piecesOf(packedPart(bytes, file), file)) {
    found += piece.length;
    if (found > file.bytes) throw sizeFaked(file.name);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (found !== file.bytes) throw sizeFaked(file.name);
  if (crc !== file.crc) throw damaged(file.name, 'checksum');
}

function packedPart(bytes: Buffer, file: PackedFile): Buffer {
  if (file.at + 30 > bytes.length || bytes.readUInt32LE(file.at) !== LOCAL) throw damaged(file.name, 'place');
  const start = file.at + 30 + bytes.readUInt16LE(file.at + 26) + bytes.readUInt16LE(file.at + 28);
  if (start + file.packedBytes > bytes.length) throw damaged(file.name, 'cut');
  return bytes.subarray(start, start + file.packedBytes);
}

async function* piecesOf(packed: Buffer, { name, method }: PackedFile): AsyncGenerator<Buffer> {
  if (method === STORED) return yield packed;
  if (method !== DEFLATED) throw damaged(name, 'method');
  const inflate = createInflateRaw();
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged(name, 'deflate');
    throw error;
  }
}

function inWords(part: string, bytes: number) {
  return { zh: `${part} 解压后 ${megabytes(bytes)}`, en: `${part} is ${megabytes(bytes)} when unpacked` };
}

function megabytes(bytes: number): string {
  return `${String(Math.floor(bytes / 1_048_576))} MB`;
}
