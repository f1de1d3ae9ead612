import { duty, empty } from '../acts/checks.ts';
import { isRefused, type Actor } from '../authority.ts';
import { refuse, type Refused } from '../refusals.ts';
import { isSameItem, itemName, type WithheldItem } from '../reports/withheld.ts';
import { staffOf, wrongPhase } from './approval.ts';
import type { PlanActOf } from './commands.ts';
import type { PlanEventOf } from './events.ts';
import type { PlanState } from './plan.ts';
import { recordPlan, type PlanTransition } from './transition.ts';

/** Who answers for what is published. */
export const PUBLISHERS = ['administrator', 'authority'];

export function withhold(transition: PlanTransition, actor: Actor, { item, reason }: PlanActOf<'withhold'>): Refused | undefined {
  const refused = wrongPhase(transition.state, 'withhold', 'running') ?? empty('reason', reason);
  if (refused) return refused;
  if (isWithheld(transition.state, item)) return refuse('alreadyDone', { what: 'withhold' });
  return recordBy(transition, actor, 'withhold', (by) => ({ type: 'withheld', by, item, reason }));
}

export function release(transition: PlanTransition, actor: Actor, { item, reason }: PlanActOf<'release'>): Refused | undefined {
  const refused = wrongPhase(transition.state, 'release', 'running') ?? empty('reason', reason);
  if (refused) return refused;
  if (!isWithheld(transition.state, item)) return refuse('notWithheld', { item: itemName(item) });
  return recordBy(transition, actor, 'release', (by) => ({ type: 'released', by, item, reason }));
}

type Marking = PlanEventOf<'withheld'> | PlanEventOf<'released'>;

function recordBy(transition: PlanTransition, actor: Actor, act: string, event: (by: Marking['by']) => Omit<Marking, 'seq' | 'at'>): Refused | undefined {
  const by = duty(staffOf(transition.state), actor, act, PUBLISHERS);
  if (isRefused(by)) return by;
  recordPlan(transition, event(by));
  return undefined;
}

function isWithheld({ withheld = [] }: PlanState, item: WithheldItem): boolean {
  return withheld.some((other) => isSameItem(other.item, item));
}

/** The fold of both: the newest word on an item counts. */
export function withWithheld(state: PlanState, { type, by, at, item, reason }: Marking): PlanState {
  const others = (state.withheld ?? []).filter((other) => !isSameItem(other.item, item));
  return { ...state, withheld: type === 'withheld' ? [...others, { ...by, at, item, reason }] : others };
}
