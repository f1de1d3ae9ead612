import { roleOf, isRefused, type Actor } from '../authority.ts';
import { awaitedAtStep } from '../chain.ts';
import { advanceAcceptance, advanceSignOff } from '../closing.ts';
import type { ActOf } from '../commands.ts';
import type { ChainName } from '../events.ts';
import { canonicalJson, factsHash } from '../facts.ts';
import { isFinal, postsOf, type Definition, type MeasureState } from '../measure.ts';
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
  // What was closed was signed in these words; only a relapse opens them again. People, rules and calendar may still change.
  if (state.phase === 'closed' && factsHash(transition.state) !== factsHash(state)) return refuse('wrongPhase', { phase: state.phase, act: 'amend' });
  renewAcceptance(transition, state.definition);
  if (state.phase === 'inSignOff') renewSignOff(transition, state.definition);
  else openSignOffWhereNothingIsLeft(transition);
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
  if (phase === 'rectifying' && milestones.length > 0 && milestones.every((milestone) => milestone.status === 'accepted')) advanceSignOff(transition, 0);
}

/**
 * Submissions under way begin the chain again when it is another now. The posts awaited are those of the day the step was
 * opened: whoever was put in their place could not act, and a step counted by its place would be taken for another.
 */
function renewAcceptance(transition: Transition, before: Definition): void {
  const { milestones, definition } = transition.state;
  const submitted = milestones.filter((milestone) => milestone.status === 'submitted').map((milestone) => milestone.id);
  if (submitted.length > 0 && !isSameChain('acceptance', before, definition)) advanceAcceptance(transition, submitted, 0);
}

/** Sign-offs given for other facts, or in another chain, count no longer: they lapse visibly and the chain begins again. */
function renewSignOff(transition: Transition, before: Definition): void {
  const { state } = transition;
  if (state.phase !== 'inSignOff') return;
  const facts = factsHash(state);
  const isSame = facts === state.signOff.factsHash && isSameChain('signOff', before, state.definition);
  if (isSame && awaitedAtStep(state.signOff).length > 0) return;
  record(transition, { type: 'signOffsLapsed', factsHash: facts, posts: state.signOff.allApprovals.map(({ post }) => post) });
  advanceSignOff(transition, 0);
}

/** @returns whether the same posts decide in the same steps; titles and limits may differ. */
function isSameChain(chain: ChainName, before: Definition, after: Definition): boolean {
  const chainOf = (definition: Definition) => canonicalJson(definition.policy[chain].map(({ id, need, roles }) => ({ id, need, posts: postsOf(definition, roles) })));
  return chainOf(before) === chainOf(after);
}
