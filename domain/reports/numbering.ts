import { chineseNumeral, isChineseNumeral } from './numerals.ts';
import type { PublicProblem } from './publicParts.ts';

/**
 * @param shown those of the plan's problems and measures that are shown; `whole`: all there are.
 * @returns them with the numbers their plan prints, as long as everything in it is shown. Once something is left out, numbers run on
 * without a gap in the plan's own manner, and tell nothing of it.
 */
export function numbered(shown: readonly PublicProblem[], whole: readonly PublicProblem[]): PublicProblem[] {
  const isWhole = countMeasures(shown) === countMeasures(whole) && shown.length === whole.length;
  const isChinese = whole.every(({ number }) => isChineseNumeral(number));
  const isAnew = beginsAnew(whole);
  let count = 0;
  return shown.map((problem, index) => {
    if (isAnew) count = 0;
    const place = isChinese ? chineseNumeral(index + 1) : String(index + 1);
    return {
      ...problem,
      number: isWhole ? problem.number : place,
      measures: problem.measures.map((measure) => {
        count += 1;
        return { ...measure, number: isWhole && measure.number !== '' ? measure.number : String(count) };
      }),
    };
  });
}

/** Whether the plan counts its measures within each problem, and not through from its first to its last. */
function beginsAnew(problems: readonly PublicProblem[]): boolean {
  const firsts = problems.slice(1).map(({ measures }) => measures[0]?.number ?? '');
  return firsts.length > 0 && firsts.every((number) => number === '1' || number === '一');
}

function countMeasures(problems: readonly PublicProblem[]): number {
  return problems.reduce((sum, { measures }) => sum + measures.length, 0);
}
