import { explainRefusal, isRefusalCode, type Language, type Refusal } from '../../domain/refusals.ts';
import { API_ERRORS, type ApiErrorCode } from './apiErrors.ts';
import type { ProblemCode } from './statuses.ts';

/** One field that must be corrected, named as in `act.evidence[0].size`. */
export interface FieldError {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** A request that is not carried out, for a reason of the closed list. The error handler makes a problem document of it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: readonly FieldError[];

  constructor(code: ProblemCode, params: Readonly<Record<string, string>> = {}, fields: readonly FieldError[] = [], options?: ErrorOptions) {
    super(explain(code, params, 'en'), options);
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}

export function refusalError(refusal: Refusal): ProblemError {
  return new ProblemError(refusal.code, refusal.params);
}

/** @returns the reason as a sentence; that of a domain refusal is the domain's own, to the letter. */
export function explain(code: ProblemCode, params: Readonly<Record<string, string>>, language: Language): string {
  if (isRefusalCode(code)) return explainRefusal({ code, params }, language);
  return textOf(code, language).replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '—');
}

function textOf(code: ApiErrorCode, language: Language): string {
  return API_ERRORS[code][language];
}
