import { nameOf } from '../authority.ts';
import type { Told } from '../hearers.ts';
import { postsOf } from '../definition.ts';
import type { ActedBy } from '../dossier.ts';
import { noticesFrom, type Notice, type NoticeFacts } from '../notices.ts';
import { HASH_SHOWN } from './approval.ts';
import type { PlanEvent, PlanEventOf } from './events.ts';
import { planClock } from './occurrences.ts';
import { newestVersion, type PlanState } from './plan.ts';
import { approvalSteps } from './rules.ts';

/** Later than this, news is told as late. */
const LATE_MS = 3_600_000;

/** @returns what each post must hear about an event of a plan, given the state it led to. */
export function planNotices(state: PlanState, event: PlanEvent): Notice[] {
  const { definition } = state.version;
  const facts = { planTitle: definition.planTitle, ref: '', measureTitle: '', problemTitle: '' };
  return noticesFrom(toldAbout(state, event), { id: state.id, planId: definition.planId, seq: event.seq, cycle: 1, at: event.at, clock: planClock(definition), facts });
}

function toldAbout(state: PlanState, event: PlanEvent): Told[] {
  const inRoles = (...roles: string[]) => postsOf(state.version.definition, roles);
  const version = versionFacts(state);
  switch (event.type) {
    case 'approvalOpened':
      return [{ posts: event.awaited, kind: 'planAwaitingApproval', facts: { ...version, ...stepTitle(state, event.stepId) } }];
    case 'planApproved':
      return [{ posts: inRoles('administrator'), kind: 'planApproved', facts: version }];
    case 'draftReturned':
      return [{ posts: inRoles('administrator'), kind: 'planReturned', isUrgent: true, facts: { ...version, ...by(state, event.by), text: event.reason } }];
    case 'approvalsLapsed':
      return [{ posts: event.posts, kind: 'planApprovalsLapsed', facts: { version: { hash: event.versionHash.slice(0, HASH_SHOWN), measures: 0, isLater: state.phase === 'running' } } }];
    case 'planStarted':
      return [{ posts: inRoles('authority', 'administrator'), kind: 'planStarted', facts: { ...version, ...by(state, event.by) } }];
    case 'concluded':
      return [{ posts: inRoles('administrator', 'authority'), kind: 'planConcluded', facts: { ...by(state, event.by), text: event.reason } }];
    case 'circularIssued':
      return [{ posts: event.to, kind: 'circular', isUrgent: true, facts: { period: event.period, ...late(event) } }];
    case 'summaryIssued':
      return toldInSummary(state, event);
    case 'checkpointMade':
      return [{ posts: event.to, kind: 'checkpoint', isUrgent: true, facts: { period: event.period, checkpoint: { id: event.checkpointId, digest: event.digest, measures: event.measures } } }];
    case 'awaitedReminded':
    case 'awaitedLapsed':
      return toldOfAwaited(state, event);
    case 'roleUnresolved':
      return [{ posts: inRoles('administrator'), kind: 'roleUnresolved', facts: { text: event.roles.join('、'), stepTitle: event.where } }];
    case 'noticeUndeliverable':
      return [{ posts: inRoles('administrator'), kind: 'undeliverable', facts: { text: event.reason, awaited: [postTitle(state, event.post)] } }];
    case 'draftSubmitted':
    case 'approvalGiven':
    case 'checkpointAsked':
    case 'reportHandedIn':
    case 'postChanged':
    case 'keysTrusted':
    case 'withheld':
    case 'released':
      return [];
  }
}

/** What it says is composed when it is sent, for the post that gets it. */
function toldInSummary(state: PlanState, event: PlanEventOf<'summaryIssued'>): Told[] {
  const rule = state.version.definition.rules.summaries?.find(({ id }) => id === event.summaryId);
  if (!rule) return [];
  return [{ posts: event.to, kind: 'summary', isUrgent: true, facts: { period: event.period, summary: { title: rule.title, about: rule.about, sinceAt: event.sinceAt }, ...late(event) } }];
}

function toldOfAwaited(state: PlanState, event: PlanEventOf<'awaitedReminded'> | PlanEventOf<'awaitedLapsed'>): Told[] {
  const { subject } = event;
  const isLapse = event.type === 'awaitedLapsed';
  const posts = isLapse ? [...event.awaited, ...postsOf(state.version.definition, event.toldRoles)] : event.awaited;
  const awaited = event.awaited.map((post) => postTitle(state, post));
  if (subject.on === 'approval') {
    return [{ posts, kind: isLapse ? 'planAwaitedLapsed' : 'planAwaitedReminder', facts: { ...versionFacts(state), ...stepTitle(state, subject.stepId), awaited, ...late(event) } }];
  }
  const rule = state.version.definition.rules.reports?.find(({ id }) => id === subject.reportId);
  const report = rule && { id: rule.id, title: rule.title, ...(rule.addressee !== undefined && { addressee: rule.addressee }) };
  return [{ posts, kind: isLapse ? 'reportLapsed' : 'reportReminder', facts: { dueOn: subject.dueOn, awaited, ...(report && { report }), ...late(event) } }];
}

function versionFacts(state: PlanState): Pick<NoticeFacts, 'version'> {
  const { hash, measures } = newestVersion(state).definition;
  return { version: { hash: hash.slice(0, HASH_SHOWN), measures, isLater: state.phase === 'running' && (state.next !== undefined || state.earlier.some(({ wasInForce }) => wasInForce)) } };
}

function stepTitle(state: PlanState, stepId: string): Pick<NoticeFacts, 'stepTitle'> {
  const title = approvalSteps(state.version.definition.rules).find(({ id }) => id === stepId)?.title;
  return title === undefined ? {} : { stepTitle: title };
}

function late({ lateMs }: { readonly lateMs: number }): Pick<NoticeFacts, 'lateMs'> {
  return lateMs >= LATE_MS ? { lateMs } : {};
}

function by({ version: { definition } }: PlanState, acted: ActedBy): Pick<NoticeFacts, 'by'> {
  return { by: { name: nameOf(definition, acted.person), postTitle: definition.directory.posts[acted.post]?.title ?? acted.post } };
}

function postTitle({ version: { definition } }: PlanState, post: string): string {
  return definition.directory.posts[post]?.title ?? post;
}
