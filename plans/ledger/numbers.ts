import { readNumeral } from '../phrases/numerals.ts';
import { referTo } from '../report/numbering.ts';
import { entryOf, withoutMark } from './entry.ts';
import type { GatheredMeasure, GatheredProblem } from './gathered.ts';

/** The numbers and refs of a ledger. */
export interface LedgerNumbers {
  readonly noOf: ReadonlyMap<GatheredProblem, string>;
  readonly numberOf: ReadonlyMap<GatheredMeasure, string>;
  readonly refOf: ReadonlyMap<GatheredMeasure, string>;
  /** Numbers of problems that repeat, for which places were taken instead. */
  readonly repeated: readonly { readonly problem: GatheredProblem; readonly number: string }[];
}

function ownNumber({ cells }: GatheredMeasure): string {
  const cell = entryOf(cells).cellOf('number');
  return cell?.cell.mergedInto === undefined ? plain(cell?.text ?? '') : '';
}

/** Spreadsheets show 1 as 1.0 here and there; brackets are of no number. */
function plain(number: string): string {
  return number.normalize('NFKC').replace(/[()[\]\s、.]+$|^[([\s]+/g, '').replace(/\.0+$/, '');
}

/**
 * One column of numbers counts either problems or measures. It counts problems where a problem of several measures has one number for all
 * of them, or where each problem has but one measure and its own words carry no number.
 */
function countsProblems(problems: readonly GatheredProblem[]): boolean {
  const several = problems.filter(({ measures }) => measures.length > 1);
  if (several.length === 0) return problems.every(({ mark }) => mark === undefined);
  return several.some(({ measures }) => new Set(measures.map(ownNumber).filter((number) => number !== '')).size <= 1);
}

const LONGEST_NUMBER = 20;
const REF = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;

/** Refs that the ledger itself writes, as one exported from a plan does; nothing where it is not all of them, each once. */
function writtenRefs(measures: readonly GatheredMeasure[]): string[] | undefined {
  const refs = measures.map(({ cells }) => entryOf(cells).textOf('measureNumber'));
  return refs.every((ref) => REF.test(ref)) && new Set(refs).size === refs.length ? refs : undefined;
}

/** Numbers problems and measures as the ledger does, or by their places where it does not, or not clearly. */
export function numbersOf(problems: readonly GatheredProblem[]): LedgerNumbers {
  const isOfProblems = countsProblems(problems);
  const numberOf = new Map<GatheredMeasure, string>();
  const written = problems.map((problem) => {
    const [number = ''] = isOfProblems ? problem.measures.map(ownNumber).filter((text) => text !== '') : [];
    return number || (problem.mark ?? '');
  });
  const isUsable = written.every((number) => number !== '' && number.length <= LONGEST_NUMBER) && new Set(written).size === problems.length;
  for (const measure of problems.flatMap(({ measures }) => measures)) {
    const entry = entryOf(measure.cells);
    const number = plain(entry.cellOf('measureNumber')?.text ?? '') || (isOfProblems ? '' : ownNumber(measure)) || (withoutMark(entry.textOf('measure')).number ?? '');
    if (number !== '' && number.length <= LONGEST_NUMBER && !REF.test(number)) numberOf.set(measure, number);
  }
  const placed = problems.flatMap(({ measures }, index) => measures.map((measure) => ({ of: measure, measure: { value: readNumeral(numberOf.get(measure) ?? '') }, problemOrder: index + 1 })));
  const refs = writtenRefs(placed.map(({ of }) => of)) ?? referTo(placed);
  return {
    noOf: new Map(problems.map((problem, index) => [problem, isUsable ? (written[index] ?? '') : String(index + 1)])),
    numberOf,
    refOf: new Map(placed.map(({ of }, index) => [of, refs[index] ?? ''])),
    repeated: isUsable ? [] : problems.flatMap((problem, index) => (written[index] !== '' && written.indexOf(written[index] ?? '') < index ? [{ problem, number: written[index] ?? '' }] : [])),
  };
}
