import type { EventOf, MeasureEvent } from '../../domain/events.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Language } from '../../domain/refusals.ts';
import { EVENT_WORDS, milestoneTitle } from '../../domain/words.ts';

/**
 * @returns what happened as a line for people: the word of the glossary and what it was about.
 * @param state gives names to what an event knows by id; a name that has gone since shows as its id.
 */
export function eventText(state: MeasureState, event: MeasureEvent, language: Language): string {
  const about = aboutOf(state, event, language);
  return about === '' ? EVENT_WORDS[event.type][language] : `${EVENT_WORDS[event.type][language]}${language === 'zh' ? '：' : ': '}${about}`;
}

function aboutOf(state: MeasureState, event: MeasureEvent, language: Language): string {
  switch (event.type) {
    case 'progressReported':
      return event.text;
    case 'submitted':
      return joined(milestones(state, event.milestones, language), event.summary, attachments(event.evidence.length, language));
    case 'stepOpened':
      return joined(stepTitle(state, event.chain, event.step), posts(state, event.awaited));
    case 'stepApproved':
      return joined(stepTitle(state, event.chain, event.step), event.note ?? '');
    case 'roleUnresolved':
      return joined(event.where, event.roles.join('、'));
    case 'milestonesAccepted':
      return verdicts(state, event, language);
    case 'returned':
      return joined(milestones(state, event.milestones, language), event.reason);
    case 'signOffsLapsed':
      return posts(state, event.posts);
    case 'closed':
      return event.lookBacks.map(({ title, dueOn }) => `${title} ${dueOn}`).join('、');
    case 'lookBackHeld':
      return joined(lookBackTitle(state, event.lookBackId), event.note);
    case 'relapsed':
      return joined(lookBackTitle(state, event.lookBackId), event.reason, attachments(event.evidence.length, language));
    case 'withdrawn':
      return event.reason;
    case 'amended':
      return event.changes.map((part) => CHANGE_WORDS[part]?.[language] ?? part).join('、');
    case 'ruleFired':
      return rung(state, event, language);
    case 'documentNumbered':
      return `${documentName(state, event.documentId)}${event.number}`;
    case 'documentAcknowledged':
      return documentName(state, event.documentId);
    case 'documentAnswered':
      return joined(documentName(state, event.documentId), event.text);
    case 'awaitedReminded':
    case 'awaitedLapsed':
      return joined(subjectTitle(state, event), posts(state, event.awaited));
    case 'noticeUndeliverable':
      return joined(posts(state, [event.post]), event.reason);
    case 'registered':
    case 'acknowledged':
    case 'archived':
      return '';
  }
}

const CHANGE_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  planTitle: { zh: '方案名称', en: 'title of the plan' },
  problem: { zh: '反馈问题', en: 'problem' },
  title: { zh: '措施名称', en: 'title' },
  detail: { zh: '措施内容', en: 'detail' },
  class: { zh: '类别', en: 'class' },
  milestones: { zh: '时限节点', en: 'milestones' },
  roles: { zh: '角色', en: 'roles' },
  directory: { zh: '人员职务', en: 'people and posts' },
  policy: { zh: '督办规则', en: 'policy' },
  calendar: { zh: '工作日历', en: 'calendar' },
};

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('；');
}

function milestones(state: MeasureState, ids: readonly string[], language: Language): string {
  return ids.map((id) => milestoneName(state, id, language)).join('、');
}

function milestoneName(state: MeasureState, id: string, language: Language): string {
  const milestone = state.milestones.find((candidate) => candidate.id === id);
  return milestone ? milestoneTitle(milestone, language) : id;
}

function verdicts(state: MeasureState, event: EventOf<'milestonesAccepted'>, language: Language): string {
  const words = { onTime: { zh: '按期', en: 'on time' }, late: { zh: '逾期', en: 'late' } };
  return event.milestones.map(({ id, verdict }) => `${milestoneName(state, id, language)}（${words[verdict][language]}）`).join('、');
}

function posts(state: MeasureState, ids: readonly string[]): string {
  return ids.map((post) => state.definition.directory.posts[post]?.title ?? post).join('、');
}

function stepTitle(state: MeasureState, chain: 'acceptance' | 'signOff', step: number): string {
  return state.definition.policy[chain][step]?.title ?? '';
}

function lookBackTitle(state: MeasureState, id: string): string {
  return state.definition.policy.lookBacks.find((rule) => rule.id === id)?.title ?? id;
}

function documentName(state: MeasureState, id: string): string {
  const all = [...state.pastCycles.flatMap((cycle) => cycle.documents), ...state.documents];
  return `《${all.find((paper) => paper.id === id)?.name ?? id}》`;
}

function rung(state: MeasureState, event: EventOf<'ruleFired'>, language: Language): string {
  const title = state.definition.policy.ladder.find((rule) => rule.id === event.ruleId)?.title ?? event.ruleId;
  const about = event.milestoneId === undefined ? '' : `（${milestoneName(state, event.milestoneId, language)}）`;
  const again = event.count > 1 ? { zh: `第 ${event.count} 次`, en: `time ${event.count}` }[language] : '';
  return joined(`${title}${about}`, again, event.document ? `《${event.document.name}》` : '');
}

function subjectTitle(state: MeasureState, { subject }: EventOf<'awaitedReminded'> | EventOf<'awaitedLapsed'>): string {
  if (subject.on === 'lookBack') return lookBackTitle(state, subject.lookBackId);
  return state.definition.policy[subject.on].find(({ id }) => id === subject.stepId)?.title ?? subject.stepId;
}

function attachments(count: number, language: Language): string {
  if (count === 0) return '';
  return language === 'zh' ? `附件 ${count} 份` : `${count} attached`;
}
