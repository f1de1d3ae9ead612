import { SaxesParser } from 'saxes';
import { LIMITS } from '../limits.ts';
import { damaged } from './faults.ts';

/** What to do as a document goes by. Names come without their prefix: programs write `<row>` or `<x:row>`. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads an XML document piece by piece; nothing of it is kept. Entities of its own it cannot have, since a document type is refused.
 *
 * @throws FileFault
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, part: string, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', () => {
    throw damaged(part, 'notXml');
  });
  parser.on('doctype', () => {
    throw damaged(part, 'doctype');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > LIMITS.depth) throw damaged(part, 'deep');
    handler.open?.(withoutPrefix(name), Object.fromEntries(Object.entries(attributes).map(([key, value]) => [withoutPrefix(key), value])));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close?.(withoutPrefix(name));
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (piece?: Uint8Array) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw damaged(part, 'notXml');
    }
  };
  for await (const piece of pieces) parser.write(decoded(piece));
  parser.write(decoded()).close();
}

function withoutPrefix(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}

/** @returns the text as it was before a spreadsheet program wrote it: `_x000D_` stands for a character XML cannot carry. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}
