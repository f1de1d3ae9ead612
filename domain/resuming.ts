import { addWorkingDays, addDays, endOfDay, localDateAt, workingDaysBetween } from './calendar.ts';
import type { EventBody, EventOf, PaperLimits } from './events.ts';
import { evolve } from './evolve.ts';
import type { MeasureState } from './measure.ts';
import { isInForce } from './papers.ts';
import { warningsAgain, type Warning } from './rewarning.ts';
import { clockOf, dueOn, overdueAt } from './timing.ts';
import { record, type Transition } from './transition.ts';

type Suspended = Extract<MeasureState, { phase: 'suspended' }>;

/** Lets work go on: dates and limits move by the days lost, and whoever was warned of a date that is another now is warned again. */
export function resumeWork(transition: Transition, state: Suspended, resumedAt: number, said: Pick<EventOf<'resumed'>, 'by' | 'reason'>): void {
  const moves: EventBody & { readonly type: 'resumed' } = { type: 'resumed', ...said, ...resumption(state, resumedAt) };
  const resumed = evolve(state, { ...moves, seq: state.seq + 1, at: transition.now, cycle: state.cycle });
  const again = transition.edition < 3 || moves.lostDays === 0 ? [] : warningsAgain(resumed, (warning) => isMovedBy(moves, warning), resumedAt);
  record(transition, { ...moves, ...(again.length > 0 && { again }) });
}

/** The limit of every step that awaits somebody is longer; periodic duties and look-backs stay where they are. */
function isMovedBy({ dates }: Pick<EventOf<'resumed'>, 'dates'>, warning: Warning): boolean {
  if (warning.type === 'rung') return warning.milestoneId !== undefined && dates[warning.milestoneId] !== undefined;
  return ['acceptance', 'signOff', 'extension'].includes(warning.subject.on);
}

/**
 * What the end of a suspension moves, by the working days lost: every date and limit that had not passed when it began. What was
 * overdue then stays overdue: a pause makes nothing good that came before it.
 *
 * The day of the decision is lost whole, the day on which work goes on is not.
 */
function resumption(state: Suspended, resumedAt: number): Pick<EventOf<'resumed'>, 'resumedAt' | 'lostDays' | 'dates' | 'limits' | 'interviews'> {
  const clock = clockOf(state.definition);
  const { calendar } = clock;
  const suspendedAt = state.suspension.at;
  const lostDays = Math.max(0, workingDaysBetween(calendar, addDays(localDateAt(calendar, suspendedAt), -1), addDays(localDateAt(calendar, resumedAt), -1)));
  if (lostDays === 0) return { resumedAt, lostDays, dates: {}, limits: {} };
  const later = (limit: number) => endOfDay(calendar, addWorkingDays(calendar, localDateAt(calendar, limit - 1), lostDays));
  const dates = state.milestones
    .filter((milestone) => milestone.status !== 'accepted' && overdueAt(clock, milestone) > suspendedAt)
    // From the date that counts: moved from a holiday itself, the first days would only make up for it.
    .map((milestone) => [milestone.id, addWorkingDays(calendar, dueOn(clock, milestone), lostDays)] as const);
  const limits = state.documents
    .filter((paper) => isInForce(state, paper))
    .map(({ id, acknowledgeBy, answerBy, rectifyBy }) => [id, moved({ acknowledgeBy, answerBy, rectifyBy }, suspendedAt, later)] as const)
    .filter(([, changed]) => Object.keys(changed).length > 0);
  const interviews = state.interviews.filter(({ held, dueBy }) => !held && dueBy > suspendedAt).map(({ id, dueBy }) => [id, later(dueBy)] as const);
  return { resumedAt, lostDays, dates: Object.fromEntries(dates), limits: Object.fromEntries(limits), ...(interviews.length > 0 && { interviews: Object.fromEntries(interviews) }) };
}

function moved(limits: { readonly [K in keyof PaperLimits]: number | undefined }, suspendedAt: number, later: (limit: number) => number): PaperLimits {
  const running = Object.entries(limits).filter((entry): entry is [string, number] => entry[1] !== undefined && entry[1] > suspendedAt);
  return Object.fromEntries(running.map(([name, limit]) => [name, later(limit)]));
}
