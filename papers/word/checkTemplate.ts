import type { Word } from '../../domain/words.ts';
import { FIELDS, fieldNames, type FieldName } from '../fields.ts';
import { dangersIn } from './dangers.ts';
import { DOCUMENT, openPackage, PackageError, type PackageFault } from './package.ts';
import { paragraphsOf, paragraphText, placesIn } from './places.ts';
import type { Element } from './xml.ts';

/** What is wrong with a template, or might be. With an error it is not used. */
export interface TemplateProblem {
  readonly severity: 'error' | 'warning';
  readonly text: Word;
  /** The part of the file, and the paragraph in it with how it begins. */
  readonly where?: Word;
}

/** Without it a template says nothing. */
const REQUIRED: readonly FieldName[] = ['body'];
/** An official paper without them would be odd, but an office may print them beforehand. */
const EXPECTED: readonly FieldName[] = ['heading', 'number', 'addressee', 'issuer', 'date'];

const FAULTS: Readonly<Record<PackageFault, Word>> = {
  notZip: { zh: '不是 Word 文件（.docx），或文件已损坏。旧格式 .doc 请另存为 .docx。', en: 'This is no Word file (.docx), or it is damaged. Save an old .doc as .docx.' },
  tooLarge: { zh: '文件过大（上限 10 MB，展开后 40 MB）。请压缩其中的图片。', en: 'The file is too large (10 MB at most, 40 MB unpacked). Compress its pictures.' },
  notWord: { zh: '压缩包中没有 Word 正文（word/document.xml）。', en: 'There is no Word text in it (word/document.xml).' },
  damaged: { zh: '文件内容不完整。请用 Word 打开后重新保存。', en: 'Its contents are not whole. Open it in Word and save it again.' },
};

/** @returns every problem of a template, errors and warnings, in the order of its text; none when it may be used as it is. */
export function checkTemplate(bytes: Uint8Array): TemplateProblem[] {
  try {
    const { files, texts } = openPackage(bytes);
    const named = new Set<FieldName>();
    const found = [...texts].flatMap(([part, root]) => problemsOf(part, root, named));
    return [...dangersIn(files, texts), ...found, ...missing(named)];
  } catch (error) {
    if (error instanceof PackageError) return [{ severity: 'error', text: FAULTS[error.fault] }];
    throw error;
  }
}

function problemsOf(part: string, root: Element, named: Set<FieldName>): TemplateProblem[] {
  return paragraphsOf(root).flatMap((paragraph, index) => {
    const text = paragraphText(paragraph);
    const where = placeOf(part, index, text);
    const places = placesIn(text);
    const unknown = places.filter(({ field }) => field === undefined).map(({ name }) => problem('error', { zh: `没有“${name}”这个字段；可用：${known('zh')}`, en: `There is no field "${name}"; there are: ${known('en')}` }, where));
    const crowded = places.flatMap(({ field, from, to }) => {
      if (field) named.add(field);
      const isAlone = part === DOCUMENT && text.trim().length === to - from;
      return field && FIELDS[field].holds === 'blocks' && !isAlone ? [problem('error', { zh: `字段“${FIELDS[field].zh}”须在正文中独占一段。`, en: `The field "${field}" needs a paragraph of its own in the text.` }, where)] : [];
    });
    const rest = places.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
    const open = /[{｛]{2}|[}｝]{2}/.test(rest) ? [problem('error', { zh: '有一处“{{”或“}}”没有配对，字段写作 {{文号}}。', en: 'A "{{" or "}}" stands alone; a field is written {{number}}.' }, where)] : [];
    return [...unknown, ...crowded, ...open];
  });
}

function problem(severity: TemplateProblem['severity'], text: Word, where?: Word): TemplateProblem {
  return { severity, text, ...(where && { where }) };
}

function known(language: 'zh' | 'en'): string {
  return fieldNames().map((field) => (language === 'zh' ? FIELDS[field].zh : field)).join(language === 'zh' ? '、' : ', ');
}

function missing(named: ReadonlySet<FieldName>): TemplateProblem[] {
  const lacking = (fields: readonly FieldName[]) => fields.filter((field) => !named.has(field));
  return [
    ...lacking(REQUIRED).map((field) => problem('error', { zh: `缺少字段 {{${FIELDS[field].zh}}}。`, en: `The field {{${field}}} is missing.` })),
    ...lacking(EXPECTED).map((field) => problem('warning', { zh: `没有字段 {{${FIELDS[field].zh}}}，印出的文书上不会有它。`, en: `There is no field {{${field}}}, so no paper will show it.` })),
  ];
}

const PARTS: readonly (readonly [pattern: RegExp, name: Word])[] = [
  [/header/, { zh: '页眉', en: 'header' }],
  [/footer/, { zh: '页脚', en: 'footer' }],
  [/notes/, { zh: '注释', en: 'notes' }],
];
const EXCERPT = 30;

function placeOf(part: string, index: number, text: string): Word {
  const name = PARTS.find(([pattern]) => pattern.test(part))?.[1] ?? { zh: '正文', en: 'text' };
  const shown = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
  return { zh: `${name.zh}第${index + 1}段“${shown}”`, en: `${name.en}, paragraph ${index + 1}, "${shown}"` };
}
