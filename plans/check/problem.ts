import { CALENDAR_PROBLEMS } from './calendarProblems.ts';
import { FILE_PROBLEMS } from './fileProblems.ts';
import { PLAN_PROBLEMS } from './planProblems.ts';
import { POLICY_PROBLEMS } from './policyProblems.ts';
import { SCENARIO_PROBLEMS } from './scenarioProblems.ts';

export type Severity = 'error' | 'warning';

/** A problem's kind: its severity and its sentence in both languages, with `{name}` for what is filled in. */
export interface ProblemText {
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
}

/** The closed list of what a check can find. Codes are stable. */
export const PROBLEMS = { ...FILE_PROBLEMS, ...POLICY_PROBLEMS, ...PLAN_PROBLEMS, ...SCENARIO_PROBLEMS, ...CALENDAR_PROBLEMS } as const satisfies Record<string, ProblemText>;
export type ProblemCode = keyof typeof PROBLEMS;

/** What is filled into a sentence. A pair gives each language its own word. */
export type ProblemParams = Readonly<Record<string, string | number | { readonly zh: string; readonly en: string }>>;

/** Something a person must (error) or may (warning) put right in a file, with its place. An error stops the plan, a warning does not. */
export interface CheckProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** `problems[2].measures[0].effect`, counted from 0; `(file)` for the whole. */
  readonly field: string;
  /** The measure it concerns, where it is inside one. */
  readonly measure?: string;
  /** The id of the entry of a list it stands in, where that is not the measure: places counted from 0 are hard to find. */
  readonly entry?: string;
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
}

export type Place = Pick<CheckProblem, 'file' | 'line' | 'column' | 'field' | 'measure' | 'entry'>;

/** Beyond this many a list helps nobody, and a hostile file could make it endless. */
export const MAX_PROBLEMS = 500;

export function problemAt(place: Place, code: ProblemCode, params: ProblemParams = {}): CheckProblem {
  const { severity, zh, en } = PROBLEMS[code];
  return { ...place, code, severity, zh: fill(zh, params, 'zh'), en: fill(en, params, 'en') };
}

function fill(text: string, params: ProblemParams, language: 'zh' | 'en'): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'object' ? value[language] : String(value);
  });
}

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}

export function hasErrors(problems: readonly CheckProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** @returns the problems in the order of the file, no more than `MAX_PROBLEMS`, errors kept first; the last says how many are not shown. */
export function inOrder(problems: readonly CheckProblem[]): CheckProblem[] {
  const byPlace = (a: CheckProblem, b: CheckProblem) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1);
  const [first] = problems;
  if (!first || problems.length <= MAX_PROBLEMS) return [...problems].sort(byPlace);
  const bySeverity = [...problems].sort((a, b) => (a.severity === b.severity ? byPlace(a, b) : a.severity === 'error' ? -1 : 1));
  const shown = bySeverity.slice(0, MAX_PROBLEMS - 1).sort(byPlace);
  const { file, line, column, field } = first;
  return [...shown, problemAt({ file, line, column, field }, 'moreProblems', { count: problems.length - shown.length })];
}

/** @returns one line for a terminal: where, which measure, what and what to do. */
export function formatProblem(problem: CheckProblem, language: 'zh' | 'en'): string {
  const severity = { zh: { error: '错误', warning: '提示' }, en: { error: 'error', warning: 'warning' } }[language][problem.severity];
  const measure = problem.measure === undefined ? '' : ` [${problem.measure}]`;
  const entry = problem.entry === undefined ? '' : { zh: `（id: ${problem.entry}）`, en: ` (id: ${problem.entry})` }[language];
  return `${problem.file}:${problem.line}:${problem.column} ${severity} ${problem.field}${measure}${entry}: ${problem[language]}`;
}
