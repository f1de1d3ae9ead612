import { isProvisional, localDateAt } from '../../domain/calendar.ts';
import { postsOf as postsOfRoles } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { AwaitedDue, Occurrence, RungDue } from '../../domain/occurrence.ts';
import { occurrencesOf } from '../../domain/occurrences.ts';
import type { Language } from '../../domain/refusals.ts';
import { milestoneTitle } from '../../domain/words.ts';
import type { UpcomingView } from '../schemas/measure.ts';
import { subjectTitle } from './names.ts';
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
    return { ...common, ...said(state, occurrence, what, now) };
  });
}

type Said = Pick<UpcomingView, 'what' | 'text' | 'to' | 'milestoneId' | 'document' | 'light'>;

function said(state: MeasureState, occurrence: Occurrence, what: Occurrence['what'], now: number): Said {
  if (what.type === 'rung') return rung(state, occurrence, what, now);
  return what.type === 'resumption' ? resumption(state, now) : reminder(state, what, now);
}

function resumption({ definition }: MeasureState, now: number): Said {
  const roles = ['handler', 'leadUnit', 'participants', 'leadOfficial'];
  return { what: 'resumption', text: { zh: '暂停期满，自动恢复', en: 'the suspension ends and work goes on' }, to: postsOf(definition, postsOfRoles(definition, roles), now) };
}

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
  const title = (language: Language) => subjectTitle(state, due.subject, language);
  const word = due.type === 'reminder' ? { zh: '催办', en: 'reminder' } : { zh: '办理超时', en: 'limit lapses' };
  const told = due.type === 'reminder' ? due.awaited : [...due.awaited, ...postsOfRoles(definition, due.tell)];
  return {
    what: due.type,
    text: { zh: `${word.zh}：${title('zh')}`, en: `${word.en}: ${title('en')}` },
    to: postsOf(definition, [...new Set(told)], now),
  };
}
