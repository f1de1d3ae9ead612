import type { EventOf, MeasureEvent } from '../../domain/events.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Language } from '../../domain/refusals.ts';
import { CLASS_WORDS, EVENT_WORDS, movedTitle, periodTitle, type Word } from '../../domain/words.ts';
import { documentName, dutyTitle, interviewTitle, lookBackTitle, milestoneName, milestoneNames, postTitles, ruleTitle, stepTitle, subjectTitle } from './names.ts';

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
      return joined(event.text, values(state, event.values));
    case 'submitted':
      return joined(milestoneNames(state, event.milestones, language), event.summary, attachments(event.evidence.length, language));
    case 'stepOpened':
      return joined(stepTitle(state, event.chain, event.step), postTitles(state, event.awaited));
    case 'stepApproved':
      return joined(stepTitle(state, event.chain, event.step), event.note ?? '');
    case 'roleUnresolved':
      return joined(event.where, event.roles.join('、'));
    case 'milestonesAccepted':
      return verdicts(state, event, language);
    case 'returned':
      return joined(milestoneNames(state, event.milestones, language), event.reason);
    case 'signOffsLapsed':
      return postTitles(state, event.posts);
    case 'closed':
      return event.lookBacks.map(({ title, dueOn }) => `${title} ${dueOn}`).join('、');
    case 'lookBackHeld':
      return joined(lookBackTitle(state, event.lookBackId), event.note);
    case 'relapsed':
      return joined(lookBackTitle(state, event.lookBackId), event.reason, attachments(event.evidence.length, language));
    case 'withdrawn':
    case 'routineConfirmed':
      return event.reason;
    case 'reopened':
      return joined(event.reason, attachments(event.evidence.length, language));
    case 'commented':
      return event.text;
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
    case 'documentExcused':
      return joined(documentName(state, event.documentId), event.reason);
    case 'awaitedReminded':
    case 'awaitedLapsed':
      return joined(subjectTitle(state, event.subject, language), postTitles(state, event.awaited));
    case 'noticeUndeliverable':
      return joined(postTitles(state, [event.post]), event.reason);
    case 'partReported':
      return joined(event.isDone ? { zh: '已完成', en: 'done' }[language] : '', event.text, attachments(event.evidence.length, language));
    case 'periodicHandedIn':
      return joined(`${dutyTitle(state, event.dutyId)} ${periodTitle(event.period, language)}`, event.text, attachments(event.evidence.length, language));
    case 'evidenceReplaced':
      return joined(milestoneName(state, event.milestoneId, language), event.reason, attachments(event.evidence.length, language));
    case 'extensionRequested':
      return joined(`${milestoneName(state, event.milestoneId, language)} ${event.from} → ${event.to}`, event.reason);
    case 'extensionGranted':
      return `${milestoneName(state, event.milestoneId, language)} ${event.from} → ${event.to}`;
    case 'extensionRefused':
      return joined(milestoneName(state, event.milestoneId, language), event.reason);
    case 'suspended':
      return joined({ zh: `至 ${event.until}`, en: `until ${event.until}` }[language], event.basis, event.reason);
    case 'resumed':
      return resumption(state, event, language);
    case 'interviewRecorded':
      return joined(`${interviewTitle(state, event.interviewId)} ${event.heldOn}`, event.text);
    case 'classConverted':
      return joined(`${CLASS_WORDS[event.from][language]} → ${CLASS_WORDS[event.to][language]}`, event.reason);
    case 'substituteAppointed':
      return `${postTitles(state, [event.post])}；${event.name} ${event.from} ~ ${event.to}`;
    case 'substitutionEnded':
      return `${postTitles(state, [event.post])}；${nameOf(state, event.person)} ${event.on}`;
    case 'handedOver':
      return `${postTitles(state, [event.post])}；${event.before === undefined ? '' : `${nameOf(state, event.before)} → `}${event.name} ${event.from}`;
    case 'postTaken':
      return `${postTitles(state, [event.post])}；${event.name} ${event.from}`;
    case 'calendarPublished':
      return joined(event.calendar.officialThrough, event.moved.map((moved) => `${movedTitle(moved, language)} ${moved.from} → ${moved.to}`).join('、'));
    case 'keysTrusted':
      return event.keys.map(({ id }) => id).join('、');
    case 'registered':
    case 'acknowledged':
    case 'archived':
      return '';
  }
}

const CHANGE_WORDS: Readonly<Record<string, Word>> = {
  planTitle: { zh: '方案名称', en: 'title of the plan' },
  problem: { zh: '反馈问题', en: 'problem' },
  title: { zh: '措施名称', en: 'title' },
  detail: { zh: '措施内容', en: 'detail' },
  class: { zh: '类别', en: 'class' },
  milestones: { zh: '时限节点', en: 'milestones' },
  outerOn: { zh: '最终期限', en: 'outer date' },
  targets: { zh: '量化目标', en: 'targets' },
  roles: { zh: '角色', en: 'roles' },
  directory: { zh: '人员职务', en: 'people and posts' },
  policy: { zh: '督办规则', en: 'policy' },
  calendar: { zh: '工作日历', en: 'calendar' },
};

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('；');
}

function values({ definition }: MeasureState, reached: Readonly<Record<string, number>> = {}): string {
  return Object.entries(reached)
    .map(([id, value]) => {
      const target = definition.targets?.find((candidate) => candidate.id === id);
      return target ? `${target.title} ${value}/${target.total}${target.unit}` : `${id} ${value}`;
    })
    .join('、');
}

function verdicts(state: MeasureState, event: EventOf<'milestonesAccepted'>, language: Language): string {
  const words = { onTime: { zh: '按期', en: 'on time' }, late: { zh: '逾期', en: 'late' } };
  return event.milestones.map(({ id, verdict }) => `${milestoneName(state, id, language)}（${words[verdict][language]}）`).join('、');
}

function rung(state: MeasureState, event: EventOf<'ruleFired'>, language: Language): string {
  const about = event.milestoneId === undefined ? '' : `（${milestoneName(state, event.milestoneId, language)}）`;
  const again = event.count > 1 ? { zh: `第 ${event.count} 次`, en: `time ${event.count}` }[language] : '';
  const interview = event.interview ? { zh: '约谈', en: 'interview' }[language] : '';
  const skipped = event.skippedFor === undefined ? '' : { zh: `未发：“${ruleTitle(state, event.skippedFor)}”仍有效`, en: `passed over: "${ruleTitle(state, event.skippedFor)}" stands` }[language];
  return joined(`${ruleTitle(state, event.ruleId)}${about}`, again, event.document ? `《${event.document.name}》` : '', interview, event.requirement ?? '', skipped);
}

function resumption(state: MeasureState, event: EventOf<'resumed'>, language: Language): string {
  const lost = { zh: `顺延 ${event.lostDays} 个工作日`, en: `${event.lostDays} working days lost` }[language];
  const dates = Object.entries(event.dates).map(([id, dueOn]) => `${milestoneName(state, id, language)} ${dueOn}`);
  return joined(event.reason ?? { zh: '暂停期满', en: 'its end date is over' }[language], lost, dates.join('、'));
}

function nameOf({ definition }: MeasureState, person: string): string {
  return definition.directory.people[person]?.name ?? person;
}

function attachments(count: number, language: Language): string {
  if (count === 0) return '';
  return language === 'zh' ? `附件 ${count} 份` : `${count} attached`;
}
