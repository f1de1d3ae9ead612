import { childOf, el, isElement, type Element, type Node } from './xml.ts';

/** Word wants the properties of a paragraph and of a run in this order. */
const PARAGRAPH_ORDER = ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr', 'suppressLineNumbers', 'pBdr', 'shd', 'tabs', 'suppressAutoHyphens', 'kinsoku', 'wordWrap', 'overflowPunct', 'topLinePunct', 'autoSpaceDE', 'autoSpaceDN', 'bidi', 'adjustRightInd', 'snapToGrid', 'spacing', 'ind', 'contextualSpacing', 'mirrorIndents', 'suppressOverlap', 'jc', 'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl', 'divId', 'cnfStyle', 'rPr', 'sectPr', 'pPrChange'];
const RUN_ORDER = ['rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'strike', 'dstrike', 'outline', 'shadow', 'emboss', 'imprint', 'noProof', 'snapToGrid', 'vanish', 'webHidden', 'color', 'spacing', 'w', 'kern', 'position', 'sz', 'szCs', 'highlight', 'u', 'effect', 'bdr', 'shd', 'fitText', 'vertAlign', 'rtl', 'cs', 'em', 'lang', 'eastAsianLayout', 'specVanish', 'oMath', 'rPrChange'];

/** @returns properties with some put in the place of those of the same name, in the order Word wants. */
function withProperties(name: 'w:pPr' | 'w:rPr', base: Element | undefined, added: readonly Element[]): Element {
  const order = name === 'w:pPr' ? PARAGRAPH_ORDER : RUN_ORDER;
  const kept = (base?.children ?? []).filter((child) => isElement(child) && !added.some((one) => one.name === child.name));
  const placeOf = (node: Node) => (isElement(node) ? order.indexOf(node.name.replace(/^w:/, '')) : -1);
  return el(name, {}, [...kept, ...added].sort((a, b) => placeOf(a) - placeOf(b)));
}

export function paragraphProperties(base: Element | undefined, ...added: readonly Element[]): Element {
  return withProperties('w:pPr', base, added);
}

export function runProperties(base: Element | undefined, ...added: readonly Element[]): Element {
  return withProperties('w:rPr', base, added);
}

/** @returns what a run holds so as to show the text: its lines with breaks between. */
export function textNodes(text: string): Element[] {
  return text.split('\n').flatMap((line, index) => [...(index > 0 ? [el('w:br')] : []), ...(line === '' ? [] : [el('w:t', { 'xml:space': 'preserve' }, [line])])]);
}

export function run(text: string, properties?: Element): Element {
  return el('w:r', {}, [...(properties && properties.children.length > 0 ? [properties] : []), ...textNodes(text)]);
}

export function paragraphOf(properties: Element | undefined, runs: readonly Node[]): Element {
  return el('w:p', {}, [...(properties && properties.children.length > 0 ? [properties] : []), ...runs]);
}

/** @returns width of the text on the last section's pages, in twentieths of a point. */
export function textWidthOf(document: Element): number {
  const body = childOf(document, 'w:body');
  const section = body && childOf(body, 'w:sectPr');
  const number = (element: Element | undefined, name: string) => Number(element?.attributes[name] ?? NaN);
  const [page, margins] = [section && childOf(section, 'w:pgSz'), section && childOf(section, 'w:pgMar')];
  const width = number(page, 'w:w') - number(margins, 'w:left') - number(margins, 'w:right');
  return width > 0 ? width : TEXT_WIDTH;
}

/** 156 mm, the text of an official paper. */
const TEXT_WIDTH = 8844;

/** @returns ids of styles by their names, in lower case: what Word calls them in every language. */
export function stylesByName(styles: Element | undefined): ReadonlyMap<string, string> {
  const named = (styles?.children ?? []).flatMap((style) => {
    if (!isElement(style, 'w:style')) return [];
    const [name, id] = [childOf(style, 'w:name')?.attributes['w:val'], style.attributes['w:styleId']];
    return name === undefined || id === undefined ? [] : [[name.toLowerCase(), id] as const];
  });
  return new Map(named);
}
