import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be packed; what the directory says of it may be a lie. */
export interface Packed {
  readonly name: string;
  readonly content: Buffer;
  readonly saysBytes?: number;
  readonly saysCrc?: number;
  readonly flags?: number;
  readonly method?: number;
}

/** @returns a zip written by hand, so that it can say of itself what no program would. */
export function zipOf(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, saysBytes = content.length, saysCrc = crc32(content), flags = 0, method = 8 } of files) {
    const packed = method === 8 ? deflateRawSync(content) : content;
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(flags, 2);
    header.writeUInt16LE(method, 4);
    header.writeUInt32LE(saysCrc, 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(saysBytes, 18);
    header.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), header, Buffer.from(name)]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), header, place, Buffer.from(name)]));
    parts.push(local, packed);
    at += local.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, entries, end]);
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export interface BookByHand {
  /** By name: what stands within <worksheet>. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly is1904?: boolean;
  /** What stands within <sst>, and within <styleSheet>. */
  readonly strings?: string;
  readonly styles?: string;
  /** Packed beside, or instead of what would be there. */
  readonly more?: readonly Packed[];
}

/** @returns the files of a workbook written by hand. */
export function bookByHand({ sheets, hidden = [], is1904 = false, strings, styles, more = [] }: BookByHand): Packed[] {
  const names = Object.keys(sheets);
  const listed = names.map((name, index) => `<sheet name="${name}" sheetId="${String(index + 1)}" r:id="rId${String(index + 1)}"${hidden.includes(name) ? ' state="veryHidden"' : ''}/>`).join('');
  const related = names.map((_, index) => `<Relationship Id="rId${String(index + 1)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${String(index + 1)}.xml"/>`).join('');
  const texts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${NAMESPACE}" xmlns:r="r"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related}</Relationships>`,
    ...Object.fromEntries(names.map((name, index) => [`xl/worksheets/sheet${String(index + 1)}.xml`, `<worksheet xmlns="${NAMESPACE}">${sheets[name] ?? ''}</worksheet>`])),
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
    ...(styles !== undefined && { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` }),
  };
  const replaced = new Set(more.map(({ name }) => name));
  const own = Object.entries(texts).filter(([name]) => !replaced.has(name));
  return [...own.map(([name, text]) => ({ name, content: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`) })), ...more];
}

export function workbookByHand(book: BookByHand): Buffer {
  return zipOf(bookByHand(book));
}
