import type { MarkFamily } from './marks.ts';
import { CHINESE_NUMERAL, plainNumeral, readNumeral } from '../phrases/numerals.ts';
import { nestingDepths } from './punctuation.ts';

/** One item of an enumeration inside a paragraph. The texts of all items, with `leadIn` and the numbers left out, are the paragraph again. */
export interface EnumeratedItem {
  /** The number in plain characters. */
  readonly number: string;
  readonly value: number;
  /** Where the item, its number included, begins in the paragraph. */
  readonly at: number;
  /** The item as printed. The words 一是 stay in it; a sign such as (1) or ① is a number and does not. */
  readonly text: string;
  /** Where the item's own words begin in `text`. */
  readonly wordsFrom: number;
}

export interface Enumeration {
  readonly leadIn: string;
  readonly items: readonly EnumeratedItem[];
}

interface Style {
  readonly family: MarkFamily | 'word';
  readonly pattern: RegExp;
}

const CN = `[${CHINESE_NUMERAL}]{1,3}`;
const STYLES: readonly Style[] = [
  { pattern: new RegExp(`(${CN})[是要](?!一|否|不是|求)[,，:：]?`, 'g'), family: 'word' },
  { pattern: new RegExp(`(?<=第)(${CN})[,，、:：]`, 'g'), family: 'word' },
  { pattern: /[(（]\s*([0-9０-９]{1,2})\s*[)）]\s*[、.．]?/g, family: 'bracketDigit' },
  { pattern: /([①-⑳])\s*[、.．]?/g, family: 'circled' },
  { pattern: /([0-9０-９]{1,2})(?:[.．](?![0-9０-９])|、(?![0-9０-９]))\s*/g, family: 'digit' },
];
/** An item begins at the start of a paragraph or where a clause has ended. */
const BOUNDARY = /[。；;:：，,！!？?\s”’）)】]/;

interface Found {
  readonly at: number;
  readonly end: number;
  readonly number: string;
  readonly value: number;
}

function findItems(text: string, style: Style, depths: Uint8Array, after: number): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(style.pattern)) {
    const at = style.pattern.source.startsWith('(?<=第)') ? match.index - 1 : match.index;
    const number = plainNumeral(match[1] ?? '');
    const value = readNumeral(number);
    const isDeep = (depths[at] ?? 0) > ('(（'.includes(text.charAt(at)) ? 1 : 0);
    if (isDeep || (at > 0 && !BOUNDARY.test(text.charAt(at - 1)))) continue;
    const expected = (found.at(-1)?.value ?? after) + 1;
    // One number may be missing, as misprints are; anything else is another list inside an item, and stays in it.
    if (value === expected || (found.length > 0 && value === expected + 1)) found.push({ at, end: match.index + match[0].length, number, value });
  }
  return found;
}

function enumerationOf(text: string, style: Style, found: readonly Found[]): Enumeration {
  const items = found.map(({ at, end, number, value }, index) => {
    const stop = found[index + 1]?.at ?? text.length;
    const from = style.family === 'word' ? at : end;
    return { number, value, at, text: text.slice(from, stop), wordsFrom: end - from };
  });
  return { leadIn: text.slice(0, found[0]?.at ?? 0), items };
}

/**
 * Splits a paragraph that enumerates (一是…；二是…；三是…, or (1)…(2)…).
 * @param after the number of the item before, for a paragraph that goes on with an enumeration begun above it.
 * @returns undefined for a paragraph that does not: a first and a second item (or, after one, the next) must stand outside quotes and brackets.
 */
export function readEnumeration(text: string, after = 0): Enumeration | undefined {
  const depths = nestingDepths(text);
  let best: { style: Style; found: Found[] } | undefined;
  for (const style of STYLES) {
    const found = findItems(text, style, depths, after);
    if (found.length >= (after > 0 ? 1 : 2) && (found[0]?.at ?? 0) < (best?.found[0]?.at ?? Infinity)) best = { style, found };
  }
  return best && enumerationOf(text, best.style, best.found);
}

/** Splits what follows a marked item on its own line where the same kind of mark goes on counting: (1)甲；(2)乙；(3)丙。 */
export function readItemsAfter(text: string, family: MarkFamily, after: number): Enumeration | undefined {
  const style = STYLES.find((candidate) => candidate.family === family);
  const found = style ? findItems(text, style, nestingDepths(text), after) : [];
  return style && found.length > 0 ? enumerationOf(text, style, found) : undefined;
}

/** The number a paragraph begins with. `isWord`: it is part of the sentence (一是) and stays in the text. */
export interface ItemStart {
  readonly number: string;
  readonly value: number;
  readonly length: number;
  readonly isWord: boolean;
}

/** @returns the number of the item a paragraph begins with (一是…, (2)…), if it begins with one. */
export function itemAtStart(text: string): ItemStart | undefined {
  const start = text.slice(0, 20);
  for (const { pattern, family } of STYLES) {
    const match = start.matchAll(pattern).next().value;
    if (!match || match.index > 1 || (match.index === 1 && !start.startsWith('第'))) continue;
    const number = plainNumeral(match[1] ?? '');
    return { number, value: readNumeral(number), length: match.index + match[0].length, isWord: family === 'word' };
  }
  return undefined;
}
