import type { Assumption, Bilingual, Limit } from './limit.ts';
import { QUESTIONS, type AskReason } from './questions.ts';

/** How a phrase was understood, for whoever looks over an import. */

const ASSUMED: Readonly<Record<Assumption, Bilingual>> = {
  yearOfDocument: { zh: '年份取自文件', en: 'the year is that of the document' },
  monthOfDocument: { zh: '月份（季度）取自文件日期', en: 'the month or quarter is told from the date of the document' },
  centuryAdded: { zh: '年份只写了后两位', en: 'the year was written with two digits' },
  countedFromFeedback: { zh: '未写起算日，从反馈之日起算', en: 'counted from the day of the findings, no other start being written' },
  countedFromAdoption: { zh: '未写起算日，从方案通过之日起算', en: 'counted from the adoption, no other start being written' },
};

const PRECISION: Readonly<Record<NonNullable<Limit['precision']>, Bilingual>> = {
  exact: { zh: '（当日）', en: ' (the day named)' },
  endOfPeriod: { zh: '（该时段末日）', en: ' (the end of the period named)' },
  counted: { zh: '（按期间推算）', en: ' (counted)' },
};

const AFTERWARDS: Readonly<Record<NonNullable<Limit['then']>, { readonly alone: Bilingual; readonly after: Bilingual }>> = {
  longTerm: { alone: { zh: '长期坚持，没有终期', en: 'kept up for good, without an end' }, after: { zh: '此后长期坚持', en: 'kept up for good afterwards' } },
  openEnded: { alone: { zh: '持续进行，没有写终期', en: 'going on, no end being written' }, after: { zh: '此后持续进行', en: 'going on afterwards' } },
};

type Understood = Omit<Limit, 'kind' | 'explanation'>;

export function explainLimit({ dueOn, precision = 'exact', isImmediate, then, assumed = [] }: Understood): Bilingual {
  const clauses: Bilingual[] = [];
  if (isImmediate) clauses.push(dueOn === undefined ? { zh: '立行立改，时限按督办规则', en: 'at once, within the time the policy gives' } : { zh: '立行立改', en: 'at once' });
  if (dueOn !== undefined) clauses.push({ zh: `最后一天为 ${dueOn}${PRECISION[precision].zh}`, en: `last day ${dueOn}${PRECISION[precision].en}` });
  if (then) clauses.push(AFTERWARDS[then][clauses.length === 0 ? 'alone' : 'after']);
  clauses.push(...assumed.map((code) => ASSUMED[code]));
  return { zh: `${clauses.map(({ zh }) => zh).join('；')}。`, en: `${clauses.map(({ en }) => en).join('; ')}.` };
}

export function explainQuestion(reason: AskReason, candidates: readonly string[]): Bilingual {
  const { zh, en } = QUESTIONS[reason];
  if (candidates.length === 0) return { zh, en };
  return { zh: `${zh}可能是 ${candidates.join(' 或 ')}。`, en: `${en} It may be ${candidates.join(' or ')}.` };
}
