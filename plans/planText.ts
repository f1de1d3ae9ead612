import { stringify } from 'yaml';

/** A plan file to be written. What is `undefined` is not known yet: its field is written empty, with a word on what belongs there. */
export interface PlanOutline {
  /** Lines of comment at the head of the file. */
  readonly preface: readonly string[];
  /** Where an editor finds the schema, relative to the file. */
  readonly schemaPath?: string;
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly adoptedOn: string | undefined;
  readonly policy: string;
  readonly roles: readonly { readonly name: string; readonly posts: readonly string[]; readonly meaning: string }[];
  readonly units: readonly OutlineRow[];
  readonly people: readonly OutlineRow[];
  readonly posts: readonly OutlineRow[];
  readonly problems: readonly OutlineProblem[];
}

/** An entry written in one line. */
export interface OutlineRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly comment?: string;
}

export interface OutlineProblem {
  readonly no: string;
  readonly title: string;
  readonly measures: readonly OutlineField[][];
}

/** One field of a measure; `missing` says what belongs there when the value is not known. */
export interface OutlineField {
  readonly key: string;
  readonly value: unknown;
  readonly missing?: string;
  readonly comment?: string;
  /** Written in one line: lists of ids and milestones. */
  readonly isInline?: boolean;
}

/** @returns the plan as YAML, in the order in which an office reads it: what, by which rules, who, and then the measures. */
export function planText(plan: PlanOutline): string {
  const head = [
    ...(plan.schemaPath === undefined ? [] : [`# yaml-language-server: $schema=${plan.schemaPath}`, '#']),
    ...plan.preface.map((text) => `# ${oneLine(text)}`.trimEnd()),
    '',
    ...fieldLines({ key: 'id', value: plan.id, missing: '方案编号，如 zhenjiang-2026 | id of the plan' }),
    ...fieldLines({ key: 'title', value: plan.title, missing: '方案名称 | title' }),
    ...fieldLines({ key: 'adoptedOn', value: plan.adoptedOn, missing: '方案通过日期，如 2026-11-23 | date of adoption' }),
    ...fieldLines({ key: 'policy', value: plan.policy }),
    '',
    '# 角色由哪些职务担任 | which posts fill the roles',
    'roles:',
    ...plan.roles.flatMap(({ name, posts, meaning }) => indent(2, fieldLines({ key: name, value: posts, isInline: true, comment: meaning }))),
  ];
  const lists = [
    ...rows('units', '单位 | units', plan.units),
    ...rows('posts', '职务 | posts', plan.posts),
    ...rows('people', '人员 | people', plan.people),
  ];
  return `${[...head, ...lists, '', 'problems:', ...plan.problems.flatMap(problemLines)].join('\n')}\n`;
}

function rows(key: string, meaning: string, entries: readonly OutlineRow[]): string[] {
  if (entries.length === 0) return ['', `# ${meaning}`, `${key}:  # 待填 to fill`];
  const lines = entries.map(({ row, comment }) => `  - ${inline(row)}${commentAfter(comment)}`);
  return ['', `# ${meaning}`, `${key}:`, ...lines];
}

function problemLines({ no, title, measures }: OutlineProblem): string[] {
  const head = [...fieldLines({ key: 'no', value: printed(no) }), ...fieldLines({ key: 'title', value: title }), 'measures:'];
  return ['', ...entry(2, [...head, ...measures.flatMap((fields) => entry(2, fields.flatMap(fieldLines)))])];
}

/** Makes lines the entry of a list: a dash before the first, the rest under it. */
function entry(spaces: number, lines: readonly string[]): string[] {
  const [first = '', ...rest] = lines;
  return indent(spaces, [`- ${first}`, ...indent(2, rest)]);
}

function fieldLines({ key, value, missing, comment, isInline }: OutlineField): string[] {
  if (value === undefined) return missing === undefined ? [] : [`${key}:  # 待填 to fill: ${oneLine(missing)}`];
  const shown = key === 'number' && typeof value === 'string' ? printed(value) : value;
  const text = isInline ? `${key}: ${inline(shown)}` : stringify({ [key]: shown }, { lineWidth: 0 }).trimEnd();
  const [first = '', ...rest] = text.split('\n');
  return [`${first}${commentAfter(comment)}`, ...rest];
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value).map(([key, field]) => `${key}: ${inline(field)}`).join(', ')} }`;
  }
  // Within brackets a comma needs quotes: the library is asked for the word as part of a list.
  return stringify([value], { lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false }).trim().slice(1, -1);
}

/** @returns a printed number as a number where nothing is lost by it: `1`, but `"01"` and `二`. */
function printed(number: string): string | number {
  return /^\d{1,5}$/.test(number) && String(Number(number)) === number ? Number(number) : number;
}

function commentAfter(comment: string | undefined): string {
  return comment === undefined ? '' : `  # ${oneLine(comment)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Empty lines stay empty: within a block of text they are content. */
function indent(spaces: number, lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(spaces) + line));
}
