import { LIMITS } from '../limits.ts';
import { damaged, tooLarge } from './faults.ts';
import { builtInFormat, formatOfCode, type NumberFormat } from './numberFormats.ts';
import { readXml, unescaped } from './xml.ts';
import type { Zip } from './zip.ts';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

export interface ListedSheets {
  readonly sheets: readonly ListedSheet[];
  readonly is1904: boolean;
}

const WORKBOOK = 'xl/workbook.xml';

/** Reads which sheets there are, in their order. Chart sheets and the like are none. @throws FileFault */
export async function readWorkbookPart(zip: Zip): Promise<ListedSheets> {
  const targets = await readTargets(zip);
  const sheets: ListedSheet[] = [];
  let is1904 = false;
  await readPart(zip, WORKBOOK, {
    open: (name, { name: title = '', id = '', state, date1904 }) => {
      if (name === 'workbookPr') is1904 = date1904 === '1' || date1904 === 'true';
      const part = name === 'sheet' ? targets.get(id) : undefined;
      if (part !== undefined) sheets.push({ name: unescaped(title), part, isHidden: state === 'hidden' || state === 'veryHidden' });
      if (sheets.length > LIMITS.sheets) throw tooLarge({ zh: '工作表过多', en: 'it has too many sheets' }, LIMITS.sheets);
    },
  });
  return { sheets, is1904 };
}

async function readTargets(zip: Zip): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readPart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship' && /\/worksheet$/.test(Type)) targets.set(Id, partNamed(Target));
    },
  });
  return targets;
}

function partNamed(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** Reads the texts that cells refer to by number. How they are pronounced is not part of them. @throws FileFault */
export async function readSharedStrings(zip: Zip): Promise<readonly string[]> {
  const texts: string[] = [];
  let characters = 0;
  let current = '';
  let isText = false;
  let isPronunciation = false;
  if (!zip.files.has('xl/sharedStrings.xml')) return texts;
  await readPart(zip, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') isPronunciation = true;
      isText = name === 't' && !isPronunciation;
    },
    text: (text) => {
      if (!isText) return;
      current += text;
      characters += text.length;
      if (characters > LIMITS.characters) throw tooManyCharacters();
    },
    close: (name) => {
      if (name === 'si') texts.push(unescaped(current));
      if (name === 'rPh') isPronunciation = false;
      isText = false;
    },
  });
  return texts;
}

export function tooManyCharacters() {
  return tooLarge({ zh: '文字总量过大', en: 'it holds too much text' }, `${String(LIMITS.characters)} 字 characters`);
}

/** Reads how each style of cell shows numbers, by the number of the style. @throws FileFault */
export async function readNumberFormats(zip: Zip): Promise<readonly NumberFormat[]> {
  const formats: NumberFormat[] = [];
  const ownFormats = new Map<string, NumberFormat>();
  let isCellStyles = false;
  if (!zip.files.has('xl/styles.xml')) return formats;
  await readPart(zip, 'xl/styles.xml', {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') ownFormats.set(numFmtId, formatOfCode(formatCode));
      if (name === 'cellXfs') isCellStyles = true;
      if (name === 'xf' && isCellStyles) formats.push(ownFormats.get(numFmtId) ?? builtInFormat(Number(numFmtId)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return formats;
}

/** @throws FileFault also when the part is missing */
export async function readPart(zip: Zip, part: string, handler: Parameters<typeof readXml>[2]): Promise<void> {
  const file = zip.files.get(part);
  if (!file) throw damaged(part, 'missing');
  await readXml(zip.contentOf(file), part, handler);
}
