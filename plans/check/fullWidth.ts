import type { ProblemParams } from './problem.ts';

/** Full-width signs typed where the writing needs half-width ones: the commonest slip of whoever writes Chinese. */

const FULL_WIDTH = /[\uFF01-\uFF5E、“”‘’【】]/u;
const HALF_WIDTH: Readonly<Record<string, string>> = { '、': ',', '“': '"', '”': '"', '‘': "'", '’': "'", '【': '[', '】': ']' };
/** The code points of the full-width signs follow those of ASCII at this distance. */
const DISTANCE = 0xfee0;

export interface FullWidthSlip {
  readonly offset: number;
  readonly params: ProblemParams;
}

/** @returns what to say of the first full-width sign in a text that may hold none. */
export function fullWidthIn(text: string): ProblemParams | undefined {
  const [found] = FULL_WIDTH.exec(text) ?? [];
  return found === undefined ? undefined : paramsFor(found);
}

/** @returns a field's name as it was meant, where a full-width colon has joined it to its value. */
export function nameMeant(key: string): string {
  return key.split('：')[0]?.trim() ?? key;
}

/** Where the structure of a file is written full-width: a colon after a field's name, a comma before one, a bracket. */
const STRUCTURAL = [/(?<=(?:^\s*(?:- +)*|[{,，、｛]\s*)[A-Za-z][\w-]*\s*)：/g, /(?<=[{｛][^}]*)[，、](?=\s*[A-Za-z][\w-]*\s*[:：])/g, /[｛｝［］]/g];

/** @returns the slips of a file that cannot be read, in order. Text that merely contains such signs is no structure; comments are nothing at all. */
export function fullWidthSlips(text: string): FullWidthSlip[] {
  const slips: FullWidthSlip[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const written = line.replace(/(^|\s)#.*$/, '').replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
    const offset = start;
    for (const sign of STRUCTURAL) slips.push(...[...written.matchAll(sign)].map((match) => ({ offset: offset + match.index, params: paramsFor(match[0]) })));
    start += line.length + 1;
  }
  return slips.sort((a, b) => a.offset - b.offset);
}

function paramsFor(found: string): ProblemParams {
  return { found, wanted: HALF_WIDTH[found] ?? String.fromCharCode(found.charCodeAt(0) - DISTANCE) };
}
