import { visibleTo } from '../access/visible.ts';
import { dutiesOf, type Duty } from '../../domain/duties.ts';
import { dutyText } from '../../domain/dutyWords.ts';
import type { PersonId, PostId } from '../../domain/directory.ts';
import { PHASES } from '../../domain/measure.ts';
import type { SavedPlan } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { statesOf } from '../measures/listMeasures.ts';
import { postOf } from './people.ts';
import { isoAt } from './when.ts';

/**
 * @param reader who asks: of restricted papers that person may not read nothing is told.
 * @returns what is open at a post in every measure of the plan that names it, as the lists have it.
 */
export async function postDuties(deps: Deps, plan: SavedPlan, post: PostId, reader: PersonId) {
  const now = deps.now();
  const duties = [];
  for await (const state of statesOf(deps.database, { planId: plan.id, posts: [post], phases: PHASES.filter((phase) => phase !== 'archived' && phase !== 'withdrawn') })) {
    const owed = dutiesOf(visibleTo(state, [], reader, now).state, post, now);
    const { ref, title } = state.definition;
    if (owed.length > 0) duties.push({ id: state.id, ref, title, duties: owed.map(dutyView) });
  }
  return { post: postOf(plan, post, now), asOf: isoAt(plan.calendar, now), duties };
}

function dutyView({ title, ...duty }: Duty) {
  return { ...duty, text: { zh: dutyText({ ...duty, title }, 'zh'), en: dutyText({ ...duty, title }, 'en') } };
}
