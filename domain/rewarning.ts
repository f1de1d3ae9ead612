import { bare } from './folds/parts.ts';
import { chainLimits, lookBackLimits, periodicLimits } from './limits.ts';
import type { MeasureState } from './measure.ts';
import type { AwaitedDue, Occurrence, RungDue } from './occurrence.ts';
import { rungs } from './rungs.ts';

/** Something said ahead of a date: a rung before a milestone, or a reminder before a limit. */
export type Warning = RungDue | AwaitedDue;

/**
 * A date that moves away again after its warning was given would pass without one: whoever was warned of the old date has put it aside.
 *
 * @param state as it is once the dates have moved.
 * @param isMoved whether the date a warning is about has moved.
 * @returns the keys of warnings already given that are to be given again: those whose new moment comes after the instant.
 */
export function warningsAgain(state: MeasureState, isMoved: (warning: Warning) => boolean, after: number): string[] {
  return ahead(state).flatMap(({ key, nominalAt, what }) => (state.fired[key] && nominalAt > after && isWarning(what) && isMoved(what) ? [key] : []));
}

/** Every warning of the state, whether given or not; also of what is submitted now, which may come back. */
function ahead(state: MeasureState): Occurrence[] {
  const ungiven = { ...state, fired: {} };
  const opened = { ...ungiven, milestones: state.milestones.map((milestone) => (milestone.status === 'submitted' ? { ...bare(milestone), status: 'open' as const } : milestone)) };
  const before = state.definition.policy.ladder.filter(({ when }) => when.on === 'before').map(({ id }) => id);
  const warnings = rungs(opened).filter(({ what }) => what.type === 'rung' && before.includes(what.ruleId));
  const limits = [...chainLimits(ungiven), ...periodicLimits(ungiven), ...lookBackLimits(ungiven)];
  return [...warnings, ...limits.filter(({ what }) => what.type === 'reminder')];
}

function isWarning(what: Occurrence['what']): what is Warning {
  return what.type === 'rung' || what.type === 'reminder';
}
