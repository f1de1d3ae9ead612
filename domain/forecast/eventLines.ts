import type { EventOf, MeasureEvent } from '../events.ts';
import type { MeasureState } from '../measure.ts';
import type { Notice } from '../notices.ts';
import { clockOf, dueOn, writingAt } from '../timing.ts';
import { countedFrom } from './countedFrom.ts';
import { lineOf, type Draft, type ForecastLine } from './line.ts';

/**
 * @returns what one event brings about: its paper, and what people hear of it, each kind and hour once with all its posts. The same
 * function serves the forecast and the record of a real life, so that the two can be laid side by side.
 * @param state the state the event led to
 * @param notices what the event had people told, from the rules or from the record
 */
export function linesOf(state: MeasureState, event: MeasureEvent, notices: readonly Pick<Notice, 'kind' | 'post' | 'sendAt' | 'isUrgent'>[]): ForecastLine[] {
  const about = subjectOf(state, event);
  const told = heard(notices, about);
  const issued = event.type === 'ruleFired' ? rungDrafts(state, event, about, told.length > 0) : [];
  const { calendar, ref } = state.definition;
  return [...issued, ...told].map((draft) => lineOf(calendar, ref, draft));
}

type About = Pick<Draft, 'rule' | 'milestone' | 'from'>;

function heard(notices: readonly Pick<Notice, 'kind' | 'post' | 'sendAt' | 'isUrgent'>[], about: About): Draft[] {
  const drafts: (Draft & { readonly to: string[] })[] = [];
  for (const { kind, post, sendAt, isUrgent } of notices) {
    const together = drafts.find((draft) => draft.kind === kind && draft.at === sendAt);
    if (together) together.to.push(post);
    else drafts.push({ ...about, at: sendAt, kind, to: [post], ...(isUrgent && { isUrgent }) });
  }
  // The posts in an order of their own: a record does not keep the one in which the rules name them.
  for (const { to } of drafts) to.sort();
  return drafts;
}

function rungDrafts(state: MeasureState, event: EventOf<'ruleFired'>, about: About, isHeard: boolean): Draft[] {
  const clock = clockOf(state.definition);
  const at = writingAt(clock, event.at);
  const paper = event.document;
  if (!paper) return isHeard ? [] : [{ ...about, at, kind: 'rung', to: [] }];
  const { id, name, datedOn, to, cc } = paper;
  return [{ ...about, at, on: datedOn, kind: 'paper', document: { id, name, ...(cc.length > 0 && { cc }) }, to }];
}

/** What an event is about: the rule it comes from and the milestone, where it is about one. */
function subjectOf(state: MeasureState, event: MeasureEvent): About {
  const milestone = milestoneOf(event);
  const rule = ruleOf(event);
  const found = event.type === 'ruleFired' ? state.milestones.find(({ id }) => id === milestone) : undefined;
  const from = found && countedFrom(state.definition, rule, dueOn(clockOf(state.definition), found));
  return { rule, ...(milestone !== undefined && { milestone }), ...(from !== undefined && { from }) };
}

function milestoneOf(event: MeasureEvent): string | undefined {
  if ('milestoneId' in event) return event.milestoneId;
  const listed = event.type === 'awaitedReminded' || event.type === 'awaitedLapsed' ? event.subject : event;
  if (!('milestones' in listed) || listed.milestones.length !== 1) return undefined;
  const [only] = listed.milestones;
  return typeof only === 'string' ? only : only?.id;
}

function ruleOf(event: MeasureEvent): string {
  if (event.type === 'ruleFired') return event.ruleId;
  if (event.type === 'stepOpened') return event.stepId;
  if (event.type !== 'awaitedReminded' && event.type !== 'awaitedLapsed') return event.type;
  const { subject } = event;
  switch (subject.on) {
    case 'acceptance':
    case 'signOff':
    case 'extension':
      return subject.stepId;
    case 'interview':
      return subject.interviewId;
    case 'periodic':
      return subject.dutyId;
    case 'lookBack':
      return subject.lookBackId;
  }
}
