import type { EnumeratedItem } from './enumeration.ts';
import { itemAtStart, readEnumeration } from './enumeration.ts';
import { SENTENCE_ENDS, indexOutside, trimEndOf } from './punctuation.ts';
import type { MeasureRecord, Paragraph } from './records.ts';
import { addAll } from './records.ts';
import type { WarningList } from './warnings.ts';

/** @returns the first sentence, without its stop; a line that ends without one counts as a sentence. */
export function titleOf(text: string, stops = SENTENCE_ENDS): string {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const end = indexOutside(line, stops);
  return trimEndOf(end < 0 ? line : line.slice(0, end), '。；;:：,，').trim();
}

/** Paragraphs that enumerate together: one with 一是…二是… in it, or several of which each begins with the next item. */
function groupOf(paragraphs: readonly Paragraph[], from: number): Paragraph[] {
  const first = paragraphs[from];
  if (!first) return [];
  const start = itemAtStart(first.text);
  const own = readEnumeration(first.text);
  if (!own && start?.value !== 1) return [];
  const group = [first];
  let last = own?.items.at(-1)?.value ?? 1;
  for (let at = from + 1; at < paragraphs.length; at++) {
    const next = paragraphs[at];
    const item = next && itemAtStart(next.text);
    if (!item || item.value !== last + 1) break;
    group.push(next);
    last = readEnumeration(next.text, last)?.items.at(-1)?.value ?? item.value;
  }
  return own || group.length > 1 ? group : [];
}

function measuresOfGroup(group: readonly Paragraph[], warnings: WarningList): MeasureRecord[] {
  const text = group.map((paragraph) => paragraph.text).join('\n');
  const enumeration = readEnumeration(text);
  if (!enumeration) return group.map((paragraph) => measureOfParagraph(paragraph, warnings));
  const { leadIn, items } = enumeration;
  const firstLine = group[0]?.no ?? 1;
  if (leadIn.trim() !== '') warnings.add('leadInJoined', firstLine, leadIn.trim());
  return items.map((item, index) => enumerated(item, index === 0 ? leadIn : '', index === 0 ? firstLine : lineAt(group, item.at)));
}

/** The line of the paragraph in which an offset of the joined text falls. */
function lineAt(group: readonly Paragraph[], offset: number): number {
  let end = 0;
  for (const paragraph of group) {
    end += paragraph.text.length + 1;
    if (offset < end) return paragraph.no;
  }
  return group.at(-1)?.no ?? 1;
}

function enumerated(item: EnumeratedItem, leadIn: string, line: number): MeasureRecord {
  const title = titleOf(item.text.slice(item.wordsFrom).trimStart(), `${SENTENCE_ENDS}；;`);
  return { number: item.number, value: item.value, family: 'enumerated', line, title, detail: (leadIn + item.text).trim() };
}

function measureOfParagraph(paragraph: Paragraph, warnings: WarningList): MeasureRecord {
  const only = itemAtStart(paragraph.text);
  if (only?.value === 1) {
    const words = paragraph.text.slice(only.length);
    return { number: only.number, value: 1, family: 'enumerated', line: paragraph.no, title: titleOf(words), detail: only.isWord ? paragraph.text : words };
  }
  warnings.add('paragraphAsMeasure', paragraph.no, paragraph.text);
  return { value: 0, family: 'paragraph', line: paragraph.no, title: titleOf(paragraph.text), detail: paragraph.text };
}

function withFacts(paragraph: Paragraph): Paragraph {
  return { ...paragraph, text: [paragraph, ...paragraph.facts].map(({ text }) => text).join('\n') };
}

/**
 * Reads the measures under a heading that numbers none: the items of an enumeration, or else each paragraph. Facts printed after more than
 * one paragraph are each of their own paragraph, and are kept in its detail.
 */
export function measuresOfParagraphs(printed: readonly Paragraph[], warnings: WarningList): MeasureRecord[] {
  const isOwnFacts = printed.filter(({ facts }) => facts.length > 0).length > 1;
  const paragraphs = isOwnFacts ? printed.map(withFacts) : printed;
  const measures: MeasureRecord[] = [];
  let hasEnumerated = false;
  for (let at = 0; at < paragraphs.length; ) {
    const group = groupOf(paragraphs, at);
    const paragraph = paragraphs[at];
    const last = measures.at(-1);
    if (!paragraph) break;
    if (group.length > 0) {
      addAll(measures, measuresOfGroup(group, warnings));
      hasEnumerated = true;
    } else if (hasEnumerated && last && !isOwnFacts) {
      warnings.add('paragraphJoined', paragraph.no, paragraph.text);
      measures[measures.length - 1] = { ...last, detail: `${last.detail}\n${paragraph.text}` };
    } else measures.push(measureOfParagraph(paragraph, warnings));
    at += Math.max(group.length, 1);
  }
  return measures;
}
