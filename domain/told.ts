import { nameOf } from './authority.ts';
import { localDateAt } from './calendar.ts';
import type { PostId } from './directory.ts';
import type { EventOf } from './events.ts';
import type { ActedBy, Interview, IssuedDocument } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import type { NoticeFacts } from './notices.ts';
import { partsMissing } from './parts.ts';
import { stepsOf } from './policy.ts';
import { clockOf, dueOn } from './timing.ts';

/** What is told of an event, part by part: names and dates as the measure has them, no wording. */

/** Later than this, something that time brought is told as late, and in the digest: after an outage nobody gets a burst of single mails. */
export const LATE_MS = 3_600_000;

/** What those who decide must see beside the milestones: the request, and who of the participating units has not reported. */
export function forDeciders(state: MeasureState, event: EventOf<'stepOpened'>): Partial<NoticeFacts> {
  if (event.chain === 'extension') return requestFacts(state, event.extensionId);
  const missing = event.chain === 'acceptance' ? partsMissing(state) : [];
  return missing.length === 0 ? {} : { partsMissing: missing.map((post) => postTitle(state, post)) };
}

function requestFacts(state: MeasureState, extensionId: string | undefined): Partial<NoticeFacts> {
  const asked = state.extensions.find(({ id }) => id === extensionId);
  if (!asked) return {};
  const { from, to, reason, progress } = asked;
  return { ...by(state, asked.by), text: reason, extension: { from, to, progress } };
}

export function extensionFacts(state: MeasureState, event: EventOf<'extensionGranted'> | EventOf<'extensionRefused'>): Partial<NoticeFacts> {
  const about = { ...requestFacts(state, event.extensionId), milestones: dates(state, [event.milestoneId]), isGranted: event.type === 'extensionGranted' };
  return event.type === 'extensionGranted' ? about : { ...about, ...by(state, event.by), text: event.reason };
}

export function namedPaper(state: MeasureState, documentId: string): Partial<NoticeFacts> {
  const paper = state.documents.find(({ id }) => id === documentId);
  return paper ? { document: paperFacts(state, paper, false) } : {};
}

export function dates(state: MeasureState, ids?: readonly string[]): NonNullable<NoticeFacts['milestones']> {
  const clock = clockOf(state.definition);
  return state.milestones
    .filter((milestone) => !ids || ids.includes(milestone.id))
    .map((milestone) => ({ id: milestone.id, kind: milestone.kind, ...(milestone.title !== undefined && { title: milestone.title }), dueOn: dueOn(clock, milestone) }));
}

export function step(state: MeasureState, event: EventOf<'stepOpened'>): Partial<NoticeFacts> {
  const title = stepsOf(state.definition.policy, event.chain)[event.step]?.title;
  return title === undefined ? {} : { stepTitle: title };
}

export function awaitedFacts(state: MeasureState, event: EventOf<'awaitedReminded'> | EventOf<'awaitedLapsed'>): Partial<NoticeFacts> {
  const late = event.lateMs >= LATE_MS ? { lateMs: event.lateMs } : {};
  const awaited = event.awaited.map((post) => postTitle(state, post));
  const { subject } = event;
  if (subject.on === 'lookBack') {
    const lookBack = state.phase === 'closed' ? state.lookBacks.find(({ id }) => id === subject.lookBackId) : undefined;
    return { ...late, awaited, ...(lookBack && { lookBack: { id: lookBack.id, title: lookBack.title, dueOn: lookBack.dueOn }, dueOn: lookBack.dueOn }) };
  }
  if (subject.on === 'interview') {
    const interview = state.interviews.find(({ id }) => id === subject.interviewId);
    const rule = state.definition.policy.ladder.find(({ id }) => id === interview?.ruleId);
    return { ...late, awaited, ...(rule && { stepTitle: rule.title }), ...(interview && interviewFacts(state, interview)) };
  }
  if (subject.on === 'periodic') {
    const title = state.definition.policy.periodic?.find(({ id }) => id === subject.dutyId)?.title ?? subject.dutyId;
    return { ...late, awaited, stepTitle: title, period: subject.period, dueOn: subject.dueOn };
  }
  const title = stepsOf(state.definition.policy, subject.on).find(({ id }) => id === subject.stepId)?.title;
  return { ...late, awaited, ...(title !== undefined && { stepTitle: title }), milestones: dates(state, subject.milestones) };
}

export function interviewFacts(state: MeasureState, { dueBy, with: called }: Interview): Partial<NoticeFacts> {
  return { interview: { dueOn: localDateAt(state.definition.calendar, dueBy - 1), called: called.map((post) => postTitle(state, post)) } };
}

export function paperFacts(state: MeasureState, paper: IssuedDocument, isCopy: boolean): NonNullable<NoticeFacts['document']> {
  // A limit is the first instant after its last day; people are told the last day.
  const lastDay = (limit: number) => localDateAt(state.definition.calendar, limit - 1);
  return {
    id: paper.id,
    name: paper.name,
    ...(paper.acknowledgeBy !== undefined && { acknowledgeBy: lastDay(paper.acknowledgeBy) }),
    ...(paper.answerBy !== undefined && { answerBy: lastDay(paper.answerBy) }),
    ...(paper.rectifyBy !== undefined && { rectifyBy: lastDay(paper.rectifyBy) }),
    isCopy,
  };
}

export function by(state: MeasureState, acted: ActedBy): Partial<NoticeFacts> {
  return { by: { name: nameOf(state.definition, acted.person), postTitle: postTitle(state, acted.post) } };
}

export function postTitle(state: MeasureState, post: PostId): string {
  return state.definition.directory.posts[post]?.title ?? post;
}
