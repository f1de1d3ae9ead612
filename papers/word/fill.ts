import { FIELDS, plainBlocks, valueFor } from '../fields.ts';
import type { Block, Paper } from '../paper.ts';
import { readableText } from '../readableText.ts';
import { blocksXml, type Look } from './blocksXml.ts';
import { paragraphsOf, paragraphText, placesIn, textsOf, wordsOf, type Place } from './places.ts';
import { childOf, el, isElement, type Element, type Node } from './xml.ts';
import { paragraphOf, textNodes } from './wordXml.ts';

export type Styles = Omit<Look, 'paragraph'>;

/**
 * @returns a part of a template with the paper's values in the place of its fields. Values stay text, whatever stands in them. A
 * paragraph outside tables, or a row of a table, all of whose fields are empty, is left out.
 */
export function filled(part: Element, paper: Paper, styles: Styles): Element {
  const children = part.children.flatMap((child) => (isElement(child) ? filledElement(child, paper, styles) : [child]));
  const isLeftOpen = ENDS_WITH_PARAGRAPH.includes(part.name) && children.findLast((child) => isElement(child))?.name !== 'w:p';
  return { ...part, children: isLeftOpen ? [...children, emptyLike(part)] : children };
}

/** Word takes none of these without a paragraph at its end. */
const ENDS_WITH_PARAGRAPH = ['w:tc', 'w:txbxContent', 'w:hdr', 'w:ftr'];

/** @returns an empty paragraph that looks like the first one there was. */
function emptyLike(container: Element): Element {
  const paragraph = childOf(container, 'w:p');
  return paragraphOf(paragraph && childOf(paragraph, 'w:pPr'), []);
}

function filledElement(element: Element, paper: Paper, styles: Styles): Node[] {
  if (element.name === 'w:p') return filledParagraph(element, paper, styles);
  if (element.name === 'w:tr' && isEmptied(paragraphsOf(element).flatMap((paragraph) => placesIn(paragraphText(paragraph))), paper)) return [];
  const inside = filled(element, paper, styles);
  // A table of which nothing is left is none.
  if (element.name === 'w:tbl' && !inside.children.some((child) => isElement(child, 'w:tr'))) return [];
  return [inside];
}

function isEmptied(places: readonly Place[], paper: Paper): boolean {
  return places.length > 0 && places.every((place) => textFor(place, paper) === '');
}

function textFor({ field }: Place, paper: Paper): string {
  const value = field && valueFor(paper, field);
  return value === undefined ? '' : typeof value === 'string' ? value : plainBlocks(value);
}

function filledParagraph(paragraph: Element, paper: Paper, styles: Styles): Node[] {
  const whole = filled(paragraph, paper, styles);
  const text = paragraphText(whole);
  const places = placesIn(text);
  if (places.length === 0) return [whole];
  const section = sectionEndOf(whole);
  if (isEmptied(places, paper)) return section;
  const blocks = blocksFor(text, places, paper);
  if (blocks) return [...blocksXml(blocks, { ...styles, paragraph: whole }), ...section];
  return [withTexts(whole, replaced(textsOf(whole), places, paper))];
}

/** @returns the blocks, where the paragraph is there for nothing else. */
function blocksFor(text: string, places: readonly Place[], paper: Paper): readonly Block[] | undefined {
  const [place] = places;
  if (places.length !== 1 || place?.field === undefined || FIELDS[place.field].holds !== 'blocks') return undefined;
  if (text.trim().length !== place.to - place.from) return undefined;
  const value = valueFor(paper, place.field);
  return typeof value === 'string' ? [{ kind: 'paragraph', text: value }] : value;
}

/** A paragraph that ends a section leaves that end behind. */
function sectionEndOf(paragraph: Element): Element[] {
  const properties = childOf(paragraph, 'w:pPr');
  const section = properties && childOf(properties, 'w:sectPr');
  return section ? [paragraphOf(el('w:pPr', {}, [section]), [])] : [];
}

/** @returns for each piece of text what comes in its place: a field's value stands where the field began. */
function replaced(pieces: readonly Element[], places: readonly Place[], paper: Paper): ReadonlyMap<Element, readonly Element[]> {
  let start = 0;
  return new Map(
    pieces.map((piece) => {
      const words = wordsOf(piece);
      const from = start;
      start += words.length;
      let kept = '';
      for (let at = from; at < start; at += 1) {
        const place = places.find((candidate) => candidate.from <= at && at < candidate.to);
        if (!place) kept += words.charAt(at - from);
        else if (place.from === at) kept += readableText(textFor(place, paper));
      }
      return [piece, textNodes(kept)];
    }),
  );
}

function withTexts(element: Element, texts: ReadonlyMap<Element, readonly Element[]>): Element {
  return { ...element, children: element.children.flatMap((child): readonly Node[] => (isElement(child) ? (texts.get(child) ?? [withTexts(child, texts)]) : [child])) };
}
