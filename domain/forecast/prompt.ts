import { addCount, addDays, instantAt, localDateAt, workingDayOnOrAfter, workingDayOnOrBefore, type DayCount } from '../calendar.ts';
import type { MeasureState } from '../measure.ts';
import { unacknowledgedSince, unansweredSince } from '../papers.ts';
import { partsMissing } from '../parts.ts';
import { periodDue, periodOutstanding, isOwed, rulesInForce } from '../periodic.ts';
import { receiptsMissing } from '../rungs.ts';
import { clockOf, dueOn, type Clock } from '../timing.ts';
import type { Intent, PlannedAct } from './intents.ts';

/** The hour of the day at which people do their work here. */
const WORK_MINUTES = 10 * 60;
const TEXT = '（推演）';

/**
 * Everybody does everything in time: what asks for an answer is done on the next working day, what has a date on the last working day
 * before it is over.
 *
 * @param late hands milestones in only so long after their dates
 */
export function promptly(late?: DayCount): (state: MeasureState, now: number) => readonly PlannedAct[] {
  return (state, now) => intentsIn(state, late).map(({ on, intent }) => ({ at: slotFrom(clockOf(state.definition), on, now), intent }));
}

interface Meant {
  /** The working day on which it is meant to be done. */
  readonly on: string;
  readonly intent: Intent;
}

function intentsIn(state: MeasureState, late: DayCount | undefined): Meant[] {
  const clock = clockOf(state.definition);
  switch (state.phase) {
    case 'registered':
    case 'rectifying':
      return [...receipts(state, clock), ...papers(state, clock), ...periods(state, clock), ...handIns(state, clock, late), ...decisions(state, clock)];
    case 'inSignOff':
      return [...papers(state, clock), ...periods(state, clock), { on: dayAfter(clock, state.signOff.openedAt), intent: { type: 'approveClosure' } }];
    case 'closed':
      return [...periods(state, clock), ...state.lookBacks.filter(({ held }) => !held).map(({ id, dueOn: on }): Meant => ({ on, intent: { type: 'holdLookBack', lookBackId: id, note: TEXT } }))];
    case 'suspended':
    case 'archived':
    case 'withdrawn':
      return [];
  }
}

function receipts(state: MeasureState, clock: Clock): Meant[] {
  const isOwed = receiptsMissing(state).length > 0 || state.phase === 'registered';
  return isOwed ? [{ on: dayAfter(clock, state.registeredAt), intent: { type: 'acknowledge' } }] : [];
}

/** Of each rule only the latest paper: that is the one an intent speaks of. */
function papers(state: MeasureState, clock: Clock): Meant[] {
  const latest = [...new Map(state.documents.map((paper) => [paper.ruleId, paper])).values()];
  const asked = latest.flatMap((paper): Meant[] => {
    const on = dayAfter(clock, paper.issuedAt);
    return [
      ...(unacknowledgedSince(paper) !== undefined ? [{ on, intent: { type: 'acknowledgeDocument', ruleId: paper.ruleId, reason: TEXT } as const }] : []),
      ...(unansweredSince(paper) !== undefined ? [{ on, intent: { type: 'answerDocument', ruleId: paper.ruleId, reason: TEXT } as const }] : []),
    ];
  });
  const talks = state.interviews.filter(({ held }) => !held).map(({ ruleId, dueBy }): Meant => ({ on: workingDayOnOrBefore(clock.calendar, localDateAt(clock.calendar, dueBy - 1)), intent: { type: 'recordInterview', ruleId, text: TEXT } }));
  return [...asked, ...talks];
}

function handIns(state: MeasureState, clock: Clock, late: DayCount | undefined): Meant[] {
  if (state.phase === 'registered') return [];
  const isWaiting = clock.policy.participation?.submissionWaits === true && partsMissing(state).length > 0;
  return state.milestones
    .filter(({ status }) => status === 'open')
    .flatMap((milestone): Meant[] => {
      const last = workingDayOnOrBefore(clock.calendar, dueOn(clock, milestone));
      const on = late ? workingDayOnOrAfter(clock.calendar, addCount(clock.calendar, last, late)) : last;
      if (isWaiting) return [{ on, intent: { type: 'reportPart', text: TEXT, evidence: [], isDone: true } }];
      return [{ on, intent: { type: 'submit', milestones: [milestone.id], summary: TEXT, evidence: [] } }];
    });
}

function periods(state: MeasureState, clock: Clock): Meant[] {
  return rulesInForce(state)
    .filter((rule) => isOwed(state, rule))
    .map((rule) => ({ on: workingDayOnOrBefore(clock.calendar, periodDue(state, rule, periodOutstanding(state, rule)).on), intent: { type: 'handInPeriodic', dutyId: rule.id, text: TEXT } }));
}

function decisions(state: MeasureState, clock: Clock): Meant[] {
  const accepted = state.milestones.flatMap((milestone): Meant[] =>
    milestone.status === 'submitted' ? [{ on: dayAfter(clock, milestone.acceptance.openedAt), intent: { type: 'accept', milestones: [milestone.id], note: TEXT } }] : [],
  );
  const extended = state.extensions
    .filter(({ outcome }) => outcome === 'pending')
    .map(({ milestoneId, chain }): Meant => ({ on: dayAfter(clock, chain.openedAt), intent: { type: 'approveExtension', milestoneId, reason: TEXT } }));
  return [...accepted, ...extended];
}

function dayAfter(clock: Clock, at: number): string {
  return workingDayOnOrAfter(clock.calendar, addDays(localDateAt(clock.calendar, at), 1));
}

/** The hour of that day or, once it is over, the next hour of work. */
function slotFrom(clock: Clock, on: string, now: number): number {
  const { fromMinutes, toMinutes } = clock.policy.hours;
  const minutes = Math.max(fromMinutes, Math.min(WORK_MINUTES, toMinutes - 1));
  const at = instantAt(clock.calendar, on, minutes);
  if (at >= now) return at;
  const today = instantAt(clock.calendar, workingDayOnOrAfter(clock.calendar, localDateAt(clock.calendar, now)), minutes);
  return today >= now ? today : instantAt(clock.calendar, dayAfter(clock, now), minutes);
}
