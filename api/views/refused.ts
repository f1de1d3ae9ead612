import { explainRefusal, type Refusal } from '../../domain/refusals.ts';

/** @returns refusals of an act on many measures, with their sentences. */
export function refusedOf(refused: readonly { readonly id: string; readonly refusal: Refusal }[]): { id: string; code: string; text: { zh: string; en: string } }[] {
  return refused.map(({ id, refusal }) => ({ id, code: refusal.code, text: { zh: explainRefusal(refusal, 'zh'), en: explainRefusal(refusal, 'en') } }));
}
