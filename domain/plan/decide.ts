import { actorAt, isRefused, withinClaim, type Actor } from '../authority.ts';
import { duty } from '../acts/checks.ts';
import type { PersonId } from '../directory.ts';
import type { TrustedKey } from '../dossier.ts';
import { refuse, type Refused } from '../refusals.ts';
import { advanceApproval, approvePlan, returnPlan, submitDraft } from './approval.ts';
import type { PlanAct, PlanCommand } from './commands.ts';
import { letPlanTimePass } from './due.ts';
import type { PlanEvent } from './events.ts';
import { evolvePlan } from './evolve.ts';
import type { PlanDefinition, PlanState } from './plan.ts';
import { changePost } from './changePost.ts';
import { release, withhold } from './withholding.ts';
import { concludePlan, handInReport, startPlan, trustKeys } from './running.ts';
import { beginPlan, type PlanTransition } from './transition.ts';

/** What a command leads to: the events that record it, or the reason it was refused. */
export type PlanDecision = { readonly events: readonly PlanEvent[] } | Refused;

/** The first draft, as the api hands it in for an administrator whose office it has checked. */
export interface FirstDraft {
  readonly definition: PlanDefinition;
  readonly person: PersonId;
  /** Whose claims the plan is to believe. */
  readonly keys: readonly TrustedKey[];
}

/** @returns the first events of a plan's record: its draft, and whose approval it awaits. */
export function firstDraft({ definition, person, keys }: FirstDraft, now: number): readonly PlanEvent[] {
  const by = duty({ definition }, actorAt(definition, person, now), 'submitDraft', ['administrator']);
  const post = isRefused(by) ? (definition.roles.administrator?.[0] ?? '') : by.post;
  const event: PlanEvent = { type: 'draftSubmitted', by: { person, post }, definition, keys, seq: 1, at: now };
  const transition = beginPlan(evolvePlan(undefined, event), now);
  advanceApproval(transition, 0);
  return [event, ...transition.events];
}

/** Decides a command against a plan at an instant; pure, for the update's validator and its handler alike. */
export function decidePlan(state: PlanState, command: PlanCommand, now: number): PlanDecision {
  const transition = beginPlan(state, now);
  letPlanTimePass(transition);
  const actor = withinClaim(actorAt(state.version.definition, command.person, now), command.claim?.claim.posts);
  return decideAct(transition, actor, command.act) ?? { events: transition.events };
}

function decideAct(transition: PlanTransition, actor: Actor, act: PlanAct): Refused | undefined {
  switch (act.type) {
    case 'submitDraft':
      return submitDraft(transition, actor, act);
    case 'approvePlan':
      return approvePlan(transition, actor, act);
    case 'returnPlan':
      return returnPlan(transition, actor, act);
    case 'startPlan':
      return startPlan(transition, actor, act);
    case 'handInReport':
      return handInReport(transition, actor, act);
    case 'concludePlan':
      return concludePlan(transition, actor, act);
    case 'changePost':
      return changePost(transition, actor, act);
    case 'withhold':
      return withhold(transition, actor, act);
    case 'release':
      return release(transition, actor, act);
    case 'trustKeys':
      return trustKeys(transition, actor, act);
    default:
      // Only the engine's own tools could send this; it must not count as done.
      return refuse('unknownAct', { act: (act as PlanAct).type });
  }
}

/** @returns the state after a decision's events. */
export function planAfter(state: PlanState, events: readonly PlanEvent[]): PlanState {
  return events.reduce<PlanState>(evolvePlan, state);
}
