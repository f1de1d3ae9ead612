import { MAX_PROBLEMS } from '../check/problem.ts';
import { ledgerProblem, type LedgerProblem } from './problems.ts';
import type { Sheet } from './sheet.ts';

/** @returns the problems sheet by sheet and row by row, each thing said once; no more than anybody reads, errors kept first. */
export function inOrder(problems: readonly LedgerProblem[], sheets: readonly Sheet[]): LedgerProblem[] {
  const distinct = [...new Map(problems.map((problem) => [JSON.stringify([problem.sheet, problem.address, problem.code, problem.zh]), problem])).values()];
  const order = new Map(sheets.map(({ name }, index) => [name, index]));
  const placeOf = ({ sheet, address }: LedgerProblem): readonly number[] => [order.get(sheet) ?? 0, Number(/\d+$/.exec(address)?.[0] ?? 0), columnIn(address)];
  const byPlace = (a: LedgerProblem, b: LedgerProblem): number => {
    const [left, right] = [placeOf(a), placeOf(b)];
    return left.map((value, index) => value - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  };
  const [first] = distinct;
  if (!first || distinct.length <= MAX_PROBLEMS) return distinct.sort(byPlace);
  const kept = [...distinct.filter(({ severity }) => severity === 'error'), ...distinct.filter(({ severity }) => severity !== 'error')].slice(0, MAX_PROBLEMS - 1);
  return [...kept.sort(byPlace), ledgerProblem(first, 'moreProblems', { count: distinct.length - kept.length })];
}

function columnIn(address: string): number {
  return [.../^[A-Z]+/.exec(address)?.[0] ?? ''].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
