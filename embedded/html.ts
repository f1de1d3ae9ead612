/** A piece of HTML that is safe to send: made by `html` only. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Piece = string | number | Html | undefined | false | readonly Piece[];

/**
 * HTML from a template. Every value is escaped, for text and for quoted attributes alike, unless `html` made it itself;
 * `undefined` and `false` leave nothing. There is no way round: what a mail says can never become markup.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(strings.reduce((before, after, index) => before + sourceOf(values[index - 1]) + after));
}

function sourceOf(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (piece instanceof Html) return piece.source;
  if (typeof piece === 'object') return piece.map(sourceOf).join('');
  return escapeHtml(String(piece));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
