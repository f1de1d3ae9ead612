import { isProvisional, localDateAt } from '../../domain/calendar.ts';
import { postsOf as postsOfRoles, type MeasureState } from '../../domain/measure.ts';
import type { AwaitedDue, Occurrence, RungDue } from '../../domain/occurrence.ts';
import { occurrencesOf } from '../../domain/occurrences.ts';
import { milestoneTitle } from '../../domain/words.ts';
import type { UpcomingView } from '../schemas/measure.ts';
import { postsOf } from './people.ts';
import { isoAt } from './when.ts';

/** @returns what time alone would bring from now on if nobody acted, earliest first; of what repeats, only the next time. */
export function upcomingOf(state: MeasureState, now: number): UpcomingView[] {
  return occurrencesOf(state).map((occurrence) => {
    const { calendar } = state.definition;
    const common = {
      key: occurrence.key,
      at: isoAt(calendar, occurrence.nominalAt),
      count: occurrence.count,
      isProvisional: isProvisional(calendar, localDateAt(calendar, occurrence.nominalAt)),
    };
    const { what } = occurrence;
    return what.type === 'rung' ? { ...common, ...rung(state, occurrence, what, now) } : { ...common, ...reminder(state, what, now) };
  });
}

type Said = Pick<UpcomingView, 'what' | 'text' | 'to' | 'milestoneId' | 'document' | 'light'>;

function rung(state: MeasureState, { count }: Occurrence, { ruleId, milestoneId }: RungDue, now: number): Said {
  const { definition } = state;
  const rule = definition.policy.ladder.find((candidate) => candidate.id === ruleId);
  const milestone = state.milestones.find((candidate) => candidate.id === milestoneId);
  const roles = [...(rule?.document?.to ?? []), ...(rule?.notify?.to ?? [])];
  const text = (language: 'zh' | 'en') => {
    const about = milestone ? `（${milestoneTitle(milestone, language)}）` : '';
    const again = count > 1 ? { zh: `，第 ${count} 次`, en: `, time ${count}` }[language] : '';
    return `${rule?.title ?? ruleId}${about}${again}`;
  };
  return {
    what: 'rung',
    text: { zh: text('zh'), en: text('en') },
    to: postsOf(definition, postsOfRoles(definition, roles), now),
    ...(milestoneId !== undefined && { milestoneId }),
    ...(rule?.document && { document: rule.document.name }),
    ...(rule?.light && { light: rule.light }),
  };
}

function reminder(state: MeasureState, due: AwaitedDue, now: number): Said {
  const { definition } = state;
  const { subject } = due;
  const title =
    subject.on === 'lookBack'
      ? definition.policy.lookBacks.find(({ id }) => id === subject.lookBackId)?.title
      : definition.policy[subject.on].find(({ id }) => id === subject.stepId)?.title;
  const word = due.type === 'reminder' ? { zh: '催办', en: 'reminder' } : { zh: '办理超时', en: 'limit lapses' };
  const told = due.type === 'reminder' ? due.awaited : [...due.awaited, ...postsOfRoles(definition, due.tell)];
  return {
    what: due.type,
    text: { zh: `${word.zh}：${title ?? '—'}`, en: `${word.en}: ${title ?? '—'}` },
    to: postsOf(definition, [...new Set(told)], now),
  };
}
