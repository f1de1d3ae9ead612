import type { Language } from '../../domain/refusals.ts';
import { chineseNumeral, isChineseNumeral } from '../../domain/reports/numerals.ts';

/** How a report puts the numbers of its plan: （一） 1. as one plan prints them, 1. （1） as another. */
export interface Manner {
  readonly problem: { readonly level: 2 | 3; mark(number: string): string };
  readonly issue: (place: number) => string;
  readonly measure: { mark(number: string): string };
}

const dotted = (number: string) => (/^\d+$/.test(number) ? `${number}.` : `${number} `);
const bracketed = (number: string) => (/^[（(]/.test(number) ? number : `（${number}）`);

/** @returns the manner for a plan: three levels need three kinds of number; with two it is the plan's own. */
export function mannerOf(numbers: readonly string[], hasIssues: boolean, language: Language): Manner {
  if (language === 'en') {
    return { problem: { level: 2, mark: (number) => `Problem ${number}. ` }, issue: (place) => `Issue ${String(place)}. `, measure: { mark: (number) => `${number}. ` } };
  }
  if (hasIssues) {
    return { problem: { level: 2, mark: (number) => bracketed(asChinese(number)) }, issue: (place) => `${String(place)}.`, measure: { mark: bracketed } };
  }
  const isChinese = numbers.every(isChineseNumeral);
  return isChinese
    ? { problem: { level: 2, mark: bracketed }, issue: () => '', measure: { mark: dotted } }
    : { problem: { level: 3, mark: dotted }, issue: () => '', measure: { mark: bracketed } };
}

function asChinese(number: string): string {
  return /^[1-9]\d{0,3}$/.test(number) ? chineseNumeral(Number(number)) : number;
}

/** @returns the number of a chapter: 一、 or I. */
export function chapter(place: number, language: Language): string {
  return language === 'zh' ? `${chineseNumeral(place)}、` : `${['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][place - 1] ?? String(place)}. `;
}
