import type { Language } from '../../domain/refusals.ts';
import { el, type Element } from '../../papers/word/xml.ts';

/** Sizes in half points, lengths in twentieths of a point, as Word counts them. GB/T 9704-2012 names the Chinese ones. */
interface Look {
  readonly fonts: Readonly<Record<'text' | 'title' | 'heading1' | 'heading2' | 'page', string>>;
  readonly latin: string;
  readonly size: { readonly text: number; readonly title: number; readonly small: number; readonly table: number };
  /** One line, and one character, of the text. */
  readonly line: number;
  readonly titleLine: number;
  readonly character: number;
  /** By how much characters stand closer, so that 28 of them fill a line of 156 mm. */
  readonly closer: number;
  readonly isTitleBold: boolean;
}

export const LOOKS: Readonly<Record<Language, Look>> = {
  zh: {
    fonts: { text: '仿宋_GB2312', title: '方正小标宋简体', heading1: '黑体', heading2: '楷体_GB2312', page: '宋体' },
    latin: 'Times New Roman',
    size: { text: 32, title: 44, small: 28, table: 24 },
    line: 579,
    titleLine: 700,
    character: 315,
    closer: -5,
    isTitleBold: false,
  },
  en: {
    fonts: { text: '仿宋_GB2312', title: '方正小标宋简体', heading1: '黑体', heading2: '楷体_GB2312', page: '宋体' },
    latin: 'Times New Roman',
    size: { text: 26, title: 36, small: 22, table: 21 },
    line: 400,
    titleLine: 520,
    character: 260,
    closer: 0,
    isTitleBold: true,
  },
};

/** What to take where a machine has not bought the font. */
export const FALLBACKS: Readonly<Record<string, string>> = { '仿宋_GB2312': '仿宋', '方正小标宋简体': '华文中宋', '楷体_GB2312': '楷体', 黑体: 'SimHei', 宋体: 'SimSun', 'Times New Roman': 'Liberation Serif' };

export const RED = 'E60012';

export interface StyleOptions {
  readonly font?: keyof Look['fonts'];
  readonly size?: number;
  readonly line?: number;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  readonly indent?: { readonly first?: number; readonly left?: number; readonly right?: number };
  readonly before?: number;
  readonly after?: number;
  readonly color?: string;
  readonly isBold?: boolean;
  readonly outline?: number;
  readonly keepsWithNext?: boolean;
  readonly lineBelow?: string;
}

/** @param id also names the style, with its capitals as Word writes them: `Heading1` is "heading 1". */
export function style(language: Language, id: string, name: string, options: StyleOptions): Element {
  const look = LOOKS[language];
  const { indent } = options;
  const chars = (count: number) => count * look.character;
  return el('w:style', { 'w:type': 'paragraph', 'w:styleId': id, 'w:customStyle': 1 }, [
    el('w:name', { 'w:val': name }),
    el('w:basedOn', { 'w:val': 'Normal' }),
    el('w:qFormat'),
    el('w:pPr', {}, [
      ...(options.keepsWithNext === true ? [el('w:keepNext')] : []),
      ...(options.lineBelow === undefined ? [] : [el('w:pBdr', {}, [el('w:bottom', { 'w:val': 'single', 'w:sz': 16, 'w:space': 6, 'w:color': options.lineBelow })])]),
      el('w:spacing', { 'w:before': options.before ?? 0, 'w:after': options.after ?? 0, 'w:line': options.line ?? look.line, 'w:lineRule': 'exact' }),
      ...(indent ? [el('w:ind', { ...indentOf('left', indent.left, chars), ...indentOf('right', indent.right, chars), ...(indent.first !== undefined && { 'w:firstLineChars': indent.first * 100, 'w:firstLine': chars(indent.first) }) })] : []),
      el('w:jc', { 'w:val': options.align ?? 'left' }),
      ...(options.outline === undefined ? [] : [el('w:outlineLvl', { 'w:val': options.outline })]),
    ]),
    el('w:rPr', {}, [
      ...(options.font === undefined ? [] : [el('w:rFonts', { 'w:eastAsia': look.fonts[options.font] })]),
      ...(options.isBold === true ? [el('w:b')] : []),
      ...(options.color === undefined ? [] : [el('w:color', { 'w:val': options.color })]),
      ...(options.size === undefined ? [] : [el('w:sz', { 'w:val': options.size }), el('w:szCs', { 'w:val': options.size })]),
    ]),
  ]);
}

function indentOf(side: 'left' | 'right', count: number | undefined, chars: (count: number) => number): Record<string, number> {
  return count === undefined ? {} : { [`w:${side}Chars`]: count * 100, [`w:${side}`]: chars(count) };
}
