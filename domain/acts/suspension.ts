import { isRefused, type Actor } from '../authority.ts';
import { isDate, localDateAt } from '../calendar.ts';
import type { ActOf } from '../commands.ts';
import { refuse, type Refused } from '../refusals.ts';
import { resumeWork } from '../resuming.ts';
import { record, type Transition } from '../transition.ts';
import { duty, empty, wrong, wrongPhase } from './checks.ts';

/** Lets the work stand still (暂停), by decision of the plan's authority, until the end of a date at the latest. */
export function suspend(transition: Transition, actor: Actor, act: ActOf<'suspend'>): Refused | undefined {
  const { state, now } = transition;
  const by = duty(state, actor, 'suspend', ['authority']);
  if (isRefused(by)) return by;
  const today = localDateAt(state.definition.calendar, now);
  const refused =
    wrongPhase(state, 'suspend', 'registered', 'rectifying', 'inSignOff') ??
    empty('reason', act.reason) ??
    empty('basis', act.basis) ??
    (isDate(act.until) && act.until >= today ? undefined : refuse('dateInvalid', { date: act.until, today }));
  if (refused) return refused;
  record(transition, { type: 'suspended', by, reason: act.reason, basis: act.basis, until: act.until });
  return undefined;
}

/** Work goes on before the end date of the suspension. */
export function resume(transition: Transition, actor: Actor, act: ActOf<'resume'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'resume', ['authority']);
  if (isRefused(by)) return by;
  if (state.phase !== 'suspended') return wrong(state, 'resume');
  const refused = empty('reason', act.reason);
  if (refused) return refused;
  resumeWork(transition, state, transition.now, { by, reason: act.reason });
  return undefined;
}
