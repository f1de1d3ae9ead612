import type { PlanEvent, PlanEventBody } from './events.ts';
import { evolvePlan } from './evolve.ts';
import type { PlanState } from './plan.ts';

/** A transition of a plan being written, as `domain/transition.ts` has it for measures. It lives inside one decision. */
export interface PlanTransition {
  state: PlanState;
  readonly now: number;
  readonly events: PlanEvent[];
}

export function beginPlan(state: PlanState, now: number): PlanTransition {
  return { state, now, events: [] };
}

export function recordPlan(transition: PlanTransition, body: PlanEventBody): void {
  const event: PlanEvent = { ...body, seq: transition.state.seq + 1, at: transition.now };
  transition.events.push(event);
  transition.state = evolvePlan(transition.state, event);
}
