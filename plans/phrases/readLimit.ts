import { dateOfEpochDay } from '../../domain/calendar.ts';
import { readCountPart } from './count.ts';
import { explainLimit, explainQuestion } from './explain.ts';
import type { Limit, LimitContext, LimitReading } from './limit.ts';
import { ask, type Part } from './parts.ts';
import { readPeriodPart } from './period.ts';
import type { AskReason } from './questions.ts';
import { readWordsPart } from './words.ts';

/** A longer text is no limit, whatever dates it holds. */
const LONGEST_PHRASE = 120;

/**
 * Reads a time limit as offices write it, in any width: 2026年6月底前, 十月底前, 立行立改，长期坚持, 反馈后1个月内.
 *
 * For what stands where a limit belongs: in a cell under 完成时限 or behind such a label. In running text most words of time are no limits
 * (截至2月底, 一季度以来), and this must not be asked of it. What is not understood to the last word is asked, never guessed.
 *
 * @param phrase the words of one limit; several only if they say one thing together.
 */
export function readLimit(phrase: string, context: LimitContext = {}): LimitReading {
  const plain = plainPhrase(phrase);
  if (plain === '') return question('nothingWritten');
  if (plain.length > LONGEST_PHRASE) return question('unknownWords');
  if (/^\d{5}(?:\.0+)?$/.test(plain)) return question('bareNumber', [serialDate(plain)]);
  const parts = partsOf(plain).map((part) => readPart(part, context));
  const dates = [...new Set(parts.flatMap((part) => (part.kind === 'date' ? part.on : [])))].sort();
  const asked = parts.find((part) => part.kind === 'ask');
  if (asked) return question(asked.reason, asked.candidates.length > 0 ? asked.candidates : dates);
  if (dates.length > 1) return question('severalDates', dates);
  return limitOf(parts);
}

/** Days of a spreadsheet are counted so that 25569 is the first of 1970. */
function serialDate(serial: string): string {
  return dateOfEpochDay(Math.floor(Number(serial)) - 25_569);
}

function limitOf(parts: readonly Part[]): LimitReading {
  const has = (kind: Part['kind']): boolean => parts.some((part) => part.kind === kind);
  const date = parts.find((part) => part.kind === 'date');
  const then = has('longTerm') ? 'longTerm' : has('openEnded') ? 'openEnded' : undefined;
  if (has('recurring') && !date && !then) return question('recurring');
  if (!date && !then && !has('immediate')) return question(has('state') ? 'stateNotLimit' : 'unknownWords');
  const understood: Omit<Limit, 'kind' | 'explanation'> = {
    ...(date && { dueOn: date.on, precision: date.precision }),
    ...(has('immediate') && { isImmediate: true }),
    ...(then && { then }),
    ...(date && date.assumed.length > 0 && { assumed: date.assumed }),
  };
  return { kind: 'limit', ...understood, explanation: explainLimit(understood) };
}

function question(reason: AskReason, candidates: readonly string[] = []): LimitReading {
  return { kind: 'ask', reason, candidates, explanation: explainQuestion(reason, candidates) };
}

/** The label a limit may carry with it even in a cell: 整改时限：. */
const LABEL = /^[^:\d]{0,10}(?:时限|期限|时间|节点|日期):/;
const CLOCK = /\s+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

function plainPhrase(phrase: string): string {
  const plain = phrase.slice(0, LONGEST_PHRASE * 4).normalize('NFKC').trim().replace(CLOCK, '').replace(/[\r\n]+/g, ',').replace(/\s+/g, '').replace(LABEL, '');
  return plain.replace(/^[,、;。.:"“”()[\]【】]+|[,、;。.:"“”()[\]【】]+$/g, '');
}

/** Where one part ends: at marks, and before words of duration that follow without one (2025年底前并长期坚持). A slash within a date is none. */
const CUT = /[,、;。()[\]【】+]|(?<!\d)\/|\/(?!\d)|(?=并|长期|常态|持续)(?<!坚持|中|纳入|实现|保持|形成|建立|转入)/;
const CONNECTIVE = /^(?:并且|并|且|同时|然后|此后|之后|以后|其后|后续|后|再|需要|需|其中|以及|及)+(?!\d)/;

function partsOf(plain: string): string[] {
  const parts = plain.split(CUT).map((part) => part.replace(CONNECTIVE, '')).filter((part) => part !== '');
  return parts.length === 0 ? [plain] : parts;
}

function readPart(part: string, context: LimitContext): Part {
  return readWordsPart(part) ?? readPeriodPart(part, context) ?? readCountPart(part, context) ?? readRange(part, context) ?? ask('unknownWords');
}

/** 2026年3月至6月底: a stretch of time, whose end people mostly mean. The end may leave out the year that the beginning names. */
function readRange(part: string, context: LimitContext): Part | undefined {
  const [, from = '', to = ''] = /^(.+?[年月日号季度底末旬\d])(?:至|到|—|–|-|~)+(.+)$/.exec(part) ?? [];
  const start = from === '' ? undefined : readPeriodPart(from, context);
  if (start?.kind !== 'date') return undefined;
  const end = readPeriodPart(to, { ...context, year: Number(start.on.slice(0, 4)) });
  return end?.kind === 'date' && end.on >= start.on ? ask('range', [end.on]) : ask('unknownWords');
}
