import { nameOf } from './authority.ts';
import { localDateAt } from './calendar.ts';
import type { PostId, RoleName } from './directory.ts';
import type { EventOf, MeasureEvent } from './events.ts';
import { postsOf, type ActedBy, type IssuedDocument, type MeasureState } from './measure.ts';
import type { NoticeFacts, NoticeKind } from './notices.ts';
import { clockOf, dueOn } from './timing.ts';

/** Later than this, a rung is told as late, and in the digest: after an outage nobody gets a burst of single mails. */
const LATE_MS = 3_600_000;

/** Who must hear, of what, how urgently; before the measure's common facts are added. */
export interface Told {
  readonly posts: readonly PostId[];
  readonly kind: NoticeKind;
  readonly isUrgent?: boolean;
  readonly facts?: Partial<NoticeFacts>;
}

/** @returns who must hear about an event, given the state it led to. */
export function toldAbout(state: MeasureState, event: MeasureEvent): Told[] {
  const inRoles = (...roles: RoleName[]) => postsOf(state.definition, roles);
  switch (event.type) {
    case 'registered':
      return [{ posts: [...event.receiptsAwaited, ...inRoles('leadUnit')], kind: 'assigned', facts: { milestones: dates(state) } }];
    case 'amended':
      return isOfConcern(event) ? [{ posts: inRoles('handler', 'leadUnit'), kind: 'amended', facts: { changes: event.changes, milestones: dates(state) } }] : [];
    case 'stepOpened':
      return [{ posts: event.awaited, kind: event.chain === 'acceptance' ? 'awaitingAcceptance' : 'awaitingSignOff', facts: { ...step(state, event), milestones: dates(state, event.milestones) } }];
    case 'milestonesAccepted':
      return [{ posts: inRoles('handler', 'leadUnit'), kind: 'accepted', facts: { milestones: dates(state, event.milestones.map(({ id }) => id)) } }];
    case 'returned':
      return [{ posts: inRoles('handler', 'leadUnit'), kind: 'returned', isUrgent: true, facts: { ...by(state, event.by), text: event.reason, milestones: dates(state, event.milestones) } }];
    case 'signOffsLapsed':
      return [{ posts: event.posts, kind: 'signOffsLapsed' }];
    case 'closed':
      return [{ posts: inRoles('handler', 'leadUnit', 'leadOfficial'), kind: 'closed' }];
    case 'relapsed':
      return [{ posts: inRoles('handler', 'leadUnit', 'leadOfficial'), kind: 'relapsed', isUrgent: true, facts: { ...by(state, event.by), text: event.reason, milestones: dates(state) } }];
    case 'archived':
      return [{ posts: inRoles('handler', 'leadUnit'), kind: 'archived' }];
    case 'withdrawn':
      return [{ posts: inRoles('handler', 'leadUnit', 'participants'), kind: 'withdrawn', facts: { ...by(state, event.by), text: event.reason } }];
    case 'ruleFired':
      return toldOfRung(state, event);
    case 'awaitedReminded':
      return [{ posts: event.awaited, kind: event.subject.on === 'lookBack' ? 'lookBackReminder' : 'awaitedReminder', facts: awaitedFacts(state, event) }];
    case 'awaitedLapsed':
      return [{ posts: [...event.awaited, ...inRoles(...event.toldRoles)], kind: 'awaitedLapsed', facts: awaitedFacts(state, event) }];
    case 'roleUnresolved':
      return [{ posts: inRoles('administrator'), kind: 'roleUnresolved', facts: { text: event.roles.join('、'), stepTitle: event.where } }];
    case 'noticeUndeliverable':
      return [{ posts: inRoles('administrator'), kind: 'undeliverable', facts: { text: event.reason, awaited: [postTitle(state, event.post)] } }];
    case 'acknowledged':
    case 'progressReported':
    case 'submitted':
    case 'stepApproved':
    case 'lookBackHeld':
    case 'documentNumbered':
    case 'documentAcknowledged':
    case 'documentAnswered':
      return [];
  }
}

function toldOfRung(state: MeasureState, event: EventOf<'ruleFired'>): Told[] {
  const rule = state.definition.policy.ladder.find((candidate) => candidate.id === event.ruleId);
  const isLate = event.lateMs >= LATE_MS;
  const facts: Partial<NoticeFacts> = {
    ...(rule && { ruleTitle: rule.title }),
    ...(event.milestoneId !== undefined && { milestones: dates(state, [event.milestoneId]) }),
    ...(isLate && { lateMs: event.lateMs }),
  };
  const told: Told[] = [];
  const paper = event.document;
  if (paper) {
    told.push({ posts: paper.to, kind: 'documentIssued', isUrgent: !isLate, facts: { ...facts, document: paperFacts(state, paper, false) } });
    told.push({ posts: paper.cc, kind: 'documentIssued', facts: { ...facts, document: paperFacts(state, paper, true) } });
  }
  if (rule?.notify) told.push({ posts: postsOf(state.definition, rule.notify.to), kind: 'rungReached', isUrgent: rule.notify.isUrgent && !isLate, facts });
  return told;
}

/** Changes of people, rules or calendar behind the scenes are on the record; only what the unit must do differently is told. */
function isOfConcern(event: EventOf<'amended'>): boolean {
  return event.changes.some((part) => ['title', 'detail', 'milestones', 'roles', 'class'].includes(part));
}

function dates(state: MeasureState, ids?: readonly string[]): NonNullable<NoticeFacts['milestones']> {
  const clock = clockOf(state.definition);
  return state.milestones
    .filter((milestone) => !ids || ids.includes(milestone.id))
    .map((milestone) => ({ id: milestone.id, kind: milestone.kind, ...(milestone.title !== undefined && { title: milestone.title }), dueOn: dueOn(clock, milestone) }));
}

function step(state: MeasureState, event: EventOf<'stepOpened'>): Partial<NoticeFacts> {
  const title = state.definition.policy[event.chain][event.step]?.title;
  return title === undefined ? {} : { stepTitle: title };
}

function awaitedFacts(state: MeasureState, event: EventOf<'awaitedReminded'> | EventOf<'awaitedLapsed'>): Partial<NoticeFacts> {
  const late = event.lateMs >= LATE_MS ? { lateMs: event.lateMs } : {};
  const awaited = event.awaited.map((post) => postTitle(state, post));
  const { subject } = event;
  if (subject.on === 'lookBack') {
    const lookBack = state.phase === 'closed' ? state.lookBacks.find(({ id }) => id === subject.lookBackId) : undefined;
    return { ...late, awaited, ...(lookBack && { lookBack: { id: lookBack.id, title: lookBack.title, dueOn: lookBack.dueOn }, dueOn: lookBack.dueOn }) };
  }
  const title = state.definition.policy[subject.on].find(({ id }) => id === subject.stepId)?.title;
  return { ...late, awaited, ...(title !== undefined && { stepTitle: title }), milestones: dates(state, subject.milestones) };
}

function paperFacts(state: MeasureState, paper: IssuedDocument, isCopy: boolean): NonNullable<NoticeFacts['document']> {
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

function by(state: MeasureState, acted: ActedBy): Partial<NoticeFacts> {
  return { by: { name: nameOf(state.definition, acted.person), postTitle: postTitle(state, acted.post) } };
}

function postTitle(state: MeasureState, post: PostId): string {
  return state.definition.directory.posts[post]?.title ?? post;
}
