const CLOSER_OF: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '《': '》', '(': ')', '「': '」', '『': '』', '【': '】', '〈': '〉', '<': '>' };
const CLOSERS = new Set(Object.values(CLOSER_OF));

/** Half-width stand-ins so that （…) and (…） pair up. */
function plainBracket(char: string): string {
  if (char === '（') return '(';
  return char === '）' ? ')' : char;
}

/** Marks the positions of brackets and quotes that have a partner: +1 opens, -1 closes. Stray ones, which real texts have, count for nothing. */
function pairUp(text: string): Int8Array {
  const sign = new Int8Array(text.length);
  const open: { at: number; closer: string }[] = [];
  let straight = -1;
  for (let at = 0; at < text.length; at++) {
    const char = plainBracket(text.charAt(at));
    const closer = CLOSER_OF[char];
    if (closer !== undefined) open.push({ at, closer });
    else if (CLOSERS.has(char)) closePair(sign, open, at, char);
    else if (char === '"') straight = straight < 0 ? at : closeStraight(sign, straight, at);
  }
  return sign;
}

function closePair(sign: Int8Array, open: { at: number; closer: string }[], at: number, char: string): void {
  // Looks back a little only: a quotation mark left open must not keep everything after it inside.
  for (let back = open.length - 1; back >= Math.max(0, open.length - 4); back--) {
    const opener = open[back];
    if (opener?.closer !== char) continue;
    sign[opener.at] = 1;
    sign[at] = -1;
    open.length = back;
    return;
  }
}

function closeStraight(sign: Int8Array, from: number, to: number): number {
  sign[from] = 1;
  sign[to] = -1;
  return -1;
}

/** How deep each character stands inside quotes and brackets; the marks themselves count as inside. Linear in the text. */
export function nestingDepths(text: string): Uint8Array {
  const sign = pairUp(text);
  const depths = new Uint8Array(text.length);
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (sign[at] === 1) depth++;
    depths[at] = Math.min(Math.max(depth, 0), 255);
    if (sign[at] === -1) depth--;
  }
  return depths;
}

/** @returns the index of the first of `stops` that stands outside quotes and brackets, from `from` on; -1 if there is none. */
export function indexOutside(text: string, stops: string, from = 0, depths = nestingDepths(text)): number {
  for (let at = from; at < text.length; at++) {
    if (depths[at] === 0 && stops.includes(text.charAt(at))) return at;
  }
  return -1;
}

/** Cuts a text after each of `stops` outside quotes and brackets; the pieces put together are the text again. */
export function cutAfter(text: string, stops: string): string[] {
  const depths = nestingDepths(text);
  const pieces: string[] = [];
  let from = 0;
  for (let at = indexOutside(text, stops, 0, depths); at >= 0; at = indexOutside(text, stops, from, depths)) {
    pieces.push(text.slice(from, at + 1));
    from = at + 1;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** Whether a quotation is left open at the end of the text, as happens when a heading is cut by the width of the page. */
export function isQuoteOpen(text: string): boolean {
  return text.lastIndexOf('“') > text.lastIndexOf('”') || text.lastIndexOf('《') > text.lastIndexOf('》');
}

/** Takes characters off the end. A pattern ending in `+$` would try at every one of a long run of blanks. */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && (characters.includes(text.charAt(end - 1)) || text.charAt(end - 1).trim() === '')) end--;
  return text.slice(0, end);
}

export const SENTENCE_ENDS = '。！？!?';
/** What may close a line that says something whole; a line without it is a heading, or was cut. */
export const CLAUSE_ENDS = `${SENTENCE_ENDS}；;：:`;
