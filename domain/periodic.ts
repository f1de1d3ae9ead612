import { addCount, addDays, addMonths, dateOfEpochDay, endOfDay, epochDay, localDateAt } from './calendar.ts';
import type { PeriodicEntry } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import type { Period, PeriodicRule } from './policy.ts';
import { clockOf } from './timing.ts';

/** A week, month or quarter by its name, with its first and last day. */
export interface PeriodSpan {
  /** 2026-W48 (ISO 8601), 2026-11, 2026-Q4. */
  readonly name: string;
  readonly firstOn: string;
  readonly lastOn: string;
}

const MONTHS: Readonly<Record<'month' | 'quarter', number>> = { month: 1, quarter: 3 };

/** @returns the period that holds the date. */
export function periodAround(every: Period, date: string): PeriodSpan {
  if (every === 'week') return weekAround(date);
  const months = MONTHS[every];
  const year = date.slice(0, 4);
  const index = Math.floor((Number(date.slice(5, 7)) - 1) / months);
  const firstOn = `${year}-${String(index * months + 1).padStart(2, '0')}-01`;
  const lastOn = addDays(addMonths(firstOn, months), -1);
  return { name: every === 'month' ? firstOn.slice(0, 7) : `${year}-Q${index + 1}`, firstOn, lastOn };
}

/** A week belongs to the year that its Thursday is in (ISO 8601). */
function weekAround(date: string): PeriodSpan {
  const day = epochDay(date);
  // 1970-01-01 was a Thursday.
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  const year = dateOfEpochDay(monday + 3).slice(0, 4);
  const week = Math.floor((monday + 3 - epochDay(`${year}-01-01`)) / 7) + 1;
  return { name: `${year}-W${String(week).padStart(2, '0')}`, firstOn: dateOfEpochDay(monday), lastOn: dateOfEpochDay(monday + 6) };
}

function next(every: Period, { lastOn }: PeriodSpan): PeriodSpan {
  return periodAround(every, addDays(lastOn, 1));
}

/** @returns the periodic duties of a measure of this class. */
export function rulesInForce({ definition }: MeasureState): PeriodicRule[] {
  return (definition.policy.periodic ?? []).filter(({ classes }) => !classes || classes.includes(definition.class));
}

/** @returns whether the duty is owed in the phase the measure is in. */
export function isOwed({ phase }: MeasureState, { until }: PeriodicRule): boolean {
  if (phase === 'registered' || phase === 'rectifying') return true;
  return until === 'archive' && (phase === 'inSignOff' || phase === 'closed');
}

/** @returns the last day for a period's report, and the first instant after it. */
export function periodDue(state: MeasureState, rule: PeriodicRule, { lastOn }: PeriodSpan): { readonly on: string; readonly by: number } {
  const { calendar } = clockOf(state.definition);
  const on = addCount(calendar, lastOn, rule.dueAfter);
  return { on, by: endOfDay(calendar, on) };
}

/**
 * @returns the earliest period neither handed in nor found missing. What fell due while nobody owed it (sign-off, suspension, or
 * before the duty was there at all) is passed over.
 */
export function periodOutstanding(state: MeasureState, rule: PeriodicRule): PeriodSpan {
  let span = firstPeriod(state, rule);
  const owedSince = Math.max(state.periodicSince ?? 0, state.periodicFrom?.[rule.id] ?? 0);
  while (entryOf(state, rule, span.name) || periodDue(state, rule, span).by <= owedSince) span = next(rule.every, span);
  return span;
}

/** @returns the periods that may be handed in at the instant: begun, and not handed in yet, missed ones included; earliest first. */
export function periodsToHandIn(state: MeasureState, rule: PeriodicRule, now: number): string[] {
  if (!isOwed(state, rule)) return [];
  const today = localDateAt(state.definition.calendar, now);
  const open: string[] = [];
  for (let span = firstPeriod(state, rule); span.firstOn <= today; span = next(rule.every, span)) {
    if (!entryOf(state, rule, span.name)?.handedIn) open.push(span.name);
  }
  return open;
}

function firstPeriod(state: MeasureState, { every, afterMonths = 0 }: PeriodicRule): PeriodSpan {
  const from = addMonths(localDateAt(state.definition.calendar, state.cycleStartedAt), afterMonths);
  const span = periodAround(every, from);
  return span.firstOn >= from ? span : next(every, span);
}

function entryOf(state: MeasureState, { id }: PeriodicRule, period: string): PeriodicEntry | undefined {
  return state.periodic.find((entry) => entry.dutyId === id && entry.period === period);
}

/** @returns since when duties are owed that another definition brings: nobody is late with what nobody had to do. */
export function dutiesBegunAt(before: MeasureState, after: MeasureState, at: number): Pick<MeasureState, 'periodicFrom'> {
  const known = rulesInForce(before).map(({ id }) => id);
  const begun = rulesInForce(after).filter(({ id }) => !known.includes(id));
  if (begun.length === 0) return {};
  return { periodicFrom: { ...before.periodicFrom, ...Object.fromEntries(begun.map(({ id }) => [id, at])) } };
}
