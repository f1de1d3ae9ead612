import { actedBy, isBarred, isRefused, type Actor } from '../authority.ts';
import { awaitedAtStep, isComplete } from '../chain.ts';
import { advanceSignOff } from '../closing.ts';
import type { ActOf } from '../commands.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';
import { awaitedPosts, empty, named, note, wrong } from './checks.ts';

export function approveClosure(transition: Transition, actor: Actor, act: ActOf<'approveClosure'>): Refused | undefined {
  const { state } = transition;
  const decided = signerOf(transition, actor, 'approveClosure');
  if (isRefused(decided)) return decided;
  const { signOff, posts } = decided;
  if (act.factsHash !== signOff.factsHash) return refuse('factsChanged', { seen: act.factsHash.slice(0, 12), now: signOff.factsHash.slice(0, 12) });
  const step = state.definition.policy.signOff[signOff.step];
  const isDone = !step || isComplete(step, signOff, posts, actor.person);
  const milestones = state.milestones.map((milestone) => milestone.id);
  for (const post of posts) {
    record(transition, { type: 'stepApproved', chain: 'signOff', by: actedBy(actor, post), step: signOff.step, milestones, ...note(act.note) });
  }
  if (isDone) advanceSignOff(transition, signOff.step + 1);
  return undefined;
}

export function refuseClosure(transition: Transition, actor: Actor, act: ActOf<'refuseClosure'>): Refused | undefined {
  const decided = signerOf(transition, actor, 'refuseClosure');
  if (isRefused(decided)) return decided;
  const refused = named(transition.state, act.milestones) ?? empty('reason', act.reason);
  if (refused) return refused;
  record(transition, { type: 'returned', chain: 'signOff', by: actedBy(actor, decided.posts[0]), milestones: act.milestones, reason: act.reason });
  return undefined;
}

function signerOf({ state, now }: Transition, actor: Actor, act: 'approveClosure' | 'refuseClosure') {
  if (state.phase !== 'inSignOff') return wrong(state, act);
  const barred = isBarred(state, actor.person, 'sign', now);
  if (barred) return barred;
  const posts = awaitedPosts(state, actor, act, state.signOff.awaited, awaitedAtStep(state.signOff));
  return isRefused(posts) ? posts : { signOff: state.signOff, posts };
}
