import { startOfDay } from '../../domain/calendar.ts';
import { postsOf as postsOfRoles } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { partsMissing } from '../../domain/parts.ts';
import { isOwed, periodDue, periodOutstanding, periodsToHandIn, rulesInForce } from '../../domain/periodic.ts';
import type { PeriodicRule } from '../../domain/policy.ts';
import { periodTitle } from '../../domain/words.ts';
import type { AwaitedView } from '../schemas/measure.ts';
import { ruleTitle } from './names.ts';
import { postsOf } from './people.ts';
import { isoAt, limitOf } from './when.ts';

/** Where a submission waits for the participating units, they are awaited. */
export function parts(state: MeasureState, now: number): AwaitedView[] {
  const { definition } = state;
  const isWaitedFor = state.phase === 'rectifying' && definition.policy.participation?.submissionWaits === true && state.milestones.some(({ status }) => status === 'open');
  const missing = isWaitedFor ? partsMissing(state) : [];
  if (missing.length === 0) return [];
  return [{ what: 'part', text: { zh: '报告参与事项完成', en: 'report the part as done' }, posts: postsOf(definition, missing, now), since: isoAt(definition.calendar, state.cycleStartedAt) }];
}

/** Of every periodic duty the period that has begun, and those that were missed. */
export function periodicDuties(state: MeasureState, now: number): AwaitedView[] {
  return rulesInForce(state)
    .filter((rule) => isOwed(state, rule))
    .flatMap((rule) => [...missed(state, rule, now), ...outstanding(state, rule, now)]);
}

function missed(state: MeasureState, rule: PeriodicRule, now: number): AwaitedView[] {
  const { calendar } = state.definition;
  return state.periodic.flatMap(({ dutyId, period, handedIn, missed: miss }) => (dutyId === rule.id && miss && !handedIn ? [aboutPeriod(state, rule, period, isoAt(calendar, miss.at), now)] : []));
}

function outstanding(state: MeasureState, rule: PeriodicRule, now: number): AwaitedView[] {
  const { calendar } = state.definition;
  const span = periodOutstanding(state, rule);
  if (!periodsToHandIn(state, rule, now).includes(span.name)) return [];
  return [{ ...aboutPeriod(state, rule, span.name, isoAt(calendar, startOfDay(calendar, span.firstOn)), now), limit: limitOf(calendar, periodDue(state, rule, span).by, now) }];
}

function aboutPeriod({ definition }: MeasureState, { id, title, roles }: PeriodicRule, period: string, since: string, now: number): AwaitedView {
  const text = { zh: `报送${title}：${periodTitle(period, 'zh')}`, en: `hand in ${title}: ${periodTitle(period, 'en')}` };
  return { what: 'periodic', text, posts: postsOf(definition, postsOfRoles(definition, roles), now), since, dutyId: id, period };
}

/** Interviews that were called for and are not on the record; where nobody was named to record one, the administrators do. */
export function interviews(state: MeasureState, now: number): AwaitedView[] {
  const { definition } = state;
  return state.interviews
    .filter(({ held }) => !held)
    .map(({ id, ruleId, awaited, datedOn, dueBy }) => ({
      what: 'interview',
      text: { zh: `约谈并记录：${ruleTitle(state, ruleId)}`, en: `hold and record the interview: ${ruleTitle(state, ruleId)}` },
      posts: postsOf(definition, awaited.length > 0 ? awaited : postsOfRoles(definition, ['administrator']), now),
      since: isoAt(definition.calendar, startOfDay(definition.calendar, datedOn)),
      limit: limitOf(definition.calendar, dueBy, now),
      interviewId: id,
    }));
}
