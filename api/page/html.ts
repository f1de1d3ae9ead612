/** A piece of HTML that is safe to send: what `html` makes, and constants of ours. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Piece = string | number | Html | undefined | readonly Piece[];

/** HTML from a template. Every value is escaped, for text and quoted attributes alike, unless `html` made it itself. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(strings.reduce((before, after, index) => before + sourceOf(values[index - 1]) + after));
}

function sourceOf(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Html) return piece.source;
  if (typeof piece === 'object') return piece.map(sourceOf).join('');
  return String(piece).replace(UNSEEN, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** What no font shows, and what turns the direction of writing: a text could make the words after it, such as who acted, read as others. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
