import { lightOf, type Light } from '../light.ts';
import type { MeasureState } from '../measure.ts';
import { clockOf, dueOn } from '../timing.ts';
import { countedFrom } from './countedFrom.ts';
import type { Draft } from './line.ts';

/** A light changes for whoever looks. */
const NOBODY: readonly string[] = [];

/** What each milestone shows, by its id. */
export type Shown = Readonly<Record<string, Light>>;

/**
 * The changes of light while a state stands, from `fromAt` (included) to `toAt` (not included). Read backwards: what shows at an instant
 * says since when, and just before that another light showed.
 *
 * @param before what showed until `fromAt`
 */
export function lightChanges(state: MeasureState, before: Shown, fromAt: number, toAt: number): { readonly drafts: Draft[]; readonly shown: Shown } {
  const drafts: Draft[] = [];
  const shown: Record<string, Light> = {};
  for (const milestone of state.milestones) {
    const changes: { at: number; light: Light; rule: string }[] = [];
    let now = lightOf(state, milestone, toAt - 1);
    shown[milestone.id] = now.light;
    for (; now.since !== undefined && now.since > fromAt; now = lightOf(state, milestone, now.since - 1)) {
      changes.unshift({ at: now.since, light: now.light, rule: now.ruleId ?? now.light });
    }
    changes.unshift({ at: fromAt, light: now.light, rule: now.ruleId ?? now.light });
    const due = dueOn(clockOf(state.definition), milestone);
    let last = before[milestone.id] ?? 'normal';
    for (const { at, light, rule } of changes) {
      const from = light === last ? undefined : countedFrom(state.definition, rule, due);
      if (light !== last) drafts.push({ at, kind: 'light', milestone: milestone.id, rule, light, to: NOBODY, ...(from !== undefined && { from }) });
      last = light;
    }
  }
  return { drafts, shown };
}
