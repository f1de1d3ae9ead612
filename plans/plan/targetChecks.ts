import type { Policy } from '../../domain/policy.ts';
import type { Collector } from '../check/collector.ts';
import type { Path } from '../check/yamlFile.ts';
import type { PlanEntries } from './entries.ts';
import type { TargetFile } from './measureParts.ts';

/** Numbers to reach can be reached, and a curve rises in the order of its dates, within the plan's own. */
export function checkTargets(collector: Collector, entries: PlanEntries, policy: Policy | undefined): void {
  for (const { path, value } of entries.measures) {
    for (const [index, target] of (value.targets ?? []).entries()) checkCurve(collector, entries, [...path, 'targets', index], target);
  }
  if (policy) checkWatched(collector, entries, policy);
}

function checkCurve(collector: Collector, { adoptedOn, outerDate }: PlanEntries, path: Path, { total, curve = [] }: TargetFile): void {
  for (const [index, { on, value }] of curve.entries()) {
    const at = [...path, 'curve', index];
    const before = curve[index - 1];
    if (before && on <= before.on) collector.add('curveOrder', [...at, 'on'], { date: on, before: before.on });
    if (before && value < before.value) collector.add('curveFalls', [...at, 'value'], { value, before: before.value });
    if (value > total) collector.add('curveAboveTotal', [...at, 'value'], { value, total });
    if (adoptedOn !== undefined && on <= adoptedOn) collector.add('notAfterAdoption', [...at, 'on'], { date: on, adoptedOn });
    if (outerDate !== undefined && on > outerDate) collector.add('beyondOuterDate', [...at, 'on'], { date: on, outerDate });
  }
}

/** A curve nobody's rule looks at, and a rule that finds no curve, are told once each for the whole plan. */
function checkWatched(collector: Collector, { measures }: PlanEntries, { ladder }: Policy): void {
  const curved = measures.filter(({ value }) => value.targets?.some(({ curve }) => curve !== undefined));
  const rule = ladder.find(({ when }) => when.on === 'behind');
  const [first] = curved;
  if (first && !rule) collector.add('curveUnwatched', ['problems'], { count: curved.length, example: first.value.ref }, { at: 'key' });
  if (rule && !first) collector.add('behindNever', ['policy'], { rule: rule.title });
}
