import { readableText } from '../readableText.ts';

/**
 * The little of XML that Word files are made of: elements with attributes, and text. What is read is written back as it was, down to
 * the names and their order, so that whatever an office's own Word put into a template stays there.
 */
export interface Element {
  readonly name: string;
  /** As they stand in the tag, still escaped. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/** An element, or text as people read it. */
export type Node = Element | string;

/** The file holds something else than plain elements and text. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

export function el(name: string, attributes: Readonly<Record<string, string | number>> = {}, children: readonly Node[] = []): Element {
  return { name, attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, escaped(String(value))])), children };
}

export function isElement(node: Node | undefined, name?: string): node is Element {
  return typeof node === 'object' && (name === undefined || node.name === name);
}

export function childOf({ children }: Element, name: string): Element | undefined {
  return children.find((child): child is Element => isElement(child, name));
}

/** @returns the value of an attribute as people read it. */
export function attributeOf({ attributes }: Element, name: string): string | undefined {
  const value = attributes[name];
  return value === undefined ? undefined : unescaped(value);
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function writeXml(root: Element): string {
  return DECLARATION + written(root);
}

function written(node: Node): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${value}"`).join('');
  if (node.children.length === 0) return `<${node.name}${attributes}/>`;
  return `<${node.name}${attributes}>${node.children.map(written).join('')}</${node.name}>`;
}

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Deeper than any document, shallow enough for those who walk it by recursion. */
const MOST_DEPTH = 500;

/**
 * @throws XmlError for what is not well-formed, and for document types: entities of their own are no business of a Word file.
 */
export function readXml(text: string): Element {
  const open: { name: string; attributes: Record<string, string>; children: Node[] }[] = [{ name: '', attributes: {}, children: [] }];
  const from = text.startsWith('\ufeff') ? 1 : 0;
  TOKEN.lastIndex = from;
  for (let end = from; end < text.length; end = TOKEN.lastIndex) {
    const [token, data, closing, opening, attributes = '', isEmpty, plain] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new XmlError(`not well-formed at ${end}`);
    const parent = open.at(-1);
    if (parent === undefined || open.length > MOST_DEPTH) throw new XmlError('nested too deep');
    if (opening !== undefined) {
      const element = { name: opening, attributes: attributesIn(attributes), children: [] };
      parent.children.push(element);
      if (isEmpty !== '/') open.push(element);
    } else if (closing !== undefined) {
      if (parent.name !== closing || open.length === 1) throw new XmlError(`</${closing}> closes <${parent.name}>`);
      open.pop();
    } else if (data !== undefined || plain !== undefined) parent.children.push(data ?? unescaped(plain ?? ''));
  }
  const root = open[0]?.children.find((node): node is Element => isElement(node));
  if (!root || open.length !== 1) throw new XmlError('an element is not closed');
  return root;
}

function attributesIn(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, double ?? (single ?? '').replaceAll('"', '&quot;')]));
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return readableText(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
