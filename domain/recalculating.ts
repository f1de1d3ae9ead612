import { addMonths, addWorkingDays, localDateAt, workingDayOnOrAfter, workingDaysBetween, type Calendar } from './calendar.ts';
import type { Moved, PaperLimits } from './events.ts';
import type { IssuedDocument, MeasureState } from './measure.ts';
import { isInForce } from './papers.ts';
import type { Rule } from './policy.ts';
import { clockOf, dueOn } from './timing.ts';

/**
 * @returns every date of the measure still ahead that another calendar puts on another day: the date that counts for a milestone, the
 * limits of papers in force, look-backs. Dates that somebody set by name stay where they are.
 */
export function movedBy(state: MeasureState, calendar: Calendar, now: number): Moved[] {
  return [...movedMilestones(state, calendar), ...movedLimits(state, calendar, now), ...movedInterviews(state, calendar, now), ...movedLookBacks(state, calendar)];
}

function movedMilestones({ definition, milestones }: MeasureState, calendar: Calendar): Moved[] {
  const before = clockOf(definition);
  return milestones
    .filter(({ status }) => status !== 'accepted')
    .flatMap((milestone) => movedFrom({ what: 'milestone', id: milestone.id }, dueOn(before, milestone), dueOn({ ...before, calendar }, milestone)));
}

const LIMITS = { acknowledgeBy: 'acknowledgeWithin', answerBy: 'answerWithin', rectifyBy: 'rectifyWithin' } as const;

function movedLimits(state: MeasureState, calendar: Calendar, now: number): Moved[] {
  return state.documents
    .filter((paper) => isInForce(state, paper))
    .flatMap((paper) => Object.keys(LIMITS).flatMap((name) => movedLimit(state, paper, name as keyof PaperLimits, calendar, now)));
}

/** A limit counted in working days keeps their number; one that lies behind, or was set as a date, stays. */
function movedLimit({ definition }: MeasureState, paper: IssuedDocument, limit: keyof PaperLimits, calendar: Calendar, now: number): Moved[] {
  const at = paper[limit];
  const rule: Rule | undefined = definition.policy.ladder.find(({ id }) => id === paper.ruleId);
  const isCounted = rule?.document?.[LIMITS[limit]]?.unit === 'working' && !(limit === 'rectifyBy' && paper.rectifyOn !== undefined);
  if (at === undefined || at <= now || !isCounted) return [];
  return movedFrom({ what: 'document', id: paper.id, limit }, ...sameCount(definition.calendar, calendar, paper.datedOn, at));
}

function movedInterviews({ definition, interviews }: MeasureState, calendar: Calendar, now: number): Moved[] {
  return interviews
    .filter(({ held, dueBy }) => !held && dueBy > now)
    .flatMap(({ id, ruleId, datedOn, dueBy }) => {
      const isCounted = definition.policy.ladder.find((rule) => rule.id === ruleId)?.interview?.within.unit === 'working';
      return isCounted ? movedFrom({ what: 'interview', id }, ...sameCount(definition.calendar, calendar, datedOn, dueBy)) : [];
    });
}

/** @returns the last day of a limit in the calendar so far, and the day as many working days after its beginning in the other. */
function sameCount(before: Calendar, after: Calendar, fromOn: string, limitAt: number): [string, string] {
  const lastOn = localDateAt(before, limitAt - 1);
  return [lastOn, addWorkingDays(after, fromOn, workingDaysBetween(before, fromOn, lastOn))];
}

function movedLookBacks(state: MeasureState, calendar: Calendar): Moved[] {
  if (state.phase !== 'closed') return [];
  const { definition, closedAt } = state;
  return state.lookBacks
    .filter(({ held }) => !held)
    .flatMap(({ id, dueOn: before }) => {
      const rule = definition.policy.lookBacks.find((candidate) => candidate.id === id);
      if (!rule) return [];
      return movedFrom({ what: 'lookBack', id }, before, workingDayOnOrAfter(calendar, addMonths(localDateAt(calendar, closedAt), rule.afterMonths)));
    });
}

function movedFrom(subject: Pick<Moved, 'what' | 'id' | 'limit'>, from: string, to: string): Moved[] {
  return from === to ? [] : [{ ...subject, from, to }];
}
