import type { Language } from '../../domain/refusals.ts';
import { el, type Element } from '../../papers/word/xml.ts';
import { FALLBACKS, LOOKS, RED, style } from './look.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const NAMESPACES = { 'xmlns:w': W, 'xmlns:r': R };

/** The styles of every shipped template: names are what the writers and an office's own templates know them by. */
export function stylesXml(language: Language): Element {
  const { size, line, titleLine, isTitleBold } = LOOKS[language];
  const of = (id: string, name: string, options: Parameters<typeof style>[3]) => style(language, id, name, options);
  const level = { indent: { first: 2 }, align: 'both', keepsWithNext: true } as const;
  return el('w:styles', NAMESPACES, [
    defaults(language),
    el('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, [el('w:name', { 'w:val': 'Normal' }), el('w:qFormat')]),
    of('BodyText', 'Body Text', { indent: { first: 2 }, align: 'both' }),
    of('Heading1', 'heading 1', { ...level, font: 'heading1', outline: 0, isBold: language === 'en' }),
    of('Heading2', 'heading 2', { ...level, font: 'heading2', outline: 1, isBold: language === 'en' }),
    of('Heading3', 'heading 3', { ...level, isBold: true, outline: 2 }),
    of('Heading4', 'heading 4', { ...level, outline: 3 }),
    of('Title', 'Title', { font: 'title', size: size.title, line: titleLine, align: 'center', isBold: isTitleBold, before: line, after: line, keepsWithNext: true }),
    of('Subtitle', 'Subtitle', { font: 'heading2', align: 'center', after: line }),
    of('AnnexHeading', 'Annex Heading', { font: 'title', size: size.title, line: titleLine, align: 'center', isBold: isTitleBold, after: line / 2, keepsWithNext: true, outline: 0 }),
    of('OfficeMark', 'Office Mark', { font: 'title', size: size.title, line: titleLine, align: 'center', color: RED, isBold: isTitleBold, before: line, after: line }),
    of('Number', 'Number', { align: 'center' }),
    of('NumberLine', 'Number with Line', { align: 'center', lineBelow: RED }),
    of('Addressee', 'Addressee', {}),
    of('Issuer', 'Issuer', { align: 'right', indent: { right: 2 }, before: line, keepsWithNext: true }),
    of('Date', 'Date of Paper', { align: 'right', indent: { right: 4 }, after: line }),
    of('Copies', 'Copies', { size: size.small, line: line * 0.9, indent: { left: 1, right: 1 } }),
    of('TableText', 'Table Text', { size: size.table, line: size.table * 16 }),
    of('SlipNote', 'Slip Note', { size: size.table, line: size.table * 16, before: 120 }),
    of('Footer', 'footer', { font: 'page', size: size.small, line: size.small * 14 }),
  ]);
}

function defaults(language: Language): Element {
  const { fonts, latin, size, line, closer } = LOOKS[language];
  const run = el('w:rPr', {}, [
    el('w:rFonts', { 'w:ascii': latin, 'w:hAnsi': latin, 'w:eastAsia': fonts.text, 'w:cs': latin, ...(language === 'zh' && { 'w:hint': 'eastAsia' }) }),
    ...(closer === 0 ? [] : [el('w:spacing', { 'w:val': closer })]),
    el('w:sz', { 'w:val': size.text }),
    el('w:szCs', { 'w:val': size.text }),
    el('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
  ]);
  const paragraph = el('w:pPr', {}, [el('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': line, 'w:lineRule': 'exact' })]);
  return el('w:docDefaults', {}, [el('w:rPrDefault', {}, [run]), el('w:pPrDefault', {}, [paragraph])]);
}

export function fontTableXml(): Element {
  return el('w:fonts', NAMESPACES, Object.entries(FALLBACKS).map(([name, fallback]) => el('w:font', { 'w:name': name }, [el('w:altName', { 'w:val': fallback })])));
}
