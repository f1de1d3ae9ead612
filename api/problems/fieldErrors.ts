import type { z } from 'zod';
import type { FieldError } from './problemError.ts';

type Issue = z.core.$ZodIssue;
type Said = Omit<FieldError, 'field'>;

/** A request wrong in a hundred places is wrong as a whole; the first of them are enough to see it. */
const MAX_FIELDS = 50;

/** @returns what is wrong with a request, field by field, in both languages. */
export function fieldErrorsOf(error: z.core.$ZodError): FieldError[] {
  return error.issues.slice(0, MAX_FIELDS).map((issue) => ({ field: fieldName(issue.path), ...say(issue) }));
}

function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return name.replace(/^\./, '') || '(body)';
}

function say(issue: Issue): Said {
  switch (issue.code) {
    case 'invalid_type':
      return sayType(issue);
    case 'too_big':
      return limit(issue.origin, String(issue.maximum), { zh: '最多', en: 'at most' });
    case 'too_small':
      return limit(issue.origin, String(issue.minimum), { zh: '至少', en: 'at least' });
    case 'invalid_value':
      return { zh: `只能取 ${issue.values.map(String).join('、')}。`, en: `Must be one of ${issue.values.map(String).join(', ')}.` };
    case 'unrecognized_keys':
      return { zh: `不认识的字段：${issue.keys.join('、')}。请删去或更正拼写。`, en: `Unknown fields: ${issue.keys.join(', ')}. Remove them or correct their spelling.` };
    case 'invalid_union':
      return sayUnion(issue);
    case 'custom':
    case 'invalid_format':
      return split(issue.message);
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return { zh: '取值不符合要求。', en: 'Not a permitted value.' };
  }
}

const TYPES: Readonly<Record<string, Said>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

function sayType(issue: z.core.$ZodIssueInvalidType): Said {
  const type = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
  // Inputs are not reported: zod says "undefined" in its message when the field is missing.
  if (issue.message.includes('undefined')) return { zh: `缺少此项，应为${type.zh}。`, en: `Missing; it should be ${type.en}.` };
  return { zh: `应为${type.zh}。`, en: `It should be ${type.en}.` };
}

function limit(origin: string, bound: string, words: Said): Said {
  const unit = { string: { zh: ' 个字符', en: ' characters' }, array: { zh: ' 项', en: ' entries' } }[origin] ?? { zh: '', en: '' };
  return { zh: `${words.zh} ${bound}${unit.zh}。`, en: `It must be ${words.en} ${bound}${unit.en}.` };
}

function sayUnion(issue: z.core.$ZodIssueInvalidUnion): Said {
  const options = 'options' in issue ? (issue.options ?? []).map(String) : [];
  if (options.length === 0) return { zh: '取值不符合要求。', en: 'Not a permitted value.' };
  return { zh: `只能取 ${options.join('、')}。`, en: `Must be one of ${options.join(', ')}.` };
}

/** Our own checks carry both languages in one message. */
const SEPARATOR = ' / ';

/** @returns the message of a check of ours, for `fieldErrorsOf` to take apart again. */
export function bilingual(zh: string, en: string): string {
  return `${zh}${SEPARATOR}${en}`;
}

function split(message: string): Said {
  const at = message.indexOf(SEPARATOR);
  return at < 0 ? { zh: '格式不对。', en: 'Not written as it should be.' } : { zh: message.slice(0, at), en: message.slice(at + SEPARATOR.length) };
}
