import { z } from 'zod';
import type { Collector, Where } from './collector.ts';
import { fullWidthIn, nameMeant } from './fullWidth.ts';
import { isProblemCode, type ProblemCode, type ProblemParams } from './problem.ts';
import { listed, nearest } from './suggest.ts';
import type { Path } from './yamlFile.ts';

type Issue = z.core.$ZodIssue;
type Finding = readonly [code: ProblemCode, params: ProblemParams];

/** An entry of the file that has the right shape, with its path. */
export interface Located<T> {
  readonly path: Path;
  readonly value: T;
}

/** Checks the shape of what stands at a path. @returns it, or nothing when it has been found wanting. */
export function parseAt<T>(collector: Collector, schema: z.ZodType<T>, path: Path): T | undefined {
  const parsed = schema.safeParse(collector.file.valueAt(path));
  if (parsed.success) return parsed.data;
  for (const issue of withoutEchoes(collector, schema, path, parsed.error.issues)) addIssue(collector, schema, path, issue);
  return undefined;
}

/** A field whose name is misspelt is not missing as well: it is told once, where it stands. */
function withoutEchoes(collector: Collector, schema: z.ZodType, path: Path, issues: readonly Issue[]): readonly Issue[] {
  const misspelt = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => fieldOf(issue.path, nearest(nameMeant(key), keysOf(schemaAt(schema, pathOf(issue)))))) : []));
  if (misspelt.length === 0) return issues;
  const isEcho = (issue: Issue) => collector.file.valueAt([...path, ...pathOf(issue)]) === undefined && misspelt.includes(fieldOf(issue.path.slice(0, -1), String(issue.path.at(-1))));
  return issues.filter((issue) => issue.code === 'unrecognized_keys' || !isEcho(issue));
}

function fieldOf(path: readonly PropertyKey[], key: string | undefined): string | undefined {
  return key === undefined ? undefined : [...path, key].map(String).join('\n');
}

function pathOf(issue: Issue): (string | number)[] {
  return issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
}

/** No list of ours may be longer; what comes after is not looked at, the list as a whole is told to be too long. */
const MAX_ENTRIES = 10_000;

/** Checks each entry of a list by itself, so that one broken entry does not hide what is wrong with the others. */
export function parseEach<T>(collector: Collector, schema: z.ZodType<T>, path: Path): Located<T>[] {
  const list = collector.file.valueAt(path);
  if (!Array.isArray(list)) return [];
  return list.slice(0, MAX_ENTRIES).flatMap((_, index) => {
    const value = parseAt(collector, schema, [...path, index]);
    return value === undefined ? [] : [{ path: [...path, index], value }];
  });
}

function addIssue(collector: Collector, schema: z.ZodType, base: Path, issue: Issue): void {
  const inner = pathOf(issue);
  const path = [...base, ...inner];
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schemaAt(schema, inner));
    for (const key of issue.keys) addUnknownKey(collector, [...path, key], key, known);
    return;
  }
  const where: Where = issue.code === 'invalid_key' ? { at: 'key' } : {};
  collector.add(...locate(collector, issue, path), where);
}

function addUnknownKey(collector: Collector, path: Path, key: string, known: readonly string[]): void {
  const fullWidth = fullWidthIn(key);
  if (fullWidth) collector.add('fullWidthSign', path, fullWidth, { at: 'key' });
  else collector.add('unknownKey', path, { key, known: listed(known), hint: collector.hint(key, known) }, { at: 'key' });
}

/** Where none of these is as it should be, a full-width sign in it is why. */
const TYPED_NARROW: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['badId', 'badRole', 'badDate', 'badTime', 'badEmail', 'badPath', 'badNeed', 'badReturned', 'notOneOf', 'wrongType']);

function locate(collector: Collector, issue: Issue, path: Path): [ProblemCode, Path, ProblemParams] {
  const found = collector.file.valueAt(path);
  const key = String(path.findLast((part) => typeof part === 'string') ?? collector.file.name);
  const [code, params] = explain(collector, issue, issue.code === 'invalid_key' ? path.at(-1) : found);
  const fullWidth = TYPED_NARROW.has(code) && typeof found === 'string' ? fullWidthIn(found) : undefined;
  if (fullWidth) return ['fullWidthSign', path, fullWidth];
  return [code, path, { key, found: shown(issue.code === 'invalid_key' ? path.at(-1) : found), ...params }];
}

/** Our own schemas name the problem's code as their message; the rest is told from the kind of issue. */
function explain(collector: Collector, issue: Issue, found: unknown): Finding {
  if (issue.code === 'invalid_key' && issue.issues[0]) return explain(collector, issue.issues[0], found);
  if (found === undefined) return ['missing', {}];
  if (found === null) return ['empty', {}];
  if (isProblemCode(issue.message)) return [issue.message, {}];
  switch (issue.code) {
    case 'invalid_type':
      return ['wrongType', { expected: TYPE_NAMES[issue.expected] ?? { zh: issue.expected, en: issue.expected } }];
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      return ['notOneOf', { allowed: listed(allowed), hint: collector.hint(String(found), allowed) }];
    }
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue, found);
    default:
      return ['malformed', {}];
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Finding {
  if (issue.origin === 'string') return ['emptyText', {}];
  return [issue.origin === 'array' ? 'listEmpty' : 'numberTooSmall', { min: Number(issue.minimum) }];
}

function tooBig(issue: z.core.$ZodIssueTooBig, found: unknown): Finding {
  const max = Number(issue.maximum);
  if (issue.origin === 'string') return ['textTooLong', { max, length: String(found).length }];
  return [issue.origin === 'array' ? 'listTooLong' : 'numberTooBig', { max }];
}

const TYPE_NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  string: { zh: '文字（数字请加引号）', en: 'text (put quotes around a number)' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表（每项一行，以“- ”开头，或写成 [甲, 乙]）', en: 'a list (one line each beginning with "- ", or written [a, b])' },
  object: { zh: '一组“字段: 值”', en: 'a group of "field: value"' },
  record: { zh: '一组“字段: 值”', en: 'a group of "field: value"' },
};

/** @returns a value as the reader will recognise it, shortened. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[…]`;
  if (typeof value === 'object' && value !== null) return `{…}`;
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** @returns the part of a schema that a path leads to. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType {
  const inner = unwrapped(schema);
  const [key, ...rest] = path;
  if (key === undefined) return inner;
  if (inner instanceof z.ZodArray) return schemaAt(inner.element as z.ZodType, rest);
  if (inner instanceof z.ZodRecord) return schemaAt(inner.valueType as z.ZodType, rest);
  const next: unknown = inner instanceof z.ZodObject ? inner.shape[String(key)] : undefined;
  return next instanceof z.ZodType ? schemaAt(next, rest) : inner;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap() as z.ZodType) : schema;
}

function keysOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
