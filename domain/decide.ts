import { accept, handBack } from './acts/acceptance.ts';
import { amend } from './acts/amend.ts';
import { issueByHand } from './acts/byHand.ts';
import { publishCalendar } from './acts/calendar.ts';
import { confirmRoutine, convertClass, handInPeriodic, recordInterview } from './acts/duties.ts';
import { approveExtension, refuseExtension, requestExtension } from './acts/extension.ts';
import { acknowledge, comment, replaceEvidence, reportPart, reportProgress, submit, withdraw } from './acts/handling.ts';
import { findRelapse, holdLookBack, reopen } from './acts/lookBack.ts';
import { acknowledgeDocument, answerDocument, excuseDocument } from './acts/papers.ts';
import { appointSubstitute, endSubstitution, handOver } from './acts/people.ts';
import { approveClosure, refuseClosure } from './acts/signOff.ts';
import { resume, suspend } from './acts/suspension.ts';
import { trustFirstKeys, trustKeys } from './acts/trust.ts';
import { actorAt, isKnown, withinClaim, type Actor } from './authority.ts';
import { heldPosts } from './chain.ts';
import type { Act, Command } from './commands.ts';
import type { Edition } from './edition.ts';
import type { MeasureEvent } from './events.ts';
import { letTimePass } from './due.ts';
import { evolve } from './evolve.ts';
import type { Definition } from './definition.ts';
import type { TrustedKey } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import { refuse, type Refused } from './refusals.ts';
import { begin, type Transition } from './transition.ts';

/** What a command leads to: the events that record it, or the reason it was refused. */
export type Decision = { readonly events: readonly MeasureEvent[] } | Refused;

/**
 * @param keys whose claims the measure is to believe; without any it believes whoever speaks.
 * @returns the first event of a measure's record.
 */
export function registration(definition: Definition, now: number, keys: readonly TrustedKey[] = []): MeasureEvent {
  const receiptsAwaited = heldPosts(definition, ['handler', 'participants'], now);
  return { type: 'registered', definition, receiptsAwaited, ...(keys.length > 0 && { keys }), seq: 1, at: now, cycle: 1 };
}

/**
 * Decides a command against a state at an instant. Pure: the update's validator and its handler both call it, so that a
 * refused command never enters history.
 *
 * @param edition by which release's rules; those of this one when missing.
 */
export function decide(state: MeasureState, command: Command, now: number, edition?: Edition): Decision {
  const transition = begin(state, now, edition);
  // After an outage the engine hands over acts before the alarm: an act must not pass over what was missed until then.
  letTimePass(transition);
  if (command.act.type === 'trustKeys' && state.trustedKeys.length === 0) return trustFirstKeys(transition, command.act) ?? { events: transition.events };
  const actor = withinClaim(actorAt(state.definition, command.person, now), command.claim?.claim.posts);
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
    case 'amend':
      return amend(transition, actor, act);
    case 'reportPart':
      return reportPart(transition, actor, act);
    case 'handInPeriodic':
      return handInPeriodic(transition, actor, act);
    case 'replaceEvidence':
      return replaceEvidence(transition, actor, act);
    case 'requestExtension':
      return requestExtension(transition, actor, act);
    case 'approveExtension':
      return approveExtension(transition, actor, act);
    case 'refuseExtension':
      return refuseExtension(transition, actor, act);
    case 'suspend':
      return suspend(transition, actor, act);
    case 'resume':
      return resume(transition, actor, act);
    case 'issueByHand':
      return issueByHand(transition, actor, act);
    case 'excuseDocument':
      return excuseDocument(transition, actor, act);
    case 'recordInterview':
      return recordInterview(transition, actor, act);
    case 'confirmRoutine':
      return confirmRoutine(transition, actor, act);
    case 'convertClass':
      return convertClass(transition, actor, act);
    case 'reopen':
      return reopen(transition, actor, act);
    case 'comment':
      return comment(transition, actor, act);
    case 'appointSubstitute':
      return appointSubstitute(transition, actor, act);
    case 'endSubstitution':
      return endSubstitution(transition, actor, act);
    case 'handOver':
      return handOver(transition, actor, act);
    case 'publishCalendar':
      return publishCalendar(transition, actor, act);
    case 'trustKeys':
      return trustKeys(transition, actor, act);
    default:
      // Only the engine's own tools could send this; it must not count as done.
      return refuse('unknownAct', { act: (act as Act).type });
  }
}

/** @returns the state after a decision's events. */
export function after(state: MeasureState, events: readonly MeasureEvent[]): MeasureState {
  return events.reduce<MeasureState>(evolve, state);
}
