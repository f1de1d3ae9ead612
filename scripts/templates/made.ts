import type { Language } from '../../domain/refusals.ts';
import { DOCUMENT, writePackage } from '../../papers/word/package.ts';
import { el, type Element } from '../../papers/word/xml.ts';
import { documentXml, footerXml, reportXml } from './documents.ts';
import { fontTableXml, NAMESPACES, stylesXml } from './styles.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** @returns the shipped templates by the names of their files, always the same bytes. */
export function madeTemplates(): Record<string, Uint8Array> {
  const templates = LANGUAGES.flatMap((language) => [
    [`document.${language}.docx`, wordFile(documentXml(language), language)],
    [`report.${language}.docx`, wordFile(reportXml(language), language)],
  ]);
  return Object.fromEntries(templates) as Record<string, Uint8Array>;
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

const PARTS: readonly (readonly [name: string, type: string])[] = [
  ['document', 'document.main'],
  ['styles', 'styles'],
  ['settings', 'settings'],
  ['fontTable', 'fontTable'],
  ['footer1', 'footer'],
  ['footer2', 'footer'],
];

function wordFile(document: Element, language: Language): Uint8Array {
  const texts = new Map<string, Element>([
    ['[Content_Types].xml', contentTypes()],
    ['_rels/.rels', el('Relationships', { xmlns: RELATIONS }, [relation('rId1', 'officeDocument', DOCUMENT)])],
    [DOCUMENT, document],
    ['word/_rels/document.xml.rels', documentRelations()],
    ['word/styles.xml', stylesXml(language)],
    ['word/settings.xml', settings()],
    ['word/fontTable.xml', fontTableXml()],
    ['word/footer1.xml', footerXml('right', language)],
    ['word/footer2.xml', footerXml('left', language)],
  ]);
  return writePackage({}, texts);
}

function relation(id: string, type: string, target: string): Element {
  return el('Relationship', { Id: id, Type: `${RELATION}/${type}`, Target: target });
}

function documentRelations(): Element {
  return el('Relationships', { xmlns: RELATIONS }, [
    relation('rId1', 'footer', 'footer1.xml'),
    relation('rId2', 'footer', 'footer2.xml'),
    ...['styles', 'settings', 'fontTable'].map((name, index) => relation(`rId${index + 3}`, name, `${name}.xml`)),
  ]);
}

function contentTypes(): Element {
  return el('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
    el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...PARTS.map(([name, type]) => el('Override', { PartName: `/word/${name}.xml`, ContentType: `${MAIN}.${type}+xml` })),
  ]);
}

function settings(): Element {
  return el('w:settings', NAMESPACES, [
    el('w:evenAndOddHeaders'),
    // Punctuation may hang or be squeezed at line ends as Chinese typesetting has it.
    el('w:characterSpacingControl', { 'w:val': 'compressPunctuation' }),
    el('w:compat', {}, [el('w:compatSetting', { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 })]),
    el('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
  ]);
}
