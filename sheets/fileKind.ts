import { SheetError } from './errors.ts';
import { LIMITS } from './limits.ts';

type Words = Readonly<{ zh: string; en: string }>;

const OLE = 'd0cf11e0a1b11ae1';
/** What stands in a zip, by a name its directory must hold. */
const ZIPPED: readonly (readonly [name: string, what: Words])[] = [
  ['xl/workbook.bin', { zh: '二进制的 .xlsb 表格', en: 'a binary .xlsb spreadsheet' }],
  ['word/document.xml', { zh: 'Word 文档', en: 'a Word document' }],
  ['ppt/presentation.xml', { zh: 'PowerPoint 演示文稿', en: 'a PowerPoint presentation' }],
  ['content.xml', { zh: 'OpenDocument 文件（.ods 或 .odt）', en: 'an OpenDocument file (.ods or .odt)' }],
];
const ARCHIVE: Words = { zh: '压缩包', en: 'an archive' };
/** By how they begin. */
const OTHERS: readonly (readonly [start: string, what: Words])[] = [
  ['%PDF', { zh: 'PDF 文件', en: 'a PDF' }],
  ['{\\rtf', { zh: 'RTF 文档', en: 'an RTF document' }],
  ['\u0089PNG', { zh: '图片', en: 'a picture' }],
  ['\u00ff\u00d8\u00ff', { zh: '图片', en: 'a picture' }],
  ['Rar!', ARCHIVE],
  ['7z\u00bc\u00af', ARCHIVE],
  ['<', { zh: '网页或 XML 文件', en: 'a web page or XML file' }],
];

/**
 * Looks at the size and the first bytes of a file, whatever its name says, before anybody reads it.
 *
 * @throws SheetError when it is no .xlsx, encrypted, or too large
 */
export function requireXlsx(bytes: Buffer, file: string): void {
  if (bytes.length === 0) throw new SheetError('sheetEmpty', { file });
  if (bytes.length > LIMITS.fileBytes) {
    const megabytes = String(Math.ceil(bytes.length / 1_048_576));
    throw new SheetError('sheetTooLarge', { file, what: { zh: `文件有 ${megabytes} MB`, en: `the file has ${megabytes} MB` }, limit: `${String(LIMITS.fileBytes / 1_048_576)} MB` });
  }
  if (bytes.toString('hex', 0, 8) === OLE) throw new SheetError(holds(bytes, 'EncryptedPackage', 'utf16le') ? 'sheetEncrypted' : 'sheetOldFormat', { file });
  if (bytes.toString('latin1', 0, 2) === 'PK') {
    if (holds(bytes, 'xl/workbook.xml', 'latin1') || holds(bytes, 'xl\\workbook.xml', 'latin1')) return;
    throw new SheetError('sheetNotXlsx', { file, what: ZIPPED.find(([name]) => holds(bytes, name, 'latin1'))?.[1] ?? ARCHIVE });
  }
  throw new SheetError('sheetNotXlsx', { file, what: whatBegins(bytes) });
}

function whatBegins(bytes: Buffer): Words {
  const head = bytes.toString('latin1', 0, 64).replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  const known = OTHERS.find(([start]) => head.startsWith(start))?.[1];
  if (known) return known;
  return bytes.subarray(0, 4096).includes(0) ? { zh: '其他格式的文件', en: 'a file of another format' } : { zh: '文本文件，如 CSV', en: 'a text file, such as CSV' };
}

function holds(bytes: Buffer, text: string, encoding: BufferEncoding): boolean {
  return bytes.includes(Buffer.from(text, encoding));
}
