import { MAX_PROBLEMS, problemAt, type CheckProblem, type ProblemCode, type ProblemParams } from './problem.ts';
import { hintFor } from './suggest.ts';
import type { Path, YamlFile } from './yamlFile.ts';

export interface Where {
  /** Points at the name of the field instead of its value. */
  readonly at?: 'key' | 'value';
  readonly measure?: string;
}

/** Gathers what is wrong with one file, each problem at its place. */
export interface Collector {
  readonly file: YamlFile;
  readonly problems: readonly CheckProblem[];
  add(code: ProblemCode, path: Path, params?: ProblemParams, where?: Where): void;
  /** "Did you mean", while there are few enough problems for it to be worth the search. */
  hint(written: string, known: readonly string[]): { zh: string; en: string };
  lineOf(path: Path): number;
}

export function collectorFor(file: YamlFile): Collector {
  const problems: CheckProblem[] = [...file.problems];
  return {
    file,
    problems,
    add: (code, path, params = {}, { at = 'value', measure = measureAt(file, path) } = {}) => {
      const entry = measure === undefined ? entryAt(file, path) : undefined;
      const place = { ...file.placeOf(path, at), ...(measure !== undefined && { measure }), ...(entry !== undefined && { entry }) };
      problems.push(problemAt(place, code, params));
    },
    hint: (written, known) => (problems.length > MAX_PROBLEMS ? { zh: '', en: '' } : hintFor(written, known)),
    lineOf: (path) => file.placeOf(path).line,
  };
}

/** @returns the id of the innermost entry of a list that a path leads into. */
function entryAt(file: YamlFile, path: Path): string | undefined {
  const index = path.findLastIndex((key) => typeof key === 'number');
  for (let end = index; end > 0; end -= 1) {
    const id = typeof path[end] === 'number' ? file.valueAt([...path.slice(0, end + 1), 'id']) : undefined;
    if (typeof id === 'string') return id;
  }
  return undefined;
}

/** @returns the ref of the measure that a path leads into. */
function measureAt(file: YamlFile, path: Path): string | undefined {
  const index = path.indexOf('measures');
  if (index < 0 || path.length < index + 2) return undefined;
  const ref = file.valueAt([...path.slice(0, index + 2), 'ref']);
  return typeof ref === 'string' ? ref : undefined;
}
