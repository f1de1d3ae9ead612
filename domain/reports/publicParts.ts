import type { Placed, PlacedProblem } from './arrange.ts';
import { doneTexts, reachedOf, type DoneText, type Reached } from './done.ts';
import type { PrintedMeasure } from './printed.ts';
import { mentionsRestricted } from './restricted.ts';
import { standingOf, type Standing } from './standing.ts';
import { isSameItem, type WithheldItem, type WithheldMark } from './withheld.ts';

export interface PublicProblem {
  /** As it is printed before the title, without brackets and dots. */
  readonly number: string;
  readonly title: string;
  readonly measures: readonly PublicMeasure[];
  /** Only in the internal version. */
  readonly withheld?: readonly WithheldMark[];
}

export interface PublicMeasure {
  readonly ref: string;
  readonly number: string;
  readonly title: string;
  readonly issue?: string;
  readonly done: readonly PublicText[];
  readonly reached: readonly Reached[];
  readonly standing: Standing;
  /** Only in the internal version. */
  readonly withheld?: readonly WithheldMark[];
}

export interface PublicText extends DoneText {
  /** Only in the internal version. */
  readonly withheld?: readonly WithheldMark[];
}

/** Something the public does not read. A text that names a restricted paper is in no version, whatever anybody asks for. */
export interface LeftOut {
  readonly item: WithheldItem;
  readonly title: string;
  readonly marks: readonly WithheldMark[];
  readonly isRestricted: boolean;
}

/** A problem as the public reads it, if it does, as the office keeps it, and what makes the difference. */
export interface Part {
  readonly forAll?: PublicProblem;
  readonly internal: PublicProblem;
  readonly leftOut: readonly LeftOut[];
}

/** A problem that is withheld, or of which no measure is left, is not there for the public. */
export function partOf({ no, title, measures }: PlacedProblem, marks: readonly WithheldMark[], at: number): Part {
  const why = marksOn(marks, { on: 'problem', no });
  const parts = measures.map((measure) => measurePart(measure, marks, at));
  const shown = why.length > 0 ? [] : parts.flatMap(({ forAll }) => forAll ?? []);
  return {
    ...(shown.length > 0 && { forAll: { number: no, title, measures: shown } }),
    internal: { number: no, title, measures: parts.map(({ internal }) => internal), ...(why.length > 0 && { withheld: why }) },
    leftOut: [...leftOutFor({ on: 'problem', no }, title, why), ...parts.flatMap(({ leftOut }) => leftOut)],
  };
}

interface MeasurePart {
  readonly forAll?: PublicMeasure;
  readonly internal: PublicMeasure;
  readonly leftOut: readonly LeftOut[];
}

function measurePart({ printed, history }: Placed, marks: readonly WithheldMark[], at: number): MeasurePart {
  const { ref } = printed;
  const why = marksOn(marks, { on: 'measure', ref });
  const found = history ? doneTexts(history) : [];
  const isUnspeakable = ({ text }: DoneText) => history !== undefined && mentionsRestricted(history.state, text);
  const texts = said(found.filter((text) => !isUnspeakable(text)), ref, marks);
  const measure = { ...facts(printed), reached: history ? reachedOf(history.state) : [], standing: standingOf(history?.state, at) };
  const open = texts.filter(({ withheld }) => !withheld);
  return {
    ...(why.length === 0 && { forAll: { ...measure, done: open } }),
    internal: { ...measure, done: texts, ...(why.length > 0 && { withheld: why }) },
    leftOut: [
      ...leftOutFor({ on: 'measure', ref }, printed.title, why),
      ...texts.flatMap(({ seq, text, withheld = [] }) => leftOutFor({ on: 'text', ref, seq }, text, withheld)),
      ...found.filter(isUnspeakable).map(({ seq }): LeftOut => ({ item: { on: 'text', ref, seq }, title: printed.title, marks: [], isRestricted: true })),
    ],
  };
}

/** Each text once: the same words are withheld wherever they stand, if they are withheld anywhere. */
function said(texts: readonly DoneText[], ref: string, marks: readonly WithheldMark[]): PublicText[] {
  const once = texts.filter(({ text }, index) => texts.findIndex((other) => other.text === text) === index);
  return once.map((entry): PublicText => {
    const withheld = texts.filter(({ text }) => text === entry.text).flatMap(({ seq }) => marksOn(marks, { on: 'text', ref, seq }));
    return withheld.length > 0 ? { ...entry, withheld } : entry;
  });
}

function facts({ ref, title, number = '', issue }: PrintedMeasure) {
  return { ref, number, title, ...(issue !== undefined && { issue }) };
}

function leftOutFor(item: WithheldItem, title: string, marks: readonly WithheldMark[]): LeftOut[] {
  return marks.length === 0 ? [] : [{ item, title, marks, isRestricted: false }];
}

function marksOn(marks: readonly WithheldMark[], item: WithheldItem): WithheldMark[] {
  return marks.filter((mark) => isSameItem(mark.item, item));
}
