import { isRefused, postsAllowed, type Actor } from '../authority.ts';
import { advanceAcceptance } from '../closing.ts';
import type { ActOf } from '../commands.ts';
import { postsOf } from '../measure.ts';
import { receiptsMissing } from '../rungs.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';
import { duty, each, empty, named, notFromTheFuture, wrongPhase } from './checks.ts';

export function acknowledge(transition: Transition, actor: Actor): Refused | undefined {
  const { state } = transition;
  const refused = wrongPhase(state, 'acknowledge', 'registered', 'rectifying', 'inSignOff');
  if (refused) return refused;
  // Whose receipts are awaited was fixed at registration. Without one from whoever is the handler by now nothing could ever begin.
  const handlers = state.phase === 'registered' ? postsOf(state.definition, ['handler']) : [];
  const posts = postsAllowed(state.definition, actor, 'acknowledge', [...new Set([...state.receiptsAwaited, ...handlers])]);
  if (isRefused(posts)) return posts;
  const missing = posts.filter((post) => handlers.includes(post) || receiptsMissing(state).includes(post));
  if (missing.length === 0) return refuse('alreadyDone', { what: 'acknowledge' });
  for (const post of missing) record(transition, { type: 'acknowledged', by: { person: actor.person, post } });
  return undefined;
}

export function reportProgress(transition: Transition, actor: Actor, act: ActOf<'reportProgress'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'reportProgress', ['handler', 'leadUnit', 'participants']);
  const refused = wrongPhase(state, 'reportProgress', 'rectifying', 'inSignOff') ?? (isRefused(by) ? by : empty('text', act.text));
  if (refused || isRefused(by)) return refused;
  record(transition, { type: 'progressReported', by, text: act.text });
  return undefined;
}

export function submit(transition: Transition, actor: Actor, act: ActOf<'submit'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'submit', ['handler', 'leadUnit']);
  if (isRefused(by)) return by;
  const refused =
    wrongPhase(state, 'submit', 'rectifying') ??
    named(state, act.milestones) ??
    each(state, act.milestones, (milestone) =>
      milestone.status === 'open' ? undefined : refuse('milestoneNotOpen', { milestone: milestone.id, status: milestone.status }),
    ) ??
    empty('summary', act.summary) ??
    notFromTheFuture(transition, act.evidence);
  if (refused) return refused;
  record(transition, { type: 'submitted', by, milestones: act.milestones, summary: act.summary, evidence: act.evidence });
  advanceAcceptance(transition, act.milestones, 0);
  return undefined;
}

export function withdraw(transition: Transition, actor: Actor, act: ActOf<'withdraw'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'withdraw', ['authority']);
  if (isRefused(by)) return by;
  const refused = wrongPhase(state, 'withdraw', 'registered', 'rectifying', 'inSignOff') ?? empty('reason', act.reason);
  if (refused) return refused;
  record(transition, { type: 'withdrawn', by, reason: act.reason });
  return undefined;
}
