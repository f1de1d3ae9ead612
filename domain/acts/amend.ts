import { apartFor, roleOf, isRefused, type Actor } from '../authority.ts';
import { advanceAcceptance, openSignOffWhereNothingIsLeft, renewSignOff } from '../closing.ts';
import type { ActOf } from '../commands.ts';
import type { ChainName } from '../events.ts';
import { endlessRules } from '../endless.ts';
import { advanceExtension } from '../extending.ts';
import { canonicalJson, factsHash } from '../facts.ts';
import { postsOf, type Definition } from '../definition.ts';
import { isFinal, type MeasureState } from '../measure.ts';
import { mergedWith, plannedBy } from '../overrides.ts';
import { stepsOf } from '../policy.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';
import { wrong } from './checks.ts';

/**
 * The plan's administrator changes what the plan says of a measure. What has been submitted or accepted stays as it was, and what an
 * act has changed since (a hand-over, another class, a published calendar) stays unless the plan now says something else of it.
 */
export function amend(transition: Transition, actor: Actor, act: ActOf<'amend'>): Refused | undefined {
  const { state } = transition;
  const { definition } = act;
  if (definition.planId !== state.definition.planId || definition.ref !== state.definition.ref) {
    return refuse('otherMeasure', { other: `${definition.planId}/${definition.ref}` });
  }
  if (isFinal(state) || state.phase === 'suspended') return wrong(state, 'amend');
  const posts = roleOf(state.definition, actor, 'amend', ['administrator']);
  const refused = isRefused(posts) ? posts : (neverEnds(transition, definition) ?? touchesWhatIsFixed(state, mergedWith(state, definition).definition));
  if (refused) return refused;
  const changes = changesBetween(plannedBy(state), definition);
  if (changes.length === 0) return refuse('alreadyDone', { what: 'amend' });
  record(transition, { type: 'amended', definition, changes });
  // What was closed was signed in these words; only a relapse opens them again. People, rules and calendar may still change.
  if (state.phase === 'closed' && factsHash(transition.state) !== factsHash(state)) return refuse('wrongPhase', { phase: state.phase, act: 'amend' });
  renewAcceptance(transition, state.definition);
  renewExtensions(transition, state.definition);
  if (state.phase === 'inSignOff') renewSignOff(transition, !isSameChain('signOff', state.definition, transition.state.definition));
  else openSignOffWhereNothingIsLeft(transition);
  return undefined;
}

/** Rules that go round would have time pass for ever within one act. In what happened before release 0.3.0 they were taken. */
function neverEnds({ edition }: Transition, { policy }: Definition): Refused | undefined {
  const rules = edition < 3 ? undefined : endlessRules(policy);
  return rules && refuse('policyEndless', { rules: rules.join(' → ') });
}

/** @returns the names of the parts of a definition that differ. */
export function changesBetween(before: Definition, after: Definition): string[] {
  const parts = ['planTitle', 'problem', 'title', 'detail', 'class', 'milestones', 'outerOn', 'targets', 'roles', 'directory', 'policy', 'calendar'] as const;
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

/**
 * Submissions under way begin the chain again when it is another now. The posts awaited are those of the day the step was
 * opened: whoever was put in their place could not act, and a step counted by its place would be taken for another.
 */
function renewAcceptance(transition: Transition, before: Definition): void {
  const { milestones, definition } = transition.state;
  const submitted = milestones.filter((milestone) => milestone.status === 'submitted').map((milestone) => milestone.id);
  if (submitted.length > 0 && !isSameChain('acceptance', before, definition)) advanceAcceptance(transition, submitted, 0);
}

/** Requests under way begin their chain again likewise; where the policy has no extensions any more, those asked may still decide. */
function renewExtensions(transition: Transition, before: Definition): void {
  const { extensions, definition } = transition.state;
  if (isSameChain('extension', before, definition)) return;
  for (const { id, outcome } of extensions) if (outcome === 'pending') advanceExtension(transition, id, 0);
}

/** @returns whether the same posts decide in the same steps; titles and limits may differ. */
function isSameChain(chain: ChainName, before: Definition, after: Definition): boolean {
  const apart = (definition: Definition) => (chain === 'extension' ? definition : apartFor(definition, chain === 'signOff' ? 'sign' : 'accept'));
  const chainOf = (definition: Definition) => canonicalJson(stepsOf(definition.policy, chain).map(({ id, need, roles }) => ({ id, need, posts: postsOf(apart(definition), roles) })));
  return chainOf(before) === chainOf(after);
}
