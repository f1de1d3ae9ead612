import { nameOf } from './authority.ts';
import { localDateAt } from './calendar.ts';
import type { PostId, RoleName } from './directory.ts';
import type { EventOf, MeasureEvent, Moved } from './events.ts';
import { postsOf, type ActedBy, type Interview, type IssuedDocument, type MeasureState } from './measure.ts';
import type { NoticeFacts, NoticeKind } from './notices.ts';
import { partsMissing } from './parts.ts';
import { stepsOf } from './policy.ts';
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
      return [{ posts: event.awaited, kind: AWAITING[event.chain], facts: { ...step(state, event), ...forDeciders(state, event), milestones: dates(state, event.milestones) } }];
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
      return event.skippedFor === undefined ? toldOfRung(state, event) : [];
    case 'extensionGranted':
    case 'extensionRefused':
      return [{ posts: inRoles('handler', 'leadUnit', 'leadOfficial'), kind: 'extensionDecided', isUrgent: true, facts: extensionFacts(state, event) }];
    case 'suspended':
      return [{ posts: inRoles('handler', 'leadUnit', 'participants', 'leadOfficial'), kind: 'suspended', facts: { ...by(state, event.by), text: event.reason, stepTitle: event.basis, dueOn: event.until } }];
    case 'resumed':
      return [{ posts: inRoles('handler', 'leadUnit', 'participants', 'leadOfficial'), kind: 'resumed', facts: { ...(event.by && by(state, event.by)), ...(event.reason !== undefined && { text: event.reason }), milestones: dates(state) } }];
    case 'documentExcused':
      return [{ posts: recipientsOf(state, event.documentId), kind: 'reasonAccepted', facts: { ...by(state, event.by), text: event.reason, ...namedPaper(state, event.documentId) } }];
    case 'reopened':
      return [{ posts: inRoles('handler', 'leadUnit', 'leadOfficial'), kind: 'reopened', isUrgent: true, facts: { ...by(state, event.by), text: event.reason, milestones: dates(state) } }];
    case 'classConverted':
      return [{ posts: inRoles('handler', 'leadUnit', 'participants'), kind: 'amended', facts: { changes: ['class', ...(event.duties ? ['milestones'] : [])], milestones: dates(state) } }];
    case 'commented':
      return [{ posts: inRoles('handler', 'leadUnit').filter((post) => post !== event.by.post), kind: 'commented', facts: { ...by(state, event.by), text: event.text } }];
    case 'substituteAppointed':
      return [{ posts: [event.post], kind: 'substituteAppointed', facts: { ...by(state, event.by), person: { name: event.name, postTitle: postTitle(state, event.post), from: event.from, to: event.to } } }];
    case 'handedOver':
      return [{ posts: [event.post], kind: 'handedOver', facts: { ...by(state, event.by), person: { name: event.name, postTitle: postTitle(state, event.post), from: event.from }, milestones: dates(state) } }];
    case 'calendarPublished':
      return toldOfMoved(event);
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
    case 'partReported':
    case 'periodicHandedIn':
    case 'evidenceReplaced':
    case 'extensionRequested':
    case 'interviewRecorded':
    case 'routineConfirmed':
    case 'substitutionEnded':
    case 'keysTrusted':
      return [];
  }
}

const AWAITING = { acceptance: 'awaitingAcceptance', signOff: 'awaitingSignOff', extension: 'awaitingExtension' } as const;

/** What those who decide must see beside the milestones: the request, and who of the participating units has not reported. */
function forDeciders(state: MeasureState, event: EventOf<'stepOpened'>): Partial<NoticeFacts> {
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

function extensionFacts(state: MeasureState, event: EventOf<'extensionGranted'> | EventOf<'extensionRefused'>): Partial<NoticeFacts> {
  const about = { ...requestFacts(state, event.extensionId), milestones: dates(state, [event.milestoneId]), isGranted: event.type === 'extensionGranted' };
  return event.type === 'extensionGranted' ? about : { ...about, ...by(state, event.by), text: event.reason };
}

function recipientsOf(state: MeasureState, documentId: string): readonly PostId[] {
  return state.documents.find(({ id }) => id === documentId)?.to ?? [];
}

function namedPaper(state: MeasureState, documentId: string): Partial<NoticeFacts> {
  const paper = state.documents.find(({ id }) => id === documentId);
  return paper ? { document: paperFacts(state, paper, false) } : {};
}

/** Exactly those hear of another date whom that date binds. */
function toldOfMoved({ moved }: EventOf<'calendarPublished'>): Told[] {
  const byPost = new Map<PostId, Moved[]>();
  for (const entry of moved) for (const post of entry.posts) byPost.set(post, [...(byPost.get(post) ?? []), entry]);
  return [...byPost].map(([post, entries]) => ({ posts: [post], kind: 'dateMoved', facts: { moved: entries.map(({ title, from, to }) => ({ title, from, to })) } }));
}

function toldOfRung(state: MeasureState, event: EventOf<'ruleFired'>): Told[] {
  const rule = state.definition.policy.ladder.find((candidate) => candidate.id === event.ruleId);
  const isLate = event.lateMs >= LATE_MS;
  const facts: Partial<NoticeFacts> = {
    ...(rule && { ruleTitle: rule.title }),
    ...(event.milestoneId !== undefined && { milestones: dates(state, [event.milestoneId]) }),
    ...(isLate && { lateMs: event.lateMs }),
    ...(event.requirement !== undefined && { requirement: event.requirement }),
    ...(event.by && by(state, event.by)),
  };
  const told: Told[] = [];
  const paper = event.document;
  if (event.interview) {
    const { with: called, awaited } = event.interview;
    told.push({ posts: paper ? awaited : [...called, ...awaited], kind: 'interviewCalled', facts: { ...facts, ...interviewFacts(state, event.interview) } });
  }
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
  const title = stepsOf(state.definition.policy, event.chain)[event.step]?.title;
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

function interviewFacts(state: MeasureState, { dueBy, with: called }: Interview): Partial<NoticeFacts> {
  return { interview: { dueOn: localDateAt(state.definition.calendar, dueBy - 1), called: called.map((post) => postTitle(state, post)) } };
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
