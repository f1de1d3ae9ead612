import { nearest } from '../plans/check/suggest.ts';
import { answerOf, type Api } from './apiClient.ts';
import { CliError, cliError } from './errors.ts';

export interface MeasureName {
  readonly plan: string;
  readonly ref: string;
}

/** @returns the measure a person means: `PLAN/REF`, or `REF` alone while there is only one plan. */
export async function measureNamed(api: Api, text: string): Promise<MeasureName> {
  const [first = '', ...others] = text.split('/');
  if (others.length > 0) return { plan: first, ref: others.join('/') };
  return { plan: await onlyPlan(api, first), ref: first };
}

export interface DocumentName extends MeasureName {
  readonly document: string;
}

/** @returns the paper a person means: `PLAN/REF/DOCUMENT`, or `REF/DOCUMENT` while there is only one plan. */
export async function documentNamed(api: Api, text: string): Promise<DocumentName> {
  const parts = text.split('/');
  const [first = '', second = '', third] = parts;
  if (parts.length === 3 && third !== undefined) return { plan: first, ref: second, document: third };
  if (parts.length !== 2) throw cliError('badValue', { name: 'document', value: text, why: { zh: '应写作 方案/措施/文书，例如 zhenjiang-2026/M-001/rectify-1-1。', en: 'write PLAN/REF/DOCUMENT, such as zhenjiang-2026/M-001/rectify-1-1.' } });
  return { plan: await onlyPlan(api, text), ref: first, document: second };
}

/** @returns the plan a person means: the one named, or the only one there is. */
export async function planNamed(api: Api, text: string | undefined): Promise<string> {
  if (text !== undefined && text !== '') return text;
  return onlyPlan(api, '');
}

async function onlyPlan(api: Api, ref: string): Promise<string> {
  const { plans } = await answerOf(api.GET('/api/plans'));
  const [first, second] = plans;
  if (!first) throw cliError('noPlan');
  if (!second) return first.id;
  const listed = plans.map(({ id }) => id).join('、');
  if (ref === '') throw cliError('missingOption', { name: '--plan', why: { zh: `现有方案：${listed}。`, en: `There are: ${listed}.` } });
  throw cliError('ambiguousMeasure', { example: `${first.id}/${ref}`, plans: listed });
}

/** Adds "did you mean" to the api's word that there is no such measure. */
export async function withNearMeasure<T>(api: Api, { plan, ref }: MeasureName, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== 'unknownMeasure') throw error;
    const { measures } = await answerOf(api.GET('/api/plans/{plan}/measures', { params: { path: { plan }, query: { limit: '500' } } }));
    const near = nearest(ref, measures.map((measure) => measure.ref));
    throw near === undefined ? error : new CliError(error.code, error.exitCode, error.text, [{ zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` }]);
  }
}
