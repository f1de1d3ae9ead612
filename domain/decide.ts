import { acknowledge, reportProgress, submit, withdraw } from './acts/handling.ts';
import { accept, handBack } from './acts/acceptance.ts';
import { amend } from './acts/amend.ts';
import { findRelapse, holdLookBack } from './acts/lookBack.ts';
import { acknowledgeDocument, answerDocument } from './acts/papers.ts';
import { trustFirstKeys, trustKeys } from './acts/trust.ts';
import { approveClosure, refuseClosure } from './acts/signOff.ts';
import { actorAt, isKnown, type Actor } from './authority.ts';
import { heldPosts } from './chain.ts';
import type { Act, Command } from './commands.ts';
import type { MeasureEvent } from './events.ts';
import { letTimePass } from './due.ts';
import { evolve } from './evolve.ts';
import type { Definition, MeasureState, TrustedKey } from './measure.ts';
import { refuse, type Refused } from './refusals.ts';
import { begin, type Transition } from './transition.ts';

/** What a command leads to: the events that record it, or the reason it was refused. */
export type Decision = { readonly events: readonly MeasureEvent[] } | Refused;

/** @returns the first event of a measure's record. @param keys whose claims it believes. */
export function registration(definition: Definition, now: number, keys?: readonly TrustedKey[]): MeasureEvent {
  const receiptsAwaited = heldPosts(definition, ['handler', 'participants'], now);
  return { type: 'registered', definition, receiptsAwaited, ...(keys && { keys }), seq: 1, at: now, cycle: 1 };
}

/**
 * Decides a command against a state at an instant. Pure: the update's validator and its handler both call it, so that a
 * refused command never enters history.
 */
export function decide(state: MeasureState, command: Command, now: number): Decision {
  const transition = begin(state, now);
  // After an outage the engine hands over acts before the alarm: an act must not pass over what was missed until then.
  letTimePass(transition);
  if (command.act.type === 'trustKeys' && state.trustedKeys.length === 0) return trustFirstKeys(transition, command.act) ?? { events: transition.events };
  const actor = actorAt(state.definition, command.person, now);
  const stranger = isKnown(actor);
  if (stranger) return stranger;
  return decideAct(transition, actor, withoutRepetition(command.act)) ?? { events: transition.events };
}

/** A milestone named twice is meant once. */
function withoutRepetition(act: Act): Act {
  return 'milestones' in act ? { ...act, milestones: [...new Set(act.milestones)] } : act;
}

/** One short function per act: each records what happens or returns why it may not. */
function decideAct(transition: Transition, actor: Actor, act: Act): Refused | undefined {
  switch (act.type) {
    case 'acknowledge':
      return acknowledge(transition, actor);
    case 'reportProgress':
      return reportProgress(transition, actor, act);
    case 'submit':
      return submit(transition, actor, act);
    case 'accept':
      return accept(transition, actor, act);
    case 'return':
      return handBack(transition, actor, act);
    case 'approveClosure':
      return approveClosure(transition, actor, act);
    case 'refuseClosure':
      return refuseClosure(transition, actor, act);
    case 'acknowledgeDocument':
      return acknowledgeDocument(transition, actor, act);
    case 'answerDocument':
      return answerDocument(transition, actor, act);
    case 'holdLookBack':
      return holdLookBack(transition, actor, act);
    case 'findRelapse':
      return findRelapse(transition, actor, act);
    case 'withdraw':
      return withdraw(transition, actor, act);
    case 'trustKeys':
      return trustKeys(transition, actor, act);
    case 'amend':
      return amend(transition, actor, act);
    default:
      // Only the engine's own tools could send this; it must not count as done.
      return refuse('unknownAct', { act: (act as Act).type });
  }
}

/** @returns the state after a decision's events. */
export function after(state: MeasureState, events: readonly MeasureEvent[]): MeasureState {
  return events.reduce<MeasureState>(evolve, state);
}
