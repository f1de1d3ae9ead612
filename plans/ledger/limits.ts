import type { Limit, LimitContext, LimitReading } from '../phrases/limit.ts';
import { readLimit } from '../phrases/readLimit.ts';
import type { DraftLimits } from '../report/draft.ts';
import { factIn, type Entry } from './entry.ts';
import { ledgerProblem, type LedgerProblem, type LedgerProblemCode } from './problems.ts';
import type { Cell } from './sheet.ts';

/** A time limit with the cell it stands in. */
export interface LimitCell {
  readonly kind: 'effect' | 'completion';
  readonly address: string;
  readonly text: string;
  readonly reading: LimitReading;
}

/**
 * Reads a cell of limits. A real date counts as the day it is, unless what the cell shows is a month: 2026年6月 is kept as the first of
 * June by spreadsheets and means its end.
 */
function readCell({ date }: Pick<Cell, 'date'>, text: string, context: LimitContext): LimitReading {
  const words = readLimit(text, context);
  if (date === undefined) return words;
  const isShownAsPeriod = words.kind === 'limit' && words.precision === 'endOfPeriod' && words.dueOn !== undefined && date <= words.dueOn;
  return isShownAsPeriod ? words : readLimit(date, context);
}

const LABEL_OF = { effect: 'effectLimit', completion: 'limit' } as const;

/** @returns the limits that are written for a measure, in its cells or behind labels in its words. */
export function limitCells(entry: Entry, context: LimitContext): LimitCell[] {
  return (['effect', 'completion'] as const).flatMap((kind): LimitCell[] => {
    const found = entry.cellOf(kind);
    if (found) return [{ kind, address: found.cell.mergedInto ?? found.cell.address, text: found.text || (found.cell.date ?? ''), reading: readCell(found.cell, found.text, context) }];
    const measure = entry.cellOf('measure');
    const said = factIn(measure?.text ?? '', LABEL_OF[kind]);
    return measure && said !== '' ? [{ kind, address: measure.cell.address, text: said, reading: readLimit(said, context) }] : [];
  });
}

/** What a column of classes (整改类型: 立行立改, 长期坚持) says; its other words (限期整改) limit nothing. */
export function classIn(entry: Entry): Limit | undefined {
  const reading = readLimit(entry.textOf('class'));
  return reading.kind === 'limit' && reading.dueOn === undefined ? reading : undefined;
}

/** @returns what the limits come to, for the draft; nothing where none is written. */
export function limitsFrom(cells: readonly LimitCell[], classed?: Limit): DraftLimits | undefined {
  if (cells.length === 0 && !classed) return undefined;
  const of = (kind: LimitCell['kind']) => cells.find((cell) => cell.kind === kind)?.reading;
  const [effect, completion] = [of('effect'), of('completion')].map((reading) => (reading?.kind === 'limit' ? reading : undefined));
  // What a measure is in the end tells its last limit; 长期坚持 under 明显成效 beside a completion date is no class.
  const last = completion ?? effect;
  return {
    ...(effect?.dueOn !== undefined && { effect: effect.dueOn }),
    ...(completion?.dueOn !== undefined && { completion: completion.dueOn }),
    ...((last?.isImmediate ?? classed?.isImmediate) && { isImmediate: true }),
    ...((last?.then === 'longTerm' || classed?.then === 'longTerm') && { isLongTerm: true }),
    text: cells.map(({ text }) => text).join('；') || '—',
  };
}

/** Whether a cell must be settled by a person before a plan can be made of it. */
export function isOpen({ reading }: LimitCell): boolean {
  return reading.kind === 'ask' || isEndless(reading);
}

function isEndless(reading: LimitReading): boolean {
  return reading.kind === 'limit' && reading.then === 'openEnded' && reading.dueOn === undefined && !reading.isImmediate;
}

/** @returns all that is wrong with the limits of a measure. `completionAddress` is where its completion date belongs. */
export function limitProblems(sheet: string, cells: readonly LimitCell[], completionAddress: string | undefined, classed?: Limit): LedgerProblem[] {
  const problems = cells.flatMap((cell) => problemsOf(sheet, cell));
  const limits = limitsFrom(cells, classed);
  const isCompletionWritten = cells.some(({ kind }) => kind === 'completion');
  if (!isCompletionWritten && completionAddress !== undefined && !limits?.isLongTerm && !limits?.isImmediate) problems.push(ledgerProblem({ sheet, address: completionAddress }, 'limitMissing'));
  const { effect, completion } = limits ?? {};
  if (effect !== undefined && completion !== undefined && effect > completion) {
    const address = cells.find(({ kind }) => kind === 'effect')?.address ?? '';
    problems.push(ledgerProblem({ sheet, address }, 'effectAfterCompletion', { effect, completion }));
  }
  return problems;
}

function problemsOf(sheet: string, cell: LimitCell): LedgerProblem[] {
  const { address, text, reading } = cell;
  const { explanation } = reading;
  const tell = (code: LedgerProblemCode) => [ledgerProblem({ sheet, address }, code, { text, question: explanation, understood: explanation })];
  if (reading.kind === 'ask') return tell('limitAsked');
  if (isEndless(reading)) return tell('limitOpenEnded');
  return [
    ...(reading.assumed ? tell('limitAssumed') : []),
    ...(reading.isImmediate && reading.then === 'longTerm' && reading.dueOn === undefined ? tell('immediateThenLongTerm') : []),
  ];
}
