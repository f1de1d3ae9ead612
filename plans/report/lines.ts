import { readLabel } from './labels.ts';
import { readMark } from './marks.ts';
import { CLAUSE_ENDS, isQuoteOpen } from './punctuation.ts';
import type { WarningList } from './warnings.ts';

/** A line of the source after cleaning: lines that were cut only for width are one, and carry the number of the first. */
export interface Line {
  readonly no: number;
  readonly text: string;
}

interface PrintedLine extends Line {
  readonly isIndented: boolean;
}

/** A page number in its common forms, or a line of the table of contents with its leaders. */
const PAGE_MARK = /^(?:[-—–·]\s*\d{1,4}\s*[-—–·]|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*\/\s*\d{1,4}|.{2,80}?(?:…{2,}|\.{4,}|·{4,})\s*\d{1,4})$/;
const BARE_NUMBER = /^\d{1,4}$/;

/**
 * A text is taken to be wrapped when its widest line is no wider than a page, many lines come close to it, and most of those stop in the
 * middle of a sentence that the next line takes up.
 */
const WIDEST_PAGE = 60;
const NARROWEST_PAGE = 18;
const FEWEST_CUT_LINES = 3;
const FULL_LINE_SLACK = 3;
const FULL_LINE_SHARE = 0.3;
const CUT_LINE_SHARE = 0.5;

/** Takes off what a word processor or Markdown adds and no reader would call text. */
function clean(raw: string): string {
  return raw
    .replaceAll('**', '')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .replace(/^(?:#{1,6}|>)\s*/, '');
}

function printedLines(source: string, warnings: WarningList): PrintedLine[] {
  const lines: PrintedLine[] = [];
  source.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const no = index + 1;
    const text = clean(raw);
    if (text === '' || PAGE_MARK.test(text)) return;
    if (BARE_NUMBER.test(text)) warnings.add('pageNumber', no, text);
    else lines.push({ no, text, isIndented: /^[\s\u3000]{2}|^[\t\u3000]/.test(raw) });
  });
  return lines;
}

/** Characters as they take room in print: a half-width one takes half. */
function widthOf(text: string): number {
  let halves = 0;
  for (let at = 0; at < text.length; at++) halves += text.charCodeAt(at) < 256 ? 1 : 2;
  return halves / 2;
}

/** How wide a line is, by both measures a text may have been cut by: room in print, and number of characters. */
interface Width {
  readonly room: number;
  readonly characters: number;
}

function widthIn({ text, isIndented }: PrintedLine): Width {
  const indent = isIndented ? 2 : 0;
  return { room: widthOf(text) + indent, characters: text.length + indent };
}

function isFull(line: PrintedLine, widest: Width): boolean {
  const { room, characters } = widthIn(line);
  return room >= widest.room - FULL_LINE_SLACK || characters >= widest.characters - FULL_LINE_SLACK;
}

/** @returns the width at which the text was cut into lines, or undefined if its lines are paragraphs. */
function wrapWidth(lines: readonly PrintedLine[]): Width | undefined {
  let widest = { room: 0, characters: 0 };
  for (const line of lines) {
    const { room, characters } = widthIn(line);
    widest = { room: Math.max(widest.room, room), characters: Math.max(widest.characters, characters) };
  }
  if (widest.room > WIDEST_PAGE || widest.room < NARROWEST_PAGE) return undefined;
  const full = lines.filter((line) => isFull(line, widest)).length;
  const cut = lines.filter((line, index) => isFull(line, widest) && isTakenUp(line, lines[index + 1])).length;
  const isWrapped = cut >= FEWEST_CUT_LINES && cut >= full * CUT_LINE_SHARE && full >= lines.length * FULL_LINE_SHARE;
  return isWrapped ? widest : undefined;
}

function beginsAnew(line: PrintedLine): boolean {
  return readMark(line.text) !== undefined || readLabel(line.text) !== undefined;
}

function isTakenUp(line: PrintedLine, next: PrintedLine | undefined): boolean {
  return next !== undefined && !CLAUSE_ENDS.includes(line.text.slice(-1)) && !beginsAnew(next);
}

function isSplitQuotation(before: string, after: string): boolean {
  const closes = after.indexOf('”');
  return isQuoteOpen(before.slice(-200)) && closes >= 0 && !after.slice(0, closes).includes('“');
}

/** Whether `line` goes on where `before` was cut off. */
function goesOn(before: PrintedLine, line: PrintedLine, width: Width | undefined, hasIndents: boolean): boolean {
  if (isSplitQuotation(before.text, line.text)) return true;
  if (width === undefined || line.isIndented || beginsAnew(line) || !isFull(before, width)) return false;
  return hasIndents || !CLAUSE_ENDS.includes(before.text.slice(-1));
}

/** Cleans a source and puts lines that were cut for width together again. Blank lines, page numbers and the BOM go. */
export function readLines(source: string, warnings: WarningList): Line[] {
  const printed = printedLines(source, warnings);
  const width = wrapWidth(printed);
  const hasIndents = printed.filter((line) => line.isIndented).length * 10 >= printed.length;
  const lines: { no: number; parts: string[] }[] = [];
  let before: PrintedLine | undefined;
  for (const line of printed) {
    const current = lines.at(-1);
    if (before && current && goesOn(before, line, width, hasIndents)) current.parts.push(line.text);
    else lines.push({ no: line.no, parts: [line.text] });
    before = line;
  }
  return lines.map(({ no, parts }) => ({ no, text: parts.join('') }));
}
