import type { PlaceInList, TrailKind } from './habits.ts';
import { splitTrail } from './habits.ts';
import type { Kinds } from './kinds.ts';
import type { LabelledText } from './labels.ts';
import { cutAtLabels, isFactLabel, readFacts } from './labels.ts';
import type { Line } from './lines.ts';
import type { OutlineNode } from './outline.ts';
import { isNode } from './outline.ts';
import { keepAsNotes, readParagraphs } from './paragraphText.ts';
import { measuresOfItem } from './numberedItems.ts';
import type { HeadingRecord, Paragraph } from './records.ts';
import { addAll } from './records.ts';
import { leadingState, readStatus } from './status.ts';
import type { WarningList } from './warnings.ts';

export interface Reading {
  readonly kinds: Kinds;
  readonly habits: ReadonlySet<TrailKind>;
  readonly warnings: WarningList;
  /** Reads a heading found under another one. */
  readonly openHeading: (node: OutlineNode, parent: HeadingRecord) => void;
}

/** Sorts everything printed under one heading into measures, notes on the problem, facts, states and progress. */
export class HeadingReader {
  private readonly record: HeadingRecord;
  private readonly reading: Reading;
  private mode: 'measures' | 'finding' | 'progress' = 'measures';
  private hasMeasuresLabel = false;
  private paragraphs: Paragraph[] = [];

  constructor(record: HeadingRecord, reading: Reading) {
    this.record = record;
    this.reading = reading;
  }

  readAll(): void {
    const { node, heading } = this.record;
    // 关于“…”的问题（已完成）: what stands in a bracket right after the heading is said of the problem.
    const bracket = /^[(（【][^()（）【】]{3,100}[)）】][。；;]?/.exec(heading.body)?.[0] ?? '';
    if (bracket !== '' && (readStatus(bracket) || readFacts(bracket).length > 0)) this.readText(bracket, node.line);
    else if (bracket !== '') this.record.notes.push({ line: node.line, text: bracket });
    this.readText(heading.body.slice(bracket.length), node.line);
    this.readContent(node.content);
    this.settleParagraphs();
  }

  private readContent(content: OutlineNode['content']): void {
    const measures = content.filter((item): item is OutlineNode => isNode(item) && this.reading.kinds.kindOf(item) === 'measure');
    let read = 0;
    for (const item of content) {
      if (!isNode(item)) this.readText(item.text, item.no);
      else {
        if (item === measures[read]) read++;
        this.readNode(item, { next: measures[read], siblings: measures.length });
      }
    }
  }

  private readNode(node: OutlineNode, place: PlaceInList): void {
    const kind = this.reading.kinds.kindOf(node);
    if (kind === 'measure') this.readMeasure(node, place);
    else if (kind === 'heading') {
      this.setAsideParagraphs('unplaced');
      this.reading.openHeading(node, this.record);
    } else {
      if (kind === 'label') this.readText(node.text, node.line);
      this.readContent(node.content);
    }
  }

  private readText(text: string, line: number): void {
    for (const piece of cutAtLabels(text)) {
      const state = piece.label?.kind === 'progress' ? leadingState(piece.text) : '';
      if (state !== '') this.readPiece({ ...piece, text: state }, line);
      this.readPiece(state === '' ? piece : { ...piece, text: piece.text.slice(state.length).trim() }, line);
    }
  }

  private readPiece({ label, text }: LabelledText, line: number): void {
    if (label && isFactLabel(label)) {
      this.keepFact({ no: line, text }, label.kind === 'aim' || label.kind === 'supervision');
      return;
    }
    if (label && !this.isStateOf(label.kind, text)) this.changeMode(label.kind);
    if (text === '') return;
    const status = readStatus(text, label?.kind === 'progress');
    const last = this.paragraphs.at(-1);
    if (status && last && !label && status.subject !== 'problem') last.facts.push({ no: line, text });
    else if (status && (this.mode !== 'finding' || label)) {
      this.record.statuses.push({ ...status, line });
      this.record.notes.push({ line, text });
    } else if (this.mode === 'finding') this.record.notes.push({ line, text });
    else if (this.mode === 'progress') this.record.progress.push({ line, text });
    else this.paragraphs.push({ no: line, text, facts: [] });
  }

  /** 整改进展：已完成 asks for no text of measures after it. */
  private isStateOf(kind: string, text: string): boolean {
    return kind === 'progress' && readStatus(text, true) !== undefined;
  }

  private changeMode(kind: string): void {
    // What stood before the first label was said of the problem.
    if (this.paragraphs.length > 0 && this.record.measures.length === 0 && !this.hasMeasuresLabel && this.mode === 'measures') {
      keepAsNotes(this.record, this.paragraphs);
      this.paragraphs = [];
    }
    const isProgress = kind === 'progress' && (this.hasMeasuresLabel || this.record.measures.length > 0);
    if (kind !== 'measures' && this.hasMeasuresLabel) this.settleParagraphs();
    this.mode = kind === 'finding' ? 'finding' : isProgress ? 'progress' : 'measures';
    this.hasMeasuresLabel ||= this.mode === 'measures';
  }

  private keepFact(line: Line, isNote: boolean): void {
    const last = this.paragraphs.at(-1);
    if (isNote) this.record.notes.push({ line: line.no, text: line.text });
    else if (last) last.facts.push(line);
    else this.record.facts.push(line);
  }

  private readMeasure(node: OutlineNode, place: PlaceInList): void {
    this.setAsideParagraphs('problemText');
    const { detail, trail } = splitTrail(node, place, this.reading.habits);
    const measures = measuresOfItem(node, detail, place.next);
    if (this.mode === 'progress') for (const { line, detail: text, number } of measures) this.record.progress.push({ line, text, ...(number === undefined ? {} : { number }) });
    else if (this.mode === 'finding') this.record.notes.push({ line: node.line, text: `${node.printed}${detail.slice(node.text.length)}` });
    else addAll(this.record.measures, measures);
    this.readContent(trail);
  }

  /** Numbered measures or further headings follow, so paragraphs before them are no measures. */
  private setAsideParagraphs(reason: 'problemText' | 'unplaced'): void {
    keepAsNotes(this.record, this.paragraphs);
    for (const { no, text } of this.paragraphs) if (!/[：:]$/.test(text)) this.reading.warnings.add(reason, no, text);
    this.paragraphs = [];
  }

  private settleParagraphs(): void {
    if (this.record.children.length > 0 || this.record.measures.length > 0) this.setAsideParagraphs('unplaced');
    else readParagraphs(this.record, this.paragraphs, this.reading.warnings);
    this.paragraphs = [];
  }
}
