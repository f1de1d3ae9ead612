import { actedBy, isRefused, nameOf, postsAllowed, roleOf, titlesOf, type Actor } from '../authority.ts';
import { isDate, localDateAt } from '../calendar.ts';
import type { Staff } from '../directory.ts';
import type { ActedBy, Evidence } from '../dossier.ts';
import type { MeasureState, Milestone, Phase } from '../measure.ts';
import { refuse, type Refused } from '../refusals.ts';
import type { Transition } from '../transition.ts';

/** The actor, through the first of the posts that give the duty. */
export function duty(state: { readonly definition: Staff }, actor: Actor, act: string, roles: readonly string[]): ActedBy | Refused {
  const posts = roleOf(state.definition, actor, act, roles);
  return isRefused(posts) ? posts : actedBy(actor, posts[0] ?? '');
}

/** The actor's posts that the step still awaits; a refusal tells "not yours" from "you have already". */
export function awaitedPosts(state: { readonly definition: Staff }, actor: Actor, act: string, asked: readonly string[], awaited: readonly string[]): [string, ...string[]] | Refused {
  const mine = postsAllowed(state.definition, actor, act, asked);
  if (isRefused(mine)) return refuse('notAwaited', { person: nameOf(state.definition, actor.person), awaited: titlesOf(state.definition, awaited) });
  const [first, ...others] = mine.filter((post) => awaited.includes(post));
  return first === undefined ? refuse('alreadyDone', { what: act }) : [first, ...others];
}

export function wrongPhase(state: MeasureState, act: string, ...phases: readonly Phase[]): Refused | undefined {
  return phases.includes(state.phase) ? undefined : wrong(state, act);
}

export function wrong(state: MeasureState, act: string): Refused {
  if (state.phase === 'suspended') return refuse('suspended', { until: state.suspension.until, act });
  return refuse('wrongPhase', { phase: state.phase, act });
}

export function empty(field: string, text: string): Refused | undefined {
  return text.trim() === '' ? refuse('emptyText', { field }) : undefined;
}

export function named(state: MeasureState, milestones: readonly string[]): Refused | undefined {
  const known = state.milestones.map((milestone) => milestone.id);
  if (milestones.length === 0) return refuse('noMilestones', { known: known.join('、') });
  const unknown = milestones.find((id) => !known.includes(id));
  return unknown === undefined ? undefined : refuse('unknownMilestone', { milestone: unknown, known: known.join('、') });
}

export function each(state: MeasureState, ids: readonly string[], check: (milestone: Milestone) => Refused | undefined): Refused | undefined {
  for (const milestone of state.milestones) {
    const refused = ids.includes(milestone.id) ? check(milestone) : undefined;
    if (refused) return refused;
  }
  return undefined;
}

/** Evidence is of a day that has been. */
export function notFromTheFuture({ state, now }: { readonly state: { readonly definition: Pick<Staff, 'calendar'> }; readonly now: number }, evidence: readonly Evidence[]): Refused | undefined {
  const today = localDateAt(state.definition.calendar, now);
  const future = evidence.find(({ datedOn }) => !isDate(datedOn) || datedOn > today);
  return future && refuse('evidenceFromFuture', { name: future.name, date: future.datedOn, today });
}

export function note(text: string | undefined): { note?: string } {
  return text === undefined ? {} : { note: text };
}

/** New dates of milestones: real dates after today. */
export function datesAhead({ state, now }: Transition, dates: readonly string[]): Refused | undefined {
  const today = localDateAt(state.definition.calendar, now);
  const wrongDate = dates.find((date) => !isDate(date) || date <= today);
  return wrongDate === undefined ? undefined : refuse('dateInvalid', { date: wrongDate, today });
}

/** The next cycle has every duty of the one before: each needs its date. */
export function datesOfNextCycle(transition: Transition, dates: Readonly<Record<string, string>>): Refused | undefined {
  const { milestones } = transition.state;
  const missing = milestones.filter(({ id }) => dates[id] === undefined).map(({ id }) => id);
  if (missing.length > 0) return refuse('datesMissing', { milestones: missing.join('、') });
  const unknown = Object.keys(dates).length === 0 ? undefined : named(transition.state, Object.keys(dates));
  return unknown ?? datesAhead(transition, Object.values(dates));
}
