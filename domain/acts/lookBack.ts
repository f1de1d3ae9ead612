import { actedBy, isBarred, isRefused, postsAllowed, type Actor } from '../authority.ts';
import { localDateAt, startOfDay } from '../calendar.ts';
import type { ActOf } from '../commands.ts';
import type { ActedBy, LookBack } from '../dossier.ts';
import { refuse, type Refused } from '../refusals.ts';
import { clockOf, noticeBefore } from '../timing.ts';
import { record, type Transition } from '../transition.ts';
import { datesOfNextCycle, duty, empty, notFromTheFuture, wrong, wrongPhase } from './checks.ts';
import { enterAfterRelapse, mayEnter } from './byHand.ts';

export function holdLookBack(transition: Transition, actor: Actor, act: ActOf<'holdLookBack'>): Refused | undefined {
  const found = inspectorOf(transition, actor, 'holdLookBack', act.lookBackId);
  if (isRefused(found)) return found;
  const refused = empty('note', act.note) ?? tooEarly(transition, found.lookBack);
  if (refused) return refused;
  record(transition, { type: 'lookBackHeld', by: found.by, lookBackId: act.lookBackId, note: act.note });
  const { state } = transition;
  if (state.phase === 'closed' && state.lookBacks.every((lookBack) => lookBack.held)) record(transition, { type: 'archived' });
  return undefined;
}

export function findRelapse(transition: Transition, actor: Actor, act: ActOf<'findRelapse'>): Refused | undefined {
  const { state } = transition;
  const found = inspectorOf(transition, actor, 'findRelapse', act.lookBackId);
  if (isRefused(found)) return found;
  const { calendar } = state.definition;
  const refused = empty('reason', act.reason) ?? notFromTheFuture(transition, act.evidence) ?? newEvidence(act, localDateAt(calendar, found.closedAt)) ?? datesOfNextCycle(transition, act.dates) ?? mayEnter(state, actor, act.enterAt);
  if (refused) return refused;
  const { lookBackId, reason, evidence, dates } = act;
  record(transition, { type: 'relapsed', by: found.by, lookBackId, reason, evidence, dates });
  if (act.enterAt !== undefined) enterAfterRelapse(transition, found.by, act.enterAt, reason);
  return undefined;
}

/** Takes a closure back by decision of the plan's authority, without a look-back: the next cycle begins. */
export function reopen(transition: Transition, actor: Actor, act: ActOf<'reopen'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'reopen', ['authority']);
  if (isRefused(by)) return by;
  const refused = wrongPhase(state, 'reopen', 'closed') ?? empty('reason', act.reason) ?? notFromTheFuture(transition, act.evidence) ?? datesOfNextCycle(transition, act.dates);
  if (refused) return refused;
  const { reason, evidence, dates } = act;
  record(transition, { type: 'reopened', by, reason, evidence, dates });
  return undefined;
}

/**
 * A look-back that finds nothing is held in its own time, from the day its inspectors are reminded: a minute after closure it would
 * prove nothing. A relapse may be found on any day.
 */
function tooEarly({ state, now }: Transition, lookBack: LookBack): Refused | undefined {
  const clock = clockOf(state.definition);
  const rule = state.definition.policy.lookBacks.find(({ id }) => id === lookBack.id);
  const from = localDateAt(clock.calendar, rule?.remindBefore ? noticeBefore(clock, lookBack.dueOn, rule.remindBefore) : startOfDay(clock.calendar, lookBack.dueOn));
  return localDateAt(clock.calendar, now) < from ? refuse('lookBackTooEarly', { from, dueOn: lookBack.dueOn }) : undefined;
}

/** A relapse is what happened since: proof from before the closure proves nothing about it. */
function newEvidence(act: ActOf<'findRelapse'>, closedOn: string): Refused | undefined {
  const latest = act.evidence.map((evidence) => evidence.datedOn).sort().at(-1);
  return latest !== undefined && latest > closedOn ? undefined : refuse('evidenceTooOld', { closedOn, latest: latest ?? '—' });
}

function inspectorOf({ state, now }: Transition, actor: Actor, act: string, lookBackId: string): { by: ActedBy; lookBack: LookBack; closedAt: number } | Refused {
  if (state.phase !== 'closed') return wrong(state, act);
  const open = state.lookBacks.filter((lookBack) => !lookBack.held);
  const lookBack = open.find((candidate) => candidate.id === lookBackId);
  if (!lookBack) return refuse('unknownLookBack', { lookBack: lookBackId, known: open.map(({ id }) => id).join('、') || '—' });
  const barred = isBarred(state, actor.person, 'lookBack', now);
  if (barred) return barred;
  const posts = postsAllowed(state.definition, actor, act, lookBack.awaited);
  if (isRefused(posts)) return posts;
  const [post = ''] = posts;
  return { by: actedBy(actor, post), lookBack, closedAt: state.closedAt };
}
