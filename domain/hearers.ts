import type { PostId, RoleName } from './directory.ts';
import type { EventOf, MeasureEvent, Moved } from './events.ts';
import { postsOf } from './definition.ts';
import type { Interview } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import type { NoticeFacts, NoticeKind } from './notices.ts';
import { awaitedFacts, by, dates, extensionFacts, forDeciders, interviewFacts, LATE_MS, namedPaper, paperFacts, postTitle, step } from './told.ts';

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
      return [{ posts: [...event.receiptsAwaited, ...inRoles('leadUnit')], kind: 'assigned', facts: { milestones: dates(state), class: state.definition.class } }];
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
    case 'postTaken':
      return [{ posts: [event.post], kind: 'handedOver', facts: { ...by(state, event.handedOverBy), person: { name: event.name, postTitle: postTitle(state, event.post), from: event.from }, milestones: dates(state), ...(event.lateMs >= LATE_MS && { lateMs: event.lateMs }) } }];
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

function recipientsOf(state: MeasureState, documentId: string): readonly PostId[] {
  return state.documents.find(({ id }) => id === documentId)?.to ?? [];
}

/** Exactly those hear of another date whom that date binds. */
function toldOfMoved({ moved }: EventOf<'calendarPublished'>): Told[] {
  const byPost = new Map<PostId, Moved[]>();
  for (const entry of moved) for (const post of entry.posts) byPost.set(post, [...(byPost.get(post) ?? []), entry]);
  return [...byPost].map(([post, entries]) => ({ posts: [post], kind: 'dateMoved', facts: { moved: entries.map(({ title, limit, from, to }) => ({ title, ...(limit && { limit }), from, to })) } }));
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
  if (paper) told.push({ posts: [...paper.to, ...(paper.signedForBy ?? [])], kind: 'documentIssued', isUrgent: !isLate, facts: { ...facts, document: paperFacts(state, paper, false) } });
  // Whoever is to record the interview must hear of that, also when a copy of the paper would come as well.
  if (event.interview) told.push(toldOfInterview(state, event.interview, facts));
  if (paper) told.push({ posts: paper.cc, kind: 'documentIssued', facts: { ...facts, document: paperFacts(state, paper, true) } });
  if (rule?.notify) told.push({ posts: postsOf(state.definition, rule.notify.to), kind: 'rungReached', isUrgent: rule.notify.isUrgent && !isLate, facts });
  return told;
}

function toldOfInterview(state: MeasureState, interview: Interview, facts: Partial<NoticeFacts>): Told {
  return { posts: [...interview.awaited, ...interview.with], kind: 'interviewCalled', facts: { ...facts, ...interviewFacts(state, interview) } };
}

/** Changes of people, rules or calendar behind the scenes are on the record; only what the unit must do differently is told. */
function isOfConcern(event: EventOf<'amended'>): boolean {
  return event.changes.some((part) => ['title', 'detail', 'milestones', 'roles', 'class'].includes(part));
}
