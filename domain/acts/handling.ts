import { actedBy, isRefused, postsAllowed, titlesOf, type Actor } from '../authority.ts';
import { advanceAcceptance, letSignOffsLapse, renewSignOff } from '../closing.ts';
import type { ActOf } from '../commands.ts';
import { postsOf } from '../definition.ts';
import { isFinal, type MeasureState } from '../measure.ts';
import { partsMissing } from '../parts.ts';
import { receiptsMissing } from '../rungs.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';
import { duty, each, empty, named, notFromTheFuture, wrong, wrongPhase } from './checks.ts';

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
  for (const post of missing) record(transition, { type: 'acknowledged', by: actedBy(actor, post) });
  return undefined;
}

export function reportProgress(transition: Transition, actor: Actor, act: ActOf<'reportProgress'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'reportProgress', ['handler', 'leadUnit', 'participants']);
  const refused = wrongPhase(state, 'reportProgress', 'rectifying', 'inSignOff') ?? (isRefused(by) ? by : (empty('text', act.text) ?? wrongValue(state, act.values)));
  if (refused || isRefused(by)) return refused;
  record(transition, { type: 'progressReported', by, text: act.text, ...(act.values && { values: act.values }) });
  // Numbers are among the facts that a closure is signed for.
  renewSignOff(transition);
  return undefined;
}

/** A participating unit reports its part; it may report again until the submission is accepted. */
export function reportPart(transition: Transition, actor: Actor, act: ActOf<'reportPart'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'reportPart', ['participants']);
  if (isRefused(by)) return by;
  const refused = wrongPhase(state, 'reportPart', 'rectifying') ?? empty('text', act.text) ?? notFromTheFuture(transition, act.evidence);
  if (refused) return refused;
  record(transition, { type: 'partReported', by, text: act.text, evidence: act.evidence, isDone: act.isDone });
  return undefined;
}

/** Puts other evidence in place of what was submitted: whoever has accepted or signed on the old is asked again. */
export function replaceEvidence(transition: Transition, actor: Actor, act: ActOf<'replaceEvidence'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'replaceEvidence', ['handler', 'leadUnit']);
  if (isRefused(by)) return by;
  const refused =
    wrongPhase(state, 'replaceEvidence', 'rectifying', 'inSignOff') ??
    named(state, [act.milestoneId]) ??
    each(state, [act.milestoneId], ({ id, status }) => (status === 'open' ? refuse('milestoneNotSubmitted', { milestone: id, status }) : undefined)) ??
    (act.evidence.length === 0 ? refuse('evidenceRequired') : undefined) ??
    notFromTheFuture(transition, act.evidence) ??
    empty('reason', act.reason);
  if (refused) return refused;
  const isAccepted = state.milestones.some(({ id, status }) => id === act.milestoneId && status === 'accepted');
  // Before release 0.3.0 only the sign-offs lapsed.
  const isReopened = isAccepted && transition.edition >= 3;
  record(transition, { type: 'evidenceReplaced', by, milestoneId: act.milestoneId, evidence: act.evidence, reason: act.reason, ...(isReopened && { isReopened }) });
  if (isReopened) letSignOffsLapse(transition, state);
  if (isReopened || !isAccepted) advanceAcceptance(transition, [act.milestoneId], 0);
  renewSignOff(transition);
  return undefined;
}

/** Anybody a measure involves may say something about it; nothing follows from it. */
export function comment(transition: Transition, actor: Actor, act: ActOf<'comment'>): Refused | undefined {
  const refused = isFinal(transition.state) ? wrong(transition.state, 'comment') : empty('text', act.text);
  if (refused) return refused;
  record(transition, { type: 'commented', by: actedBy(actor, actor.posts[0] ?? ''), text: act.text });
  return undefined;
}

function wrongValue(state: MeasureState, values: Readonly<Record<string, number>> = {}): Refused | undefined {
  const known = (state.definition.targets ?? []).map(({ id }) => id);
  for (const [target, value] of Object.entries(values)) {
    if (!known.includes(target)) return refuse('unknownTarget', { target, known: known.join('、') || '—' });
    if (!Number.isFinite(value) || value < 0) return refuse('valueInvalid', { target, value: String(value) });
  }
  return undefined;
}

/** The policy may let a submission wait for the participating units. */
function missingParts(state: MeasureState): Refused | undefined {
  const missing = state.definition.policy.participation?.submissionWaits === true ? partsMissing(state) : [];
  return missing.length === 0 ? undefined : refuse('partsMissing', { missing: titlesOf(state.definition, missing) });
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
    notFromTheFuture(transition, act.evidence) ??
    missingParts(state);
  if (refused) return refused;
  record(transition, { type: 'submitted', by, milestones: act.milestones, summary: act.summary, evidence: act.evidence });
  advanceAcceptance(transition, act.milestones, 0);
  return undefined;
}

export function withdraw(transition: Transition, actor: Actor, act: ActOf<'withdraw'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'withdraw', ['authority']);
  if (isRefused(by)) return by;
  const refused = wrongPhase(state, 'withdraw', 'registered', 'rectifying', 'inSignOff', 'suspended') ?? empty('reason', act.reason);
  if (refused) return refused;
  record(transition, { type: 'withdrawn', by, reason: act.reason });
  return undefined;
}
