import { apartFor } from '../authority.ts';
import { heldPosts } from '../chain.ts';
import type { EventOf } from '../events.ts';
import { mergedWith } from '../overrides.ts';
import { dutiesBegunAt } from '../periodic.ts';
import { mootFor } from './extensions.ts';
import { withoutFired } from './parts.ts';
import { postsOf, type Definition } from '../definition.ts';
import type { LookBack } from '../dossier.ts';
import type { MeasureState, Milestone } from '../measure.ts';

/** Dates move only where the plan's own date changed: a date set by an inspector stands until the plan says otherwise. */
export function amend(state: MeasureState, event: EventOf<'amended'>): MeasureState {
  const merged = mergedWith(state, event.definition);
  const { definition } = merged;
  const before = new Map(state.definition.milestones.map((milestone) => [milestone.id, milestone]));
  const milestones = definition.milestones.map((planned): Milestone => {
    const current = state.milestones.find((milestone) => milestone.id === planned.id);
    if (!current) return { ...planned, status: 'open', setAt: event.at, returns: 0 };
    const isMoved = before.get(planned.id)?.dueOn !== planned.dueOn;
    const { title: _, ...kept } = current;
    return { ...kept, ...planned, dueOn: isMoved ? planned.dueOn : current.dueOn, setAt: isMoved ? event.at : current.setAt };
  });
  const moved = milestones.filter((milestone) => milestone.setAt === event.at).map((milestone) => milestone.id);
  const gone = state.milestones.filter(({ id }) => !milestones.some((milestone) => milestone.id === id)).map(({ id }) => id);
  const changed = { ...withoutFired(state, moved), ...merged, milestones, extensions: mootFor(state.extensions, [...moved, ...gone]) };
  const amended = { ...changed, ...dutiesBegunAt(state, changed, event.at) };
  return amended.phase === 'closed' ? { ...amended, lookBacks: amended.lookBacks.map((lookBack) => reassigned(lookBack, state.definition, definition, event.at)) } : amended;
}

/** Inspectors were named at closure, months before they are to come: other posts since then are awaited in their place. */
function reassigned(lookBack: LookBack, before: Definition, definition: Definition, at: number): LookBack {
  const roles = definition.policy.lookBacks.find((rule) => rule.id === lookBack.id)?.roles ?? [];
  const isSame = postsOf(before, roles).join() === postsOf(definition, roles).join();
  const awaited = heldPosts(apartFor(definition, 'lookBack'), roles, at);
  return isSame || lookBack.held || awaited.length === 0 ? lookBack : { ...lookBack, awaited };
}
