import type { Language } from '../../domain/refusals.ts';
import { el, type Element } from '../../papers/word/xml.ts';
import { paragraphOf, run } from '../../papers/word/wordXml.ts';
import { FIELDS, type FieldName } from '../../papers/fields.ts';
import { NAMESPACES } from './styles.ts';
import { LOOKS } from './look.ts';

/** 156 mm of text on A4, margins 37, 26, 35 and 28 mm. */
const TEXT_WIDTH = 8844;
const LABEL_WIDTH = 1700;

/** @returns a field as the template's readers name it. */
function field(name: FieldName, language: Language): string {
  return `{{${language === 'zh' ? FIELDS[name].zh : name}}}`;
}

function line(style: string, text: string, ...properties: readonly Element[]): Element {
  return paragraphOf(el('w:pPr', {}, [el('w:pStyle', { 'w:val': style }), ...properties]), text === '' ? [] : [run(text)]);
}

/** A paper of the ladder: red head, text, record of printing, and the slip on a page of its own. */
export function documentXml(language: Language): Element {
  const of = (name: FieldName) => field(name, language);
  return body([
    line('OfficeMark', of('issuer')),
    line('NumberLine', of('number')),
    ...text(language),
    el('w:p', {}, [el('w:pPr', {}, [el('w:pStyle', { 'w:val': 'AnnexHeading' }), el('w:pageBreakBefore')]), run({ zh: '签收回执', en: 'Receipt' }[language])]),
    ...slip(language),
  ]);
}

/** Reports and circulars: the same text without head and slip. */
export function reportXml(language: Language): Element {
  return body([line('Title', field('heading', language)), line('Subtitle', field('subheading', language)), line('Number', field('number', language)), ...afterTitle(language)]);
}

function text(language: Language): Element[] {
  return [line('Title', field('heading', language)), line('Subtitle', field('subheading', language)), ...afterTitle(language)];
}

function afterTitle(language: Language): Element[] {
  const of = (name: FieldName) => field(name, language);
  const colon = { zh: '：', en: ':' }[language];
  return [line('Addressee', of('addressee') + colon), line('BodyText', of('body')), line('Issuer', of('issuer')), line('Date', of('date')), ...printing(language), line('BodyText', of('annexes'))];
}

const THICK = { 'w:val': 'single', 'w:sz': 8, 'w:space': 0, 'w:color': '000000' };

/** Who gets a copy, between the lines of the record of printing (版记). */
function printing(language: Language): Element[] {
  const label = { zh: '抄送：', en: 'Copies: ' }[language];
  const borders = el('w:tblBorders', {}, [el('w:top', THICK), el('w:bottom', THICK)]);
  const row = el('w:tr', {}, [el('w:trPr', {}, [el('w:cantSplit')]), cell(TEXT_WIDTH, [line('Copies', label + field('cc', language))])]);
  return [table(borders, [TEXT_WIDTH], [row])];
}


const SLIP_ROWS: readonly (readonly [FieldName, string, string])[] = [
  ['number', '文号', 'Number'],
  ['heading', '文书名称', 'Paper'],
  ['addressee', '主送', 'To'],
  ['measure', '督办事项', 'Matter'],
  ['acknowledgeBy', '签收期限', 'Acknowledge by'],
  ['answerBy', '回复期限', 'Answer by'],
  ['rectifyBy', '整改期限', 'Put right by'],
  ['signers', '应签收人', 'To be signed by'],
];

function slip(language: Language): Element[] {
  const of = (name: FieldName) => field(name, language);
  const thin = { ...THICK, 'w:sz': 4 };
  const borders = el('w:tblBorders', {}, ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => el(`w:${side}`, thin)));
  const least = el('w:trPr', {}, [el('w:cantSplit'), el('w:trHeight', { 'w:val': 510, 'w:hRule': 'atLeast' })]);
  const value = (name: FieldName) => of(name) + (name === 'measure' ? { zh: `（${of('ref')}）`, en: ` (${of('ref')})` }[language] : '');
  const rows = SLIP_ROWS.map(([name, zh, en]) => el('w:tr', {}, [least, cell(LABEL_WIDTH, [line('TableText', { zh, en }[language])]), cell(TEXT_WIDTH - LABEL_WIDTH, [line('TableText', value(name))])]));
  const note = {
    zh: '各项期限均以当日终了为止。请在系统中签收和回复；不便使用系统的，签字盖章后将本回执退回发文机关。',
    en: 'Each limit ends with the end of its day. Acknowledge and answer in the system; otherwise sign this slip and return it to the issuing office.',
  }[language];
  return [table(borders, [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH], rows), line('SlipNote', of('receipts')), line('SlipNote', of('reply')), line('SlipNote', note)];
}

const CELL_MARGINS = el('w:tblCellMar', {}, ['left', 'right'].map((side) => el(`w:${side}`, { 'w:w': 85, 'w:type': 'dxa' })));

function table(borders: Element, widths: readonly number[], rows: readonly Element[]): Element {
  const properties = el('w:tblPr', {}, [el('w:tblW', { 'w:w': TEXT_WIDTH, 'w:type': 'dxa' }), borders, el('w:tblLayout', { 'w:type': 'fixed' }), CELL_MARGINS]);
  return el('w:tbl', {}, [properties, el('w:tblGrid', {}, widths.map((width) => el('w:gridCol', { 'w:w': width }))), ...rows]);
}

function cell(width: number, paragraphs: readonly Element[]): Element {
  return el('w:tc', {}, [el('w:tcPr', {}, [el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }), el('w:vAlign', { 'w:val': 'center' })]), ...paragraphs]);
}

function body(children: readonly Element[]): Element {
  const page = [
    el('w:footerReference', { 'w:type': 'default', 'r:id': 'rId1' }),
    el('w:footerReference', { 'w:type': 'even', 'r:id': 'rId2' }),
    el('w:pgSz', { 'w:w': 11906, 'w:h': 16838 }),
    el('w:pgMar', { 'w:top': 2098, 'w:right': 1474, 'w:bottom': 1984, 'w:left': 1588, 'w:header': 851, 'w:footer': 1247, 'w:gutter': 0 }),
  ];
  return el('w:document', NAMESPACES, [el('w:body', {}, [...children, el('w:sectPr', {}, page)])]);
}

/** Page numbers between dashes, on the outer side: right on odd pages, left on even ones. */
export function footerXml(align: 'left' | 'right', language: Language): Element {
  const character = LOOKS[language].character;
  const number = [el('w:r', {}, [el('w:fldChar', { 'w:fldCharType': 'begin' })]), el('w:r', {}, [el('w:instrText', { 'xml:space': 'preserve' }, [' PAGE '])]), el('w:r', {}, [el('w:fldChar', { 'w:fldCharType': 'end' })])];
  const properties = el('w:pPr', {}, [el('w:pStyle', { 'w:val': 'Footer' }), el('w:ind', { [`w:${align}Chars`]: 100, [`w:${align}`]: character }), el('w:jc', { 'w:val': align })]);
  return el('w:ftr', NAMESPACES, [paragraphOf(properties, [run('— '), ...number, run(' —')])]);
}
