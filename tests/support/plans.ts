import type { PlanAct } from '../../domain/plan/commands.ts';
import { decidePlan, firstDraft, planAfter } from '../../domain/plan/decide.ts';
import { planDue } from '../../domain/plan/due.ts';
import type { PlanEvent } from '../../domain/plan/events.ts';
import { evolvePlan } from '../../domain/plan/evolve.ts';
import type { PlanDefinition, PlanState } from '../../domain/plan/plan.ts';
import type { PlanRules } from '../../domain/plan/rules.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { CALENDAR_2026, DIRECTORY } from './definitions.ts';

export const HASH_A = 'a'.repeat(64);
export const HASH_B = 'b'.repeat(64);

/** A plan of two administrators, an authority of one, and a leading group that may have to be asked as well. */
export function planOf(rules: PlanRules = {}, changes: Partial<PlanDefinition> = {}): PlanDefinition {
  return {
    ...{ planId: 'port-2026', planTitle: '新港区整改方案', adoptedOn: '2026-09-01', hash: HASH_A, measures: 3 },
    hours: { noticeMinutes: 540, fromMinutes: 540, toMinutes: 1080, spreadMinutes: 20, gatherMinutes: 30 },
    roles: { administrator: ['plan-office'], authority: ['group-leader'], groupMembers: ['deputy-director', 'bureau-head'], inspector: ['inspection-office'] },
    directory: DIRECTORY,
    calendar: CALENDAR_2026,
    rules,
    ...changes,
  };
}

/** A plan in the hands of a test: it does and lets time pass, and shows what happened last. */
export class PlanStory {
  state: PlanState;
  events: readonly PlanEvent[];

  constructor(definition: PlanDefinition, at: number, person = 'zheng') {
    this.events = firstDraft({ definition, person, keys: [] }, at);
    this.state = this.events.reduce<PlanState | undefined>(evolvePlan, undefined) as PlanState;
  }

  /** @returns the kinds of event the act led to, or the code of its refusal. */
  do(person: string, act: PlanAct, at: number): string[] | RefusalCode {
    const decision = decidePlan(this.state, { id: `${person}/${act.type}/${String(at)}`, person, act }, at);
    if ('refused' in decision) return decision.refused.code;
    this.#take(decision.events);
    return decision.events.map(({ type }) => type);
  }

  /** @returns the kinds of event that time brought about. */
  wait(until: number): string[] {
    const events = planDue(this.state, until);
    this.#take(events);
    return events.map(({ type }) => type);
  }

  #take(events: readonly PlanEvent[]): void {
    this.state = planAfter(this.state, events);
    this.events = events;
  }
}
