import { unzipSync, zipSync, type Zippable } from 'fflate';
import { readXml, writeXml, XmlError, type Element } from './xml.ts';

/** A Word file taken apart: its parts by name, those with text also as elements. */
export interface WordPackage {
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** The text, then headers, footers and notes: wherever a field may stand. */
  readonly texts: ReadonlyMap<string, Element>;
  readonly styles?: Element;
}

export type PackageFault = 'notZip' | 'tooLarge' | 'notWord' | 'damaged';

export class PackageError extends Error {
  override readonly name = 'PackageError';
  readonly fault: PackageFault;

  constructor(fault: PackageFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

export const MOST_BYTES = 10 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 40 * 1024 * 1024;
const MOST_FILES = 1_000;

export const DOCUMENT = 'word/document.xml';
const TEXT_PARTS = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

/** @throws PackageError for anything but a Word file of a sensible size. */
export function openPackage(bytes: Uint8Array): WordPackage {
  if (bytes.length > MOST_BYTES) throw new PackageError('tooLarge');
  const files = unzipped(bytes);
  const names = Object.keys(files).filter((name) => TEXT_PARTS.test(name)).sort((a, b) => Number(b === DOCUMENT) - Number(a === DOCUMENT) || (a < b ? -1 : 1));
  if (names[0] !== DOCUMENT) throw new PackageError('notWord');
  const styles = files['word/styles.xml'];
  return { files, texts: new Map(names.map((name) => [name, parsed(files[name])])), ...(styles && { styles: parsed(styles) }) };
}

function unzipped(bytes: Uint8Array): Record<string, Uint8Array> {
  let [unpacked, count] = [0, 0];
  try {
    // A file larger than it says is cut off at what it says.
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        [unpacked, count] = [unpacked + originalSize, count + 1];
        if (unpacked > MOST_UNPACKED_BYTES || count > MOST_FILES) throw new PackageError('tooLarge');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof PackageError ? error : new PackageError('notZip', { cause: error });
  }
}

function parsed(file: Uint8Array | undefined): Element {
  try {
    return readXml(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch (error) {
    if (error instanceof XmlError || error instanceof TypeError) throw new PackageError('damaged', { cause: error });
    throw error;
  }
}

/** The same contents give the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** @returns the package with some of its texts replaced, as a Word file. */
export function writePackage(files: Readonly<Record<string, Uint8Array>>, texts: ReadonlyMap<string, Element>): Uint8Array {
  const all: Zippable = {};
  for (const [name, file] of Object.entries(files)) {
    const text = texts.get(name);
    all[name] = [text ? new TextEncoder().encode(writeXml(text)) : file, { mtime: NO_TIME }];
  }
  for (const [name, text] of texts) if (!Object.hasOwn(files, name)) all[name] = [new TextEncoder().encode(writeXml(text)), { mtime: NO_TIME }];
  return zipSync(all, { level: 6 });
}
