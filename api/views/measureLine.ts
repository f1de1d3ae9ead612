import { isProvisional } from '../../domain/calendar.ts';
import { isOverdue, lightOf, type Light } from '../../domain/light.ts';
import { postsOf as postsOfRoles } from '../../domain/definition.ts';
import type { MeasureState, Milestone } from '../../domain/measure.ts';
import { clockOf, dueOn, overdueAt } from '../../domain/timing.ts';
import { milestoneTitle } from '../../domain/words.ts';
import type { MeasureLine } from '../schemas/measure.ts';
import { postsOf } from './people.ts';
import { isoAt } from './when.ts';

/** From grave to harmless: the first that any milestone shows is the measure's own. */
const GRAVITY: readonly Light[] = ['red', 'orange', 'yellow', 'blue', 'green', 'submitted', 'normal', 'caughtUp', 'done'];

/** @returns a measure as a list shows it at an instant; its lights are computed, not stored. */
export function measureLine(state: MeasureState, now: number): MeasureLine {
  const { definition, id, phase, cycle, seq } = state;
  const milestones = state.milestones.map((milestone) => milestoneLine(state, milestone, now));
  const nextDueOn = milestones.filter(({ status }) => status === 'open').map((milestone) => milestone.dueOn).sort()[0];
  const leadPosts = postsOf(definition, postsOfRoles(definition, ['leadUnit']), now);
  return {
    id,
    planId: definition.planId,
    planTitle: definition.planTitle,
    ref: definition.ref,
    title: definition.title,
    class: definition.class,
    problem: definition.problem,
    phase,
    cycle,
    light: GRAVITY.find((light) => milestones.some((milestone) => milestone.light === light)) ?? 'normal',
    isOverdue: milestones.some((milestone) => milestone.isOverdue),
    ...(nextDueOn !== undefined && isAtWork(state) && { nextDueOn }),
    leadUnits: [...new Set(leadPosts.map(({ unit }) => unit))],
    handlers: postsOf(definition, postsOfRoles(definition, ['handler']), now),
    milestones,
    seq,
  };
}

export function milestoneLine(state: MeasureState, milestone: Milestone, now: number): MeasureLine['milestones'][number] {
  const clock = clockOf(state.definition);
  const due = dueOn(clock, milestone);
  return {
    id: milestone.id,
    kind: milestone.kind,
    title: { zh: milestoneTitle(milestone, 'zh'), en: milestoneTitle(milestone, 'en') },
    dueOn: due,
    overdueAt: isoAt(clock.calendar, overdueAt(clock, milestone)),
    isOverdue: isAtWork(state) && isOverdue(state, milestone, now),
    isProvisional: isProvisional(clock.calendar, due),
    status: milestone.status,
    light: lightOf(state, milestone, now).light,
  };
}

/** @returns whether dates still press on somebody: a withdrawn measure is late for nobody. */
export function isAtWork(state: MeasureState): boolean {
  return state.phase === 'registered' || state.phase === 'rectifying';
}
