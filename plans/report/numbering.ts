import type { HeadingRecord } from './records.ts';
import type { Role } from './roles.ts';
import type { WarningList } from './warnings.ts';

/** The printed numbers of a heading and of those above it, innermost first; the chapter's last. */
function numbersAbove(record: HeadingRecord): string[] {
  const numbers: string[] = [];
  for (let at: HeadingRecord | undefined = record; at; at = at.parent) numbers.push(at.node.mark.printed);
  return [...numbers, record.chapter].filter((number) => number !== '');
}

function hasDuplicates(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

/** Numbers problems as printed, with as many of the numbers above in front as it takes to tell all of them apart. */
export function numberProblems(problems: readonly HeadingRecord[]): Map<HeadingRecord, string> {
  const paths = problems.map((record, index) => (record.node.mark.printed === '' ? [String(index + 1)] : numbersAbove(record)));
  let names: string[] = [];
  for (let length = 1; length <= 5; length++) {
    names = paths.map((path) => path.slice(0, length).reverse().join('.'));
    if (!hasDuplicates(names)) break;
  }
  const unique = distinct(names);
  return new Map(problems.map((record, index) => [record, unique[index] ?? '']));
}

/** The second bearer of a name gets `-2`, and so on: a misprinted number must not make one problem of two. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}-${times}`;
  });
}

/** Numbers specific problems behind the number of their problem. */
export function numberIssues(issues: readonly { record: HeadingRecord; problemNo: string }[]): Map<HeadingRecord, string> {
  const names = issues.map(({ record, problemNo }, index) => `${problemNo}.${record.node.mark.printed || String(index + 1)}`);
  const unique = distinct(names);
  return new Map(issues.map(({ record }, index) => [record, unique[index] ?? '']));
}

export interface PlacedMeasure {
  /** Its printed number, 0 where it has none. */
  readonly measure: { readonly value: number };
  /** The place of its problem among the problems, from 1. */
  readonly problemOrder: number;
}

/** Whether the report numbers its measures through: numbers all, and never starts anew. */
function runsThrough(placed: readonly PlacedMeasure[]): boolean {
  let last = 0;
  for (const { measure } of placed) {
    if (measure.value === 0 || (measure.value === 1 && last > 0)) return false;
    last = measure.value;
  }
  return true;
}

/** Gives every measure its `ref`; see DraftMeasure. */
export function referTo(placed: readonly PlacedMeasure[]): string[] {
  const isThrough = runsThrough(placed);
  const seen = new Map<string, number>();
  const placeInProblem = new Map<number, number>();
  return placed.map(({ measure, problemOrder }) => {
    const place = (placeInProblem.get(problemOrder) ?? 0) + 1;
    placeInProblem.set(problemOrder, place);
    if (!isThrough) return `M-${pad(problemOrder, 2)}-${pad(place, 2)}`;
    const ref = `M-${pad(measure.value, 3)}`;
    const times = (seen.get(ref) ?? 0) + 1;
    seen.set(ref, times);
    return times === 1 ? ref : `${ref}${times <= 26 ? String.fromCharCode(96 + times) : `-${times}`}`;
  });
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Warns where numbers skip, repeat or go back. A list may start anew under each heading, or go on from the one before. */
function checkList(items: readonly { value: number; line: number; text: string; heading: unknown }[], isFromOne: boolean, warnings: WarningList): void {
  let last = 0;
  let heading: unknown;
  for (const item of items) {
    const isNewList = item.heading !== heading && item.value === 1;
    if (!isNewList && item.value > last + 1 && (last > 0 || isFromOne)) warnings.add('numberJumps', item.line, item.text);
    if (!isNewList && item.value <= last) warnings.add('numberRepeats', item.line, item.text);
    last = item.value;
    heading = item.heading;
  }
}

/** Checks the printed numbers of measures and of headings. */
export function checkNumbers(records: readonly HeadingRecord[], roles: ReadonlyMap<HeadingRecord, Role>, warnings: WarningList): void {
  for (const isEnumerated of [true, false]) {
    const numbered = records.flatMap((record) => record.measures.filter(({ value, family }) => value > 0 && (family === 'enumerated') === isEnumerated).map((measure) => ({ ...measure, text: measure.title, heading: record })));
    checkList(numbered, true, warnings);
  }
  for (const role of ['aspect', 'problem', 'issue'] as const) {
    const headings = records.filter((record) => roles.get(record) === role && record.node.mark.value > 0);
    for (const family of new Set(headings.map((record) => record.node.mark.family))) {
      const own = headings.filter((record) => record.node.mark.family === family);
      // The first items may have been general ones (（一）总体情况), which are no headings of problems.
      checkList(own.map((record) => ({ value: record.node.mark.value, line: record.node.line, text: record.node.printed, heading: record.parent ?? record.chapter })), false, warnings);
    }
  }
}
