import { CHINESE_NUMERAL, plainNumeral, readNumeral } from '../phrases/numerals.ts';

/**
 * The ways a line can be marked as an item, outermost first by the official habit (一、 > （一） > 1. > （1） > ①). What a family *means*
 * differs from report to report; only the nesting is read from it. `plain` is a heading that carries no number.
 */
export const MARK_FAMILIES = [
  'part',
  'chapter',
  'bracketChinese',
  'plain',
  'problemLabel',
  'digit',
  'decimal',
  'bracketDigit',
  'halfBracket',
  'circled',
  'measureLabel',
  'bullet',
] as const;
export type MarkFamily = (typeof MARK_FAMILIES)[number];

export interface Mark {
  readonly family: MarkFamily;
  /** The number alone, in plain characters: `12`, `一`; empty for a bullet or a plain heading. */
  readonly printed: string;
  readonly value: number;
  /** How many characters of the line it takes, blanks after it included. */
  readonly length: number;
}

const CN = `[${CHINESE_NUMERAL}]{1,4}`;
const DIGITS = '[0-9０-９]{1,3}';

/** Each pattern captures the number in group 1 and is anchored; none can backtrack over more than a few characters. */
const PATTERNS: readonly (readonly [MarkFamily, RegExp])[] = [
  ['part', new RegExp(`^第(${CN}|${DIGITS})(?:部分|章|篇)[、:：.．\\s]*`)],
  ['part', new RegExp(`^附(?:件|表|录)\\s*(${CN}|${DIGITS}|)\\s*(?:[:：、.．]\\s*|\\s+|$)`)],
  ['chapter', new RegExp(`^(${CN})\\s*[、.．]\\s*`)],
  ['bracketChinese', new RegExp(`^[(（〔［[]?\\s*(${CN})\\s*[)）〕］\\]]\\s*[、.．]?\\s*`)],
  ['bracketChinese', /^([㈠-㈩])\s*[、.．]?\s*/],
  ['problemLabel', new RegExp(`^(?:反馈|具体|整改|巡视|巡察|存在|主要){0,3}问题\\s*[(（]?(${CN}|${DIGITS})[)）]?\\s*(?:[:：、.．。]\\s*|\\s+|$)`)],
  ['measureLabel', new RegExp(`^(?:整改|具体)?(?:措施|举措)\\s*[(（]?(${CN}|${DIGITS})[)）]?\\s*(?:[:：、.．。]\\s*|\\s+|$)`)],
  ['decimal', /^([0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){1,3})(?:[.．、]\s*|\s+(?![万亿元%％个]))/],
  // A dot before a digit is a decimal point (1.5亿元), unless what follows is a year or one of the well-known hotlines.
  ['digit', new RegExp(`^(${DIGITS})\\s*(?:、|[.．](?:(?![0-9０-９])|(?=(?:19|20)\\d\\d年|123\\d\\d)))\\s*`)],
  ['bracketDigit', new RegExp(`^[(（〔［[]\\s*(${DIGITS})\\s*[)）〕］\\]]\\s*[、.．]?\\s*`)],
  ['bracketDigit', /^([⑴-⒇])\s*[、.．]?\s*/],
  ['halfBracket', new RegExp(`^(${DIGITS})\\s*[)）]\\s*[、.．]?\\s*`)],
  ['circled', /^([①-⑳])\s*[、.．]?\s*/],
  ['bullet', /^(?:[•●·◆■□▪◎○★☆➢►◇]|[-*+](?=\s)|——)()\s*/],
];

function matchMark(text: string): Mark | undefined {
  for (const [family, pattern] of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const printed = plainNumeral(match[1] ?? '').replaceAll('．', '.');
    const value = family === 'decimal' ? Number(printed.slice(printed.lastIndexOf('.') + 1)) : readNumeral(printed);
    return { family, printed, value, length: match[0].length };
  }
  return undefined;
}

/**
 * Reads the mark a line begins with; the line must be trimmed at the left.
 * @returns undefined for a line that is not marked. A number behind a bullet (`- 1.`) counts as the mark.
 */
export function readMark(text: string): Mark | undefined {
  const start = text.slice(0, 40);
  const mark = matchMark(start);
  if (mark?.family !== 'bullet') return mark;
  const inner = matchMark(start.slice(mark.length));
  return inner ? { ...inner, length: inner.length + mark.length } : mark;
}
