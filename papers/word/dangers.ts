import type { TemplateProblem } from './checkTemplate.ts';
import { attributeOf, isElement, readXml, XmlError, type Element } from './xml.ts';

/**
 * @returns what would make a file that we hand out do more than be read: macros, objects of other programs, and contents fetched from
 * elsewhere when somebody opens it. Links that a reader must click are none of these.
 */
export function dangersIn(files: Readonly<Record<string, Uint8Array>>, texts: ReadonlyMap<string, Element>): TemplateProblem[] {
  const names = Object.keys(files);
  const types = new TextDecoder().decode(files['[Content_Types].xml']);
  const dangers: [boolean, string, string][] = [
    [/macroEnabled|vbaProject/i.test(types) || names.some((name) => /vbaProject/i.test(name)), '文件含有宏', 'It has macros'],
    [names.some((name) => /^word\/(embeddings|activeX)\//i.test(name)), '文件嵌入了其他程序的对象', 'It embeds objects of other programs'],
    [names.filter((name) => name.endsWith('.rels')).some((name) => fetches(files[name])), '文件会从外部取内容（链接的图片、模板等）', 'It fetches contents from elsewhere (linked pictures, a template)'],
    [[...texts.values()].some(hasFetchingField), '文件含有会读取其他文件的域（INCLUDETEXT、DDE 等）', 'It has fields that read other files (INCLUDETEXT, DDE)'],
  ];
  return dangers.flatMap(([isThere, zh, en]): TemplateProblem[] => (isThere ? [{ severity: 'error', text: { zh: `${zh}，不能用作模板。请去掉后另存。`, en: `${en} and cannot be a template. Remove them and save it again.` } }] : []));
}

function fetches(file: Uint8Array | undefined): boolean {
  try {
    return readXml(new TextDecoder().decode(file)).children.some((child) => isElement(child) && attributeOf(child, 'TargetMode') === 'External' && attributeOf(child, 'Type')?.endsWith('/hyperlink') !== true);
  } catch (error) {
    if (error instanceof XmlError) return true;
    throw error;
  }
}

const FETCHING = /^\s*(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|MERGEFIELD)\b/i;

function hasFetchingField(element: Element): boolean {
  if (element.name === 'w:altChunk') return true;
  if (element.name === 'w:fldSimple' && FETCHING.test(attributeOf(element, 'w:instr') ?? '')) return true;
  if (element.name === 'w:p' && FETCHING.test(instructionsOf(element))) return true;
  return element.children.some((child) => isElement(child) && hasFetchingField(child));
}

/** An instruction may be broken into several runs, as text is. */
function instructionsOf(element: Element): string {
  return element.children.map((child) => (isElement(child) ? (child.name === 'w:instrText' ? child.children.filter((text) => typeof text === 'string').join('') : instructionsOf(child)) : '')).join('');
}
