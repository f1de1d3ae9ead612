import { isProvisional, localDateAt } from '../../domain/calendar.ts';
import { postsOf as postsOfRoles } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { AwaitedDue, Occurrence, RungDue, UnfilledDue } from '../../domain/occurrence.ts';
import { occurrencesOf } from '../../domain/occurrences.ts';
import { stepsOf } from '../../domain/policy.ts';
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
  switch (what.type) {
    case 'rung':
      return rung(state, occurrence, what, now);
    case 'resumption':
      return resumption(state, now);
    case 'unfilled':
      return unfilled(state, what, now);
    case 'arrival':
      return { what: 'arrival', text: { zh: `${what.arrival.name}到任`, en: `${what.arrival.name} takes the post` }, to: postsOf(state.definition, [what.arrival.post], now) };
    case 'reminder':
    case 'lapse':
      return reminder(state, what, now);
  }
}

function unfilled({ definition }: MeasureState, { run: { chain, progress } }: UnfilledDue, now: number): Said {
  const title = stepsOf(definition.policy, chain)[progress.step]?.title ?? chain;
  return { what: 'unfilled', text: { zh: `“${title}”无人可办，越过该环节`, en: `nobody is left who may act at "${title}": the step is passed over` }, to: postsOf(definition, postsOfRoles(definition, ['administrator']), now) };
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
