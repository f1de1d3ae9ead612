import { roleOf, isRefused, type Actor } from '../authority.ts';
import { awaitedAtStep } from '../chain.ts';
import { advanceSignOff } from '../closing.ts';
import type { ActOf } from '../commands.ts';
import { canonicalJson, factsHash } from '../facts.ts';
import { isFinal, type Definition, type MeasureState } from '../measure.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';

/** The plan's administrator changes what the plan says of a measure. What has been submitted or accepted stays as it was. */
export function amend(transition: Transition, actor: Actor, act: ActOf<'amend'>): Refused | undefined {
  const { state } = transition;
  const { definition } = act;
  if (definition.planId !== state.definition.planId || definition.ref !== state.definition.ref) {
    return refuse('otherMeasure', { other: `${definition.planId}/${definition.ref}` });
  }
  if (isFinal(state)) return refuse('wrongPhase', { phase: state.phase, act: 'amend' });
  const posts = roleOf(state.definition, actor, 'amend', ['administrator']);
  const refused = isRefused(posts) ? posts : touchesWhatIsFixed(state, definition);
  if (refused) return refused;
  const changes = changesBetween(state.definition, definition);
  if (changes.length === 0) return refuse('alreadyDone', { what: 'amend' });
  record(transition, { type: 'amended', definition, changes });
  openSignOffWhereNothingIsLeft(transition);
  renewSignOff(transition);
  return undefined;
}

/** @returns the names of the parts of a definition that differ. */
export function changesBetween(before: Definition, after: Definition): string[] {
  const parts = ['planTitle', 'problem', 'title', 'detail', 'class', 'milestones', 'roles', 'directory', 'policy', 'calendar'] as const;
  return parts.filter((part) => canonicalJson(before[part]) !== canonicalJson(after[part]));
}

/** Milestones may be moved, added or dropped only while they are open and the measure is being rectified. */
function touchesWhatIsFixed(state: MeasureState, definition: Definition): Refused | undefined {
  const isWorkedOn = state.phase === 'registered' || state.phase === 'rectifying';
  for (const planned of state.definition.milestones) {
    const next = definition.milestones.find((milestone) => milestone.id === planned.id);
    const current = state.milestones.find((milestone) => milestone.id === planned.id);
    const isTouched = !next || next.dueOn !== planned.dueOn || next.kind !== planned.kind;
    if (isTouched && !(isWorkedOn && current?.status === 'open')) return refuse('milestoneFixed', { milestone: planned.id });
  }
  const added = definition.milestones.find((milestone) => !state.milestones.some((known) => known.id === milestone.id));
  return added && !isWorkedOn ? refuse('milestoneFixed', { milestone: added.id }) : undefined;
}

/** With the last open milestone dropped, no acceptance will come any more that would open the sign-off. */
function openSignOffWhereNothingIsLeft(transition: Transition): void {
  const { phase, milestones } = transition.state;
  if (phase === 'rectifying' && milestones.every((milestone) => milestone.status === 'accepted')) advanceSignOff(transition, 0);
}

/** Sign-offs given for other facts count no longer: they lapse visibly and the chain begins again. */
function renewSignOff(transition: Transition): void {
  const { state } = transition;
  if (state.phase !== 'inSignOff') return;
  const facts = factsHash(state);
  if (facts === state.signOff.factsHash && awaitedAtStep(state.signOff).length > 0) return;
  record(transition, { type: 'signOffsLapsed', factsHash: facts, posts: state.signOff.allApprovals.map(({ post }) => post) });
  advanceSignOff(transition, 0);
}
