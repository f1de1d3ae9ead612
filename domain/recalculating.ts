import { addMonths, addWorkingDays, endOfDay, localDateAt, workingDayOnOrAfter, workingDaysBetween, type Calendar } from './calendar.ts';
import { awaitedAtStep } from './chain.ts';
import type { Moved, PaperLimits } from './events.ts';
import { postsOf } from './definition.ts';
import type { ChainProgress, IssuedDocument } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import { isInForce } from './papers.ts';
import { isOwed, periodDue, periodOutstanding, rulesInForce } from './periodic.ts';
import { stepsOf, type Rule, type Step } from './policy.ts';
import { receiptLimit } from './receipts.ts';
import { receiptsMissing } from './rungs.ts';
import { clockOf, dueOn, lastDayOfStep } from './timing.ts';

/**
 * @returns every date of the measure that binds somebody and that another calendar puts on another day: the date that counts for a
 * milestone, the limits of papers in force, of the assignment and of the steps that await somebody, periodic reports, interviews,
 * look-backs. Dates that somebody set by name stay where they are, and so do limits that lie behind.
 */
export function movedBy(state: MeasureState, calendar: Calendar, now: number): Moved[] {
  return [...movedByCounting(state, calendar, now), ...movedLimits(state, calendar, now), ...movedInterviews(state, calendar, now), ...movedLookBacks(state, calendar)];
}

/** A last day that is not kept anywhere but counted anew whenever it is asked for. */
type Counted = Omit<Moved, 'from' | 'to'> & { readonly key: string; readonly on: string };

function movedByCounting(state: MeasureState, calendar: Calendar, now: number): Moved[] {
  const later = new Map(countedDays({ ...state, definition: { ...state.definition, calendar } }).map((counted) => [counted.key, counted.on]));
  return countedDays(state).flatMap(({ key, on: from, ...subject }) => {
    const to = later.get(key) ?? from;
    const isBehind = subject.what !== 'milestone' && endOfDay(calendar, from) <= now && endOfDay(calendar, to) <= now;
    return isBehind ? [] : movedFrom(subject, from, to);
  });
}

function countedDays(state: MeasureState): Counted[] {
  return [...milestoneDays(state), ...receiptDay(state), ...stepDays(state), ...reportDays(state)];
}

function milestoneDays({ definition, milestones }: MeasureState): Counted[] {
  const posts = postsOf(definition, ['handler', 'leadUnit', 'participants']);
  return milestones
    .filter(({ status }) => status !== 'accepted')
    .map((milestone) => ({ key: `milestone|${milestone.id}`, what: 'milestone', id: milestone.id, title: milestone.title ?? milestone.kind, posts, on: dueOn(clockOf(definition), milestone) }));
}

function receiptDay(state: MeasureState): Counted[] {
  const { cycle, phase } = state;
  const posts = receiptsMissing(state);
  if (posts.length === 0 || cycle > 1 || (phase !== 'registered' && phase !== 'rectifying')) return [];
  return [{ key: 'receipt', what: 'receipt', id: 'assignment', title: 'receipt', posts, on: receiptLimit(state).on }];
}

function stepDays(state: MeasureState): Counted[] {
  const { definition, milestones, extensions } = state;
  const day = (name: string, step: Step | undefined, progress: ChainProgress): Counted[] => {
    if (!step?.within) return [];
    const posts = awaitedAtStep(progress);
    return posts.length === 0 ? [] : [{ key: `${name}|${step.id}`, what: 'step', id: step.id, title: step.title, posts, on: lastDayOfStep(clockOf(definition), progress, step.within) }];
  };
  const at = (chain: 'acceptance' | 'signOff' | 'extension', { step }: ChainProgress) => stepsOf(definition.policy, chain)[step];
  return [
    ...milestones.flatMap((milestone) => (milestone.status === 'submitted' ? day(`acceptance|${milestone.id}`, at('acceptance', milestone.acceptance), milestone.acceptance) : [])),
    ...extensions.flatMap(({ id, outcome, chain }) => (outcome === 'pending' ? day(id, at('extension', chain), chain) : [])),
    ...(state.phase === 'inSignOff' ? day('signOff', at('signOff', state.signOff), state.signOff) : []),
  ];
}

function reportDays(state: MeasureState): Counted[] {
  return rulesInForce(state)
    .filter((rule) => isOwed(state, rule))
    .map((rule) => {
      const span = periodOutstanding(state, rule);
      const posts = postsOf(state.definition, rule.roles);
      return { key: `periodic|${rule.id}|${span.name}`, what: 'periodic', id: rule.id, title: `${rule.title} ${span.name}`, posts, on: periodDue(state, rule, span).on };
    });
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
  return movedFrom({ what: 'document', id: paper.id, title: paper.name, limit, posts: paper.to }, ...sameCount(definition.calendar, calendar, paper.datedOn, at));
}

function movedInterviews({ definition, interviews }: MeasureState, calendar: Calendar, now: number): Moved[] {
  return interviews
    .filter(({ held, dueBy }) => !held && dueBy > now)
    .flatMap(({ id, ruleId, awaited: posts, datedOn, dueBy }) => {
      const rule = definition.policy.ladder.find((candidate) => candidate.id === ruleId);
      return rule?.interview?.within.unit === 'working' ? movedFrom({ what: 'interview', id, title: rule.title, posts }, ...sameCount(definition.calendar, calendar, datedOn, dueBy)) : [];
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
    .flatMap(({ id, title, awaited: posts, dueOn: before }) => {
      const rule = definition.policy.lookBacks.find((candidate) => candidate.id === id);
      if (!rule) return [];
      return movedFrom({ what: 'lookBack', id, title, posts }, before, workingDayOnOrAfter(calendar, addMonths(localDateAt(calendar, closedAt), rule.afterMonths)));
    });
}

function movedFrom(subject: Omit<Moved, 'from' | 'to'>, from: string, to: string): Moved[] {
  return from === to ? [] : [{ ...subject, from, to }];
}
