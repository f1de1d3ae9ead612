import { PHASES, type Phase } from '../domain/measure.ts';
import { MEASURE_CLASSES, type MeasureClass } from '../domain/policy.ts';
import { hintFor, listed } from './check/suggest.ts';

/**
 * Which measures of a plan are meant (`--where`): conditions that must all hold, with commas between, each a field and one or more
 * values with `|` between. `unit=经发局, class=immediate|longTerm, ref=M-001..M-020|M-033`. A value with blanks or commas stands in quotes.
 */
export interface Where {
  /** Names of units involved in any role. */
  readonly unit?: readonly string[];
  /** Lead officials: a post by id or title, or whoever holds it by id or name. */
  readonly leader?: readonly string[];
  readonly class?: readonly MeasureClass[];
  readonly problem?: readonly string[];
  readonly phase?: readonly Phase[];
  /** From and to, both included. */
  readonly ref?: readonly (readonly [from: string, to: string])[];
}

/** What is wrong, and at which character, from 1. */
export interface WhereProblem {
  readonly column: number;
  readonly zh: string;
  readonly en: string;
}

const FIELDS = ['unit', 'leader', 'class', 'problem', 'phase', 'ref'] as const;
type Field = (typeof FIELDS)[number];
const CHOICES: Partial<Record<Field, readonly string[]>> = { class: MEASURE_CLASSES, phase: PHASES };

interface Token {
  readonly text: string;
  readonly at: number;
  /** A sign stands for itself; a word is a name or a value. */
  readonly kind: 'sign' | 'word' | 'end';
}

/** Reads a condition. Never throws; tells the first thing that is wrong. */
export function readWhere(text: string): { readonly where: Where } | { readonly problem: WhereProblem } {
  const tokens = tokensOf(text);
  if ('problem' in tokens) return tokens;
  const where: Record<string, unknown> = {};
  let index = 0;
  const next = () => tokens.list[index++] ?? { text: '', at: text.length, kind: 'end' as const };
  for (;;) {
    const term = readTerm(next);
    if ('problem' in term) return term;
    if (where[term.field] !== undefined) return problem(term.at, `“${term.field}”写了两次。多个取值请用 | 分隔。`, `"${term.field}" is given twice. Put | between several values.`);
    where[term.field] = term.values;
    if (term.end.kind === 'end') return { where };
    if (term.end.text !== ',') return problem(term.end.at, `此处应为逗号或结尾，现为“${term.end.text}”。含空格的值请加引号。`, `A comma or the end belongs here, not "${term.end.text}". Put a value with blanks in quotes.`);
  }
}

type Term = { readonly field: Field; readonly values: readonly unknown[]; readonly at: number; readonly end: Token };

function readTerm(next: () => Token): Term | { readonly problem: WhereProblem } {
  const name = next();
  const field = FIELDS.find((known) => known === name.text);
  if (!field || name.kind !== 'word') {
    const hint = hintFor(name.text, FIELDS);
    return problem(name.at, `此处应为条件名。${hint.zh}可用：${listed(FIELDS).zh}。`, `A field belongs here. ${hint.en}There are: ${listed(FIELDS).en}.`);
  }
  const equals = next();
  if (equals.text !== '=' || equals.kind !== 'sign') return problem(equals.at, `“${field}”之后应为 =。`, `= belongs after "${field}".`);
  const values: unknown[] = [];
  for (;;) {
    const value = next();
    if (value.kind !== 'word') return problem(value.at, `“${field}=”之后缺少取值。`, `A value is missing after "${field}=".`);
    const read = readValue(field, value);
    if ('problem' in read) return read;
    values.push(read.value);
    const end = next();
    if (end.kind !== 'sign' || end.text !== '|') return { field, values, at: name.at, end };
  }
}

function readValue(field: Field, { text, at }: Token): { readonly value: unknown } | { readonly problem: WhereProblem } {
  const choices = CHOICES[field];
  if (choices && !choices.includes(text)) {
    const hint = hintFor(text, choices);
    return problem(at, `“${field}”不能是“${text}”。${hint.zh}可选：${listed(choices).zh}。`, `"${field}" cannot be "${text}". ${hint.en}Choose from: ${listed(choices).en}.`);
  }
  if (field !== 'ref') return { value: text };
  const [from = '', to = from, ...others] = text.split('..');
  if (others.length === 0 && from !== '' && from <= to) return { value: [from, to] };
  return problem(at, `“${text}”不是编号或编号范围。应写作 M-012 或 M-001..M-020，前小后大。`, `"${text}" is neither a ref nor a range of refs. Write M-012 or M-001..M-020, the first one first.`);
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”' };

function tokensOf(text: string): { readonly list: Token[] } | { readonly problem: WhereProblem } {
  const list: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    const closing = QUOTES[char];
    if (/\s/.test(char)) at += 1;
    else if (/[=|,，]/.test(char)) {
      list.push({ text: char === '，' ? ',' : char, at, kind: 'sign' });
      at += 1;
    } else if (closing !== undefined) {
      const end = text.indexOf(closing, at + 1);
      if (end < 0) return problem(at, '引号没有配对。', 'The quote is not closed.');
      list.push({ text: text.slice(at + 1, end), at, kind: 'word' });
      at = end + 1;
    } else {
      const [word = ''] = /^[^\s=|,，"'“]+/.exec(text.slice(at)) ?? [];
      list.push({ text: word, at, kind: 'word' });
      at += Math.max(1, word.length);
    }
  }
  return { list };
}

function problem(at: number, zh: string, en: string): { readonly problem: WhereProblem } {
  return { problem: { column: at + 1, zh, en } };
}
