import type { PrintedMeasure, PrintedProblem } from '../domain/reports/printed.ts';
import { collectorFor } from './check/collector.ts';
import { hasErrors } from './check/problem.ts';
import { readYaml } from './check/yamlFile.ts';
import { planEntries, type PlanEntries } from './plan/entries.ts';

/**
 * @returns what reports take from a plan's file and from nowhere else: order, printed numbers, marks of what is not for the public.
 * @throws Error when the text is not that of a plan: one that runs was read before.
 */
export function printedPlan(planText: string): PrintedProblem[] {
  const yaml = readYaml(planText, 'plan');
  if ('problems' in yaml) throw new Error('The text of a running plan cannot be read any more');
  const collector = collectorFor(yaml.file);
  const entries = planEntries(collector);
  // What cannot be read would lose its mark, and be published.
  if (hasErrors(collector.problems)) throw new Error('The text of a running plan does not have the shape of a plan any more');
  return entries.problems.map(({ path, value }) => ({
    ...{ no: String(value.no), title: value.title },
    ...(value.withheld !== undefined && { withheld: value.withheld }),
    measures: entries.measures.filter(({ problemPath }) => String(problemPath) === String(path)).map(printedMeasure),
  }));
}

function printedMeasure({ value: { ref, number, title, issue, withheld } }: PlanEntries['measures'][number]): PrintedMeasure {
  return {
    ...{ ref, title },
    ...(number !== undefined && { number: String(number) }),
    ...(issue !== undefined && { issue }),
    ...(withheld !== undefined && { withheld }),
  };
}
