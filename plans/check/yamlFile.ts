import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type YAMLMap } from 'yaml';
import { readAliases, type Aliases } from './aliases.ts';
import { fullWidthSlips } from './fullWidth.ts';
import { causeOf } from './yamlErrors.ts';
import { inOrder, problemAt, type CheckProblem, type Place, type ProblemCode, type ProblemParams } from './problem.ts';

export type Path = readonly (string | number)[];

/** A file that could be read, with the place of everything in it. */
export interface YamlFile {
  readonly name: string;
  readonly value: unknown;
  /** Problems of its writing that leave it readable. */
  readonly problems: readonly CheckProblem[];
  /** @returns where the value (or the name) of a field stands; for what is missing, where the thing begins that lacks it. */
  placeOf(path: Path, at?: 'key' | 'value'): Place;
  /** @returns the value at a path. */
  valueAt(path: Path): unknown;
  /** @returns the node at a path, references followed. */
  nodeAt(path: Path): Node | undefined;
}

/** A plan of 10,000 measures is about 4.8 million characters and is checked in four seconds; nothing much larger is read at all. */
export const MAX_FILE_CHARS = 6_000_000;

/** Reads YAML, without regard to what it says. Never throws. */
export function readYaml(text: string, name: string): { file: YamlFile } | { problems: CheckProblem[] } {
  const start: Place = { file: name, line: 1, column: 1, field: '(file)' };
  if (text.length > MAX_FILE_CHARS) return { problems: [problemAt(start, 'fileTooLarge', { size: text.length, max: MAX_FILE_CHARS })] };
  try {
    return parsed(text, name, start);
  } catch (error) {
    // How deep one may go before the stack ends depends on who called; the parser itself notices only its own part of it.
    if (error instanceof RangeError) return { problems: [problemAt(start, 'tooDeep')] };
    throw error;
  }
}

function parsed(text: string, name: string, start: Place): { file: YamlFile } | { problems: CheckProblem[] } {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'error' });
  const placeAt = (offset: number, field = '(file)'): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line: Math.max(line, 1), column: Math.max(col, 1), field };
  };
  if (doc.errors.some((error) => error.code === 'RESOURCE_EXHAUSTION')) return { problems: [problemAt(start, 'tooDeep')] };
  const isReadable = doc.errors.every((error) => error.code === 'DUPLICATE_KEY');
  if (!isReadable) return { problems: unreadable(doc, text, placeAt) };
  const problems = [...syntaxProblems(doc, text, placeAt)];
  if (doc.contents === null || (isScalar(doc.contents) && doc.contents.value === null)) return { problems: [problemAt(start, 'fileEmpty')] };
  const aliases = readAliases(doc);
  problems.push(...aliases.problems.map(({ node, code }) => problemAt(placeAt(node.range?.[0] ?? 0), code, { name: node.source })));
  if (aliases.problems.length > 0) return { problems };
  return { file: located(doc, name, problems, aliases, placeAt) };
}

/** A tab or a full-width sign makes nonsense of what follows: what is told after the first of them are echoes of it. */
function unreadable(doc: Document, text: string, placeAt: (offset: number) => Place): CheckProblem[] {
  const told = [...syntaxProblems(doc, text, placeAt)];
  const tabs = doc.errors.filter(({ code }) => code === 'TAB_AS_INDENT').map((error) => problemAt(placeAt(error.pos[0]), 'notYaml', { detail: causeOf(error) }));
  const known = [...tabs, ...fullWidthSlips(text).map(({ offset, params }) => problemAt(placeAt(offset), 'fullWidthSign', params))];
  if (known.length === 0) return told;
  const first = Math.min(...known.map(({ line }) => line));
  return inOrder([...told.filter(({ line }) => line < first), ...known]);
}

function* syntaxProblems(doc: Document, text: string, placeAt: (offset: number) => Place): Generator<CheckProblem> {
  const told = new Set<string>();
  for (const error of doc.errors) {
    // Fifty brackets left open are fifty errors in one place.
    const place = `${error.code}@${error.pos[0]}`;
    if (told.has(place)) continue;
    told.add(place);
    const isDuplicate = error.code === 'DUPLICATE_KEY';
    const params: ProblemParams = isDuplicate ? { key: text.slice(...error.pos) } : { detail: causeOf(error) };
    const code: ProblemCode = isDuplicate ? 'duplicateKey' : 'notYaml';
    yield problemAt(placeAt(error.pos[0]), code, params);
  }
  for (const warning of doc.warnings) {
    if (warning.code === 'TAG_RESOLVE_FAILED') yield problemAt(placeAt(warning.pos[0]), 'unknownTag', { tag: text.slice(...warning.pos) });
  }
}

function located(doc: Document.Parsed, name: string, problems: CheckProblem[], aliases: Aliases, placeAt: (offset: number, field: string) => Place): YamlFile {
  // The references were weighed above, by what they really add; the parser's own count would refuse a hundred harmless ones.
  const value: unknown = doc.toJS({ maxAliasCount: -1 });
  const follow = (node: unknown): Node | undefined => (isAlias(node) ? aliases.targets.get(node) : isMap(node) || isSeq(node) || isScalar(node) ? node : undefined);
  const nodeAt = (path: Path): Node | undefined => path.reduce<Node | undefined>((node, key) => follow(childOf(node, key)), follow(doc.contents));
  return {
    name,
    value,
    problems,
    nodeAt,
    valueAt: (path) => path.reduce<unknown>((current, key) => (isRecord(current) && Object.hasOwn(current, key) ? current[key] : undefined), value),
    placeOf: (path, at = 'value') => placeAt(offsetOf(follow(doc.contents), path, at, follow), fieldName(path)),
  };
}

function offsetOf(root: Node | undefined, path: Path, at: 'key' | 'value', follow: (node: unknown) => Node | undefined): number {
  let node = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, key] of path.entries()) {
    const isLast = index === path.length - 1;
    const keyOffset = isMap(node) ? keyNode(node, key)?.range?.[0] : undefined;
    const child = childOf(node, key);
    if (child === undefined || child === null) return keyOffset ?? offset;
    // A reference is put right where it stands, not where it points.
    offset = (isLast && at === 'key' ? keyOffset : undefined) ?? (child as Node).range?.[0] ?? keyOffset ?? offset;
    node = follow(child);
  }
  return offset;
}

function pairOf(map: YAMLMap, key: string | number) {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function keyNode(map: YAMLMap, key: string | number): Node | undefined {
  const node = pairOf(map, key)?.key;
  return isScalar(node) ? node : undefined;
}

function childOf(node: Node | undefined, key: string | number): unknown {
  if (isMap(node)) return pairOf(node, key)?.value;
  return isSeq(node) && typeof key === 'number' ? node.items[key] : undefined;
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** @returns the path as people and tools write it: `problems[2].measures[0].effect`. */
export function fieldName(path: Path): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return text === '' ? '(file)' : text.replace(/^\./, '');
}
