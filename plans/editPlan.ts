import { isMap, isScalar, stringify, type Node } from 'yaml';
import { problemAt, type CheckProblem } from './check/problem.ts';
import { readYaml, type Path, type YamlFile } from './check/yamlFile.ts';

/** One field of a measure, or the title of its problem, to be changed in a plan's file. */
export interface PlanEdit {
  readonly ref: string;
  readonly field: 'title' | 'detail' | 'issue' | 'leadOfficial' | 'leadUnit' | 'participants' | 'effect' | 'completion' | 'problemTitle';
  readonly value: string | readonly string[];
}

/** A part of the text and what is put in its place. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * Changes fields of measures in a plan's file, in place: everything else, comments and layout included, stays as it is. Of several
 * edits of one field the last counts.
 *
 * @returns the new text, or why a field cannot be changed this way.
 */
export function editPlan(planText: string, planName: string, edits: readonly PlanEdit[]): { readonly text: string } | { readonly problems: readonly CheckProblem[] } {
  const yaml = readYaml(planText, planName);
  if ('problems' in yaml) return yaml;
  const { file } = yaml;
  const places = measurePaths(file);
  const problems: CheckProblem[] = [];
  const splices = new Map<number, Splice>();
  for (const { ref, field, value } of edits) {
    const measure = places.get(ref);
    if (!measure) throw new RangeError(`The plan has no measure ${ref}`);
    const path = pathOf(file, measure, field);
    const splice = spliceFor(file, planText, path, value);
    if (splice) splices.set(splice.start, splice);
    else problems.push(problemAt(file.placeOf(path), 'sharedValue', { key: String(path.at(-1)) }));
  }
  return problems.length > 0 ? { problems } : { text: spliced(planText, [...splices.values()]) };
}

function measurePaths(file: YamlFile): ReadonlyMap<string, Path> {
  const paths = new Map<string, Path>();
  for (const problem of keysOf(file, ['problems'])) {
    for (const measure of keysOf(file, ['problems', problem, 'measures'])) {
      const path = ['problems', problem, 'measures', measure];
      paths.set(String(file.valueAt([...path, 'ref'])), path);
    }
  }
  return paths;
}

function keysOf(file: YamlFile, path: Path): number[] {
  const list = file.valueAt(path);
  return Array.isArray(list) ? [...list.keys()] : [];
}

/** A date may stand in the short form or in the list of milestones. */
function pathOf(file: YamlFile, measure: Path, field: PlanEdit['field']): Path {
  if (field === 'problemTitle') return [...measure.slice(0, 2), 'title'];
  if ((field === 'effect' || field === 'completion') && file.valueAt([...measure, field]) === undefined) {
    const listed = keysOf(file, [...measure, 'milestones']).find((index) => file.valueAt([...measure, 'milestones', index, 'kind']) === field);
    if (listed !== undefined) return [...measure, 'milestones', listed, 'dueOn'];
  }
  return [...measure, field];
}

/** @returns nothing where the value is written once and referred to from several places: it cannot change in one of them. */
function spliceFor(file: YamlFile, text: string, path: Path, value: PlanEdit['value']): Splice | undefined {
  const parent = file.nodeAt(path.slice(0, -1));
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  if (!isMap(parent)) return undefined;
  if (!pair) return insertion(parent.flow === true, parent.items[0]?.key as Node, text, `${String(path.at(-1))}: ${written(value)}`);
  const node = pair.value as (Node & { readonly anchor?: string; readonly source?: string }) | null;
  const range = node?.range;
  if (!range || node.anchor !== undefined || !('value' in node || 'items' in node)) return undefined;
  // An empty value has no place of its own: its range is where the next thing begins.
  const by = range[0] === range[1] ? ` ${written(value)}` : written(value);
  return { start: range[0], end: range[1], by: text.slice(range[0], range[1]).endsWith('\n') ? `${by}\n` : by };
}

/** Before the first field of the measure, as that one is written. */
function insertion(isFlow: boolean, first: Node, text: string, field: string): Splice | undefined {
  const at = first.range?.[0];
  if (at === undefined) return undefined;
  const indent = at - (text.lastIndexOf('\n', at - 1) + 1);
  return { start: at, end: at, by: isFlow ? `${field}, ` : `${field}\n${' '.repeat(indent)}` };
}

/** In one line, whatever stands in it: what is around it keeps its layout. */
function written(value: PlanEdit['value']): string {
  if (typeof value !== 'string') return `[${value.map((entry) => written(entry)).join(', ')}]`;
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(value);
  return isPlain ? stringify(value, { lineWidth: 0 }).trimEnd() : stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', doubleQuotedAsJSON: true }).trimEnd();
}

function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let position = 0;
  for (const { start, end, by } of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(position, start) + by;
    position = end;
  }
  return result + text.slice(position);
}
