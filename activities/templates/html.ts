/** Markup whose text has been escaped. The only ways to make one are `html`, which escapes, and `raw`, for our own styles. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** For markup written in this folder only, never for anything a person or a plan said. */
export function raw(markup: string): Html {
  return new Html(markup);
}

type Part = string | number | Html | readonly Html[];

/** A template in which every value is escaped, in text and in attributes alike, unless it is markup already. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((markup, text, index) => markup + shown(parts[index - 1] ?? '') + text));
}

function shown(part: Part): string {
  if (part instanceof Html) return part.toString();
  if (typeof part === 'object') return part.join('');
  return escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @returns the text without control characters: some mail programs end it at the first of them, and no database keeps a NUL. */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}

function escaped(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
