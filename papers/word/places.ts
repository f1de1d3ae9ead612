import { fieldNamed, type FieldName } from '../fields.ts';
import { isElement, type Element } from './xml.ts';

/** A field where a template names it. */
export interface Place {
  /** As it is written between the braces. */
  readonly name: string;
  readonly field?: FieldName;
  /** Where it begins and ends in the text of its paragraph. */
  readonly from: number;
  readonly to: number;
}

/** Word writes the braces in whatever width the keyboard is set to. */
const FIELD = /[{｛]{2}\s*([^{}｛｝]*?)\s*[}｝]{2}/g;

/** @returns the fields a text names, in their order. */
export function placesIn(text: string): Place[] {
  return [...text.matchAll(FIELD)].map(({ index, 0: whole, 1: name = '' }) => {
    const field = fieldNamed(name);
    return { name, from: index, to: index + whole.length, ...(field && { field }) };
  });
}

/** @returns the paragraph's own pieces of text, in their order: Word breaks one word into any number of them. Those of text boxes within are their own. */
export function textsOf(paragraph: Element): Element[] {
  return paragraph.children.flatMap(function within(node): Element[] {
    if (!isElement(node) || node.name === 'w:txbxContent' || node.name === 'w:p') return [];
    return node.name === 'w:t' ? [node] : node.children.flatMap(within);
  });
}

export function wordsOf(text: Element): string {
  return text.children.filter((child) => typeof child === 'string').join('');
}

export function paragraphText(paragraph: Element): string {
  return textsOf(paragraph).map(wordsOf).join('');
}

/** @returns every paragraph below an element, those of tables and text boxes too. */
export function paragraphsOf(element: Element): Element[] {
  return element.children.flatMap((child) => (isElement(child) ? [...(child.name === 'w:p' ? [child] : []), ...paragraphsOf(child)] : []));
}
