import { actedBy, isRefused, nameOf, tiedTo, titlesOf, type Actor } from '../authority.ts';
import { awaitedPosts, duty, empty, note } from '../acts/checks.ts';
import { awaitedAtStep, isComplete, openFrom } from '../chain.ts';
import { refuse, type Refused } from '../refusals.ts';
import type { PlanActOf } from './commands.ts';
import { awaitingVersion, newestVersion, type AwaitingVersion, type PlanState } from './plan.ts';
import { approvalSteps } from './rules.ts';
import { recordPlan, type PlanTransition } from './transition.ts';

/** Enough of a hash for two people to compare on the telephone. */
export const HASH_SHOWN = 12;

/** Who may do what, and which steps approve, is said by the version in force; before one is, by the draft itself. */
export function staffOf(state: PlanState) {
  return { definition: state.version.definition };
}

export function submitDraft(transition: PlanTransition, actor: Actor, { definition }: PlanActOf<'submitDraft'>): Refused | undefined {
  const { state } = transition;
  const refused = wrongPhase(state, 'submitDraft') ?? isKnownVersion(state, definition.hash);
  if (refused) return refused;
  if (definition.planId !== state.version.definition.planId) return refuse('otherPlan', { other: definition.planId });
  const by = duty(staffOf(state), actor, 'submitDraft', ['administrator']);
  if (isRefused(by)) return by;
  letApprovalsLapse(transition);
  recordPlan(transition, { type: 'draftSubmitted', by, definition });
  advanceApproval(transition, 0);
  return undefined;
}

/** The version awaiting approval, and the one in force, need not be handed in again; a returned one may be. */
function isKnownVersion(state: PlanState, hash: string): Refused | undefined {
  const isNewest = newestVersion(state).definition.hash === hash && newestVersion(state).status !== 'returned';
  const isInForce = state.phase === 'running' && state.version.definition.hash === hash && !state.next;
  return isNewest || isInForce ? refuse('alreadyDone', { what: 'submitDraft' }) : undefined;
}

/** Approvals of a version that is not in force end when another takes its place, and those who gave them hear of it. */
function letApprovalsLapse(transition: PlanTransition): void {
  const { state } = transition;
  const replaced = state.phase === 'running' ? state.next : state.version;
  if (!replaced || replaced.approvals.length === 0) return;
  const posts = [...new Set(replaced.approvals.map(({ post }) => post))];
  recordPlan(transition, { type: 'approvalsLapsed', versionHash: replaced.definition.hash, posts });
}

export function approvePlan(transition: PlanTransition, actor: Actor, act: PlanActOf<'approvePlan'>): Refused | undefined {
  const decided = approver(transition, actor, act, 'approvePlan');
  if (isRefused(decided)) return decided;
  const { version, posts } = decided;
  const step = approvalSteps(transition.state.version.definition.rules)[version.chain.step];
  const isDone = !step || isComplete(step, version.chain, posts, actor.person);
  for (const post of posts) {
    recordPlan(transition, { type: 'approvalGiven', by: actedBy(actor, post), versionHash: act.hash, stepId: step?.id ?? '', ...note(act.note) });
  }
  if (isDone) advanceApproval(transition, version.chain.step + 1);
  return undefined;
}

export function returnPlan(transition: PlanTransition, actor: Actor, act: PlanActOf<'returnPlan'>): Refused | undefined {
  const decided = approver(transition, actor, act, 'returnPlan');
  if (isRefused(decided)) return decided;
  const refused = empty('reason', act.reason);
  if (refused) return refused;
  recordPlan(transition, { type: 'draftReturned', by: actedBy(actor, decided.posts[0]), versionHash: act.hash, reason: act.reason });
  return undefined;
}

function approver({ state, now: at }: PlanTransition, actor: Actor, { hash }: { readonly hash: string }, act: 'approvePlan' | 'returnPlan') {
  const refused = wrongPhase(state, act);
  if (refused) return refused;
  const version = awaitingVersion(state);
  if (!version) return nothingAwaited(state, act);
  const staff = staffOf(state);
  const submitters = submittersOf(version);
  if (tiedTo(staff.definition, actor.person, at).some((tied) => submitters.includes(tied))) return refuse('submitterMayNotApprove', { person: nameOf(staff.definition, actor.person) });
  const posts = awaitedPosts(staff, actor, act, version.chain.awaited, awaitedAtStep(version.chain));
  if (isRefused(posts)) return posts;
  const now = version.definition.hash;
  return now === hash ? { version, posts } : refuse('factsChanged', { seen: hash.slice(0, HASH_SHOWN), now: now.slice(0, HASH_SHOWN) });
}

/** Who handed the version in, and in whose stead: neither approves it, also when the substitution is over. */
function submittersOf({ submitted: { person, onBehalfOf } }: AwaitingVersion): string[] {
  return onBehalfOf === undefined ? [person] : [person, onBehalfOf];
}

function nothingAwaited(state: PlanState, act: string): Refused {
  const newest = newestVersion(state);
  return newest.status === 'returned' ? versionReturned(newest.definition.hash, state, newest.returned) : refuse('alreadyDone', { what: act });
}

/** Opens the approval of the version handed in last at a step, or approves it when the chain is at its end. Who handed it in is not asked. */
export function advanceApproval(transition: PlanTransition, from: number): void {
  const { state, now } = transition;
  const version = awaitingVersion(state);
  if (!version) return;
  const { definition } = staffOf(state);
  const opening = openFrom(definition, approvalSteps(definition.rules), from, now, version.approvals.length > 0, submittersOf(version));
  for (const step of opening.passedOver) recordPlan(transition, { type: 'roleUnresolved', roles: step.roles, where: step.title });
  const { hash: versionHash } = version.definition;
  recordPlan(transition, opening.opened ? { type: 'approvalOpened', versionHash, ...opening.opened } : { type: 'planApproved', versionHash });
}

/** @returns why a version that is asked for may not be started yet; nothing when it is approved. */
export function isUnapproved(state: PlanState, hash: string): Refused | undefined {
  const version = newestVersion(state);
  if (version.definition.hash !== hash) {
    return refuse('planNotSubmitted', { hash: hash.slice(0, HASH_SHOWN), awaited: approverTitles(state) });
  }
  if (version.status === 'returned') return versionReturned(hash, state, version.returned);
  return version.status === 'awaiting' ? refuse('planNotApproved', { hash: hash.slice(0, HASH_SHOWN), awaited: awaitedTitles(state, version) }) : undefined;
}

function approverTitles({ version: { definition } }: PlanState): string {
  const roles = approvalSteps(definition.rules).flatMap((step) => step.roles);
  return titlesOf(definition, [...new Set(roles.flatMap((role) => definition.roles[role] ?? []))]);
}

function awaitedTitles({ version: { definition } }: PlanState, { chain }: AwaitingVersion): string {
  return titlesOf(definition, awaitedAtStep(chain));
}

function versionReturned(hash: string, state: PlanState, { person, reason }: { readonly person: string; readonly reason: string }): Refused {
  return refuse('planVersionReturned', { hash: hash.slice(0, HASH_SHOWN), by: nameOf(state.version.definition, person), reason });
}

export function wrongPhase(state: PlanState, act: string, ...phases: readonly PlanState['phase'][]): Refused | undefined {
  const isRight = phases.length === 0 ? state.phase !== 'concluded' : phases.includes(state.phase);
  return isRight ? undefined : refuse('planWrongPhase', { planPhase: state.phase, act });
}
