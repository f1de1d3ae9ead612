import { runsOf, type Block, type Column, type Text } from '../paper.ts';
import { readableText } from '../readableText.ts';
import { childOf, el, isElement, type Element } from './xml.ts';
import { paragraphOf, paragraphProperties, run, runProperties } from './wordXml.ts';

/** How blocks look where they come to stand: as the paragraph of their field does, and by the template's styles. */
export interface Look {
  /** The paragraph in whose place they come. */
  readonly paragraph: Element;
  readonly styles: ReadonlyMap<string, string>;
  /** Twentieths of a point. */
  readonly textWidth: number;
}

/** Names of styles a template may have for these; without them the field's own paragraph is followed. */
export const STYLE_NAMES = { table: 'table text', annexHeading: 'annex heading', heading: (level: number) => `heading ${level}` };

/** @returns the blocks as paragraphs and tables. Ends with a paragraph, since a cell and a page must. */
export function blocksXml(blocks: readonly Block[], look: Look): Element[] {
  const elements = blocks.flatMap((block, index) => [...blockXml(block, look), ...(block.kind === 'table' && blocks[index + 1]?.kind === 'table' ? [narrow()] : [])]);
  return elements.at(-1)?.name === 'w:tbl' ? [...elements, narrow()] : elements;
}

function narrow(): Element {
  return paragraphOf(paragraphProperties(undefined, el('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 20, 'w:lineRule': 'exact' })), []);
}

function blockXml(block: Block, look: Look): Element[] {
  switch (block.kind) {
    case 'heading':
      return [styled(block.text, look, STYLE_NAMES.heading(block.level))];
    case 'annexHeading':
      return [styled(block.text, look, STYLE_NAMES.annexHeading, el('w:pageBreakBefore'))];
    case 'paragraph':
      return [plain(block.text, look, block.isFlush === true ? [el('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 })] : [])];
    case 'list':
      return block.items.map((item, index) => plain([{ text: block.isOrdered ? `${index + 1}. ` : '• ' }, ...runsOf(item)], look, []));
    case 'table':
      return [tableXml(block, look)];
  }
}

/** Like the field's paragraph; a section that ended there ends elsewhere. */
function propertiesOf({ paragraph }: Look): Element | undefined {
  const own = childOf(paragraph, 'w:pPr');
  return own && { ...own, children: own.children.filter((child) => !isElement(child, 'w:sectPr')) };
}

function runLook({ paragraph }: Look): Element | undefined {
  const first = paragraph.children.find((child) => isElement(child, 'w:r'));
  return isElement(first) ? childOf(first, 'w:rPr') : undefined;
}

function plain(text: Text, look: Look, added: readonly Element[]): Element {
  return paragraphOf(paragraphProperties(propertiesOf(look), ...added), runsXml(text, runLook(look)));
}

function styled(text: Text, look: Look, style: string, ...added: readonly Element[]): Element {
  const id = look.styles.get(style);
  if (id === undefined) return paragraphOf(paragraphProperties(propertiesOf(look), ...added), runsXml(text, runProperties(runLook(look), el('w:b'))));
  return paragraphOf(paragraphProperties(undefined, el('w:pStyle', { 'w:val': id }), ...added), runsXml(text, undefined));
}

function runsXml(text: Text, base: Element | undefined): Element[] {
  return runsOf(text).map(({ text: words, isBold = false, isMarked = false }) => run(readableText(words), runProperties(base, ...(isBold ? [el('w:b')] : []), ...(isMarked ? [el('w:highlight', { 'w:val': 'yellow' })] : []))));
}

function tableXml({ columns, rows }: Extract<Block, { kind: 'table' }>, look: Look): Element {
  const shares = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  const widths = columns.map(({ share = 1 }) => Math.floor((look.textWidth * share) / shares));
  const cells = (texts: readonly Text[], isHead: boolean) => columns.map((column, index) => cellXml(texts[index] ?? '', { width: widths[index] ?? 0, column, isHead }, look));
  const heads = columns.some(({ title }) => title !== '') ? [rowXml(cells(columns.map(({ title }) => title), true), el('w:tblHeader'))] : [];
  const properties = el('w:tblPr', {}, [
    el('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
    el('w:tblBorders', {}, ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => el(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' }))),
    el('w:tblLayout', { 'w:type': 'fixed' }),
    el('w:tblCellMar', {}, ['left', 'right'].map((side) => el(`w:${side}`, { 'w:w': 85, 'w:type': 'dxa' }))),
  ]);
  return el('w:tbl', {}, [properties, el('w:tblGrid', {}, widths.map((width) => el('w:gridCol', { 'w:w': width }))), ...heads, ...rows.map((row) => rowXml(cells(row, false)))]);
}

const LEAST_ROW_HEIGHT = 567;

function rowXml(cells: readonly Element[], ...added: readonly Element[]): Element {
  return el('w:tr', {}, [el('w:trPr', {}, [el('w:cantSplit'), el('w:trHeight', { 'w:val': LEAST_ROW_HEIGHT, 'w:hRule': 'atLeast' }), ...added]), ...cells]);
}

function cellXml(text: Text, { width, column, isHead }: { width: number; column: Column; isHead: boolean }, look: Look): Element {
  const id = look.styles.get(STYLE_NAMES.table);
  const base = id === undefined ? paragraphProperties(propertiesOf(look), el('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 })) : paragraphProperties(undefined, el('w:pStyle', { 'w:val': id }));
  const align = isHead ? 'center' : (column.align ?? 'left');
  const runs = runsXml(text, runProperties(id === undefined ? runLook(look) : undefined, ...(isHead ? [el('w:b')] : [])));
  return el('w:tc', {}, [el('w:tcPr', {}, [el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }), el('w:vAlign', { 'w:val': 'center' })]), paragraphOf(paragraphProperties(base, el('w:jc', { 'w:val': align })), runs)]);
}
