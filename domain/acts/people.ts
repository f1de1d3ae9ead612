import { actedBy, isRefused, nameOf, postsAllowed, roleOf, type Actor } from '../authority.ts';
import { isDate, localDateAt } from '../calendar.ts';
import type { ActOf } from '../commands.ts';
import { holderOf, type Post, type PostId } from '../directory.ts';
import type { ActedBy } from '../dossier.ts';
import { isFinal, type MeasureState } from '../measure.ts';
import { refuse, type Refused } from '../refusals.ts';
import { isHeldFrom, isSubstituted, isSubstitutedAfter } from '../staffing.ts';
import { record, type Transition } from '../transition.ts';
import { empty, wrong } from './checks.ts';

/** 代理: the holder of a post, or the administrators, name who stands in for it during an absence. */
export function appointSubstitute(transition: Transition, actor: Actor, act: ActOf<'appointSubstitute'>): Refused | undefined {
  const { state, now } = transition;
  const by = whoMayArrange(transition, actor, 'appointSubstitute', act.post);
  if (isRefused(by)) return by;
  const { post, person, name, from, to } = act;
  const today = localDateAt(state.definition.calendar, now);
  const isAppointed = isSubstituted(state.definition.directory.posts[post] ?? NO_POST, act);
  const isHolder = holderOf(state.definition.directory, post, state.definition.calendar, now) === person;
  const refused =
    empty('name', name) ??
    (isHolder ? refuse('substituteIsHolder', { person: name }) : undefined) ??
    (isDate(from) && isDate(to) && from <= to && to >= today ? undefined : refuse('datesInvalid', { from, to, today })) ??
    (isAppointed ? refuse('alreadyDone', { what: 'appointSubstitute' }) : undefined);
  if (refused) return refused;
  record(transition, { type: 'substituteAppointed', by, post, person, name, from, to });
  return undefined;
}

/** The substitution ends with a date: today, or a later day before the one it was to end with. */
export function endSubstitution(transition: Transition, actor: Actor, act: ActOf<'endSubstitution'>): Refused | undefined {
  const { state, now } = transition;
  const by = whoMayArrange(transition, actor, 'endSubstitution', act.post);
  if (isRefused(by)) return by;
  const { post, person, on } = act;
  const today = localDateAt(state.definition.calendar, now);
  const isRunning = isSubstitutedAfter(state.definition.directory.posts[post] ?? NO_POST, person, on);
  if (!isDate(on) || on < today) return refuse('datesInvalid', { from: on, to: on, today });
  if (!isRunning) return refuse('noSubstitution', { person: nameOf(state.definition, person) });
  record(transition, { type: 'substitutionEnded', by, post, person, on });
  return undefined;
}

/** 交接: from a date on the post has another holder. What is open at the post is then the new holder's; what was done stays in the name of who did it. */
export function handOver(transition: Transition, actor: Actor, act: ActOf<'handOver'>): Refused | undefined {
  const { state, now } = transition;
  const unknown = unknownPost(state, 'handOver', act.post);
  if (unknown) return unknown;
  const posts = roleOf(state.definition, actor, 'handOver', ['administrator']);
  if (isRefused(posts)) return posts;
  const { post, person, name, from } = act;
  const { directory, calendar } = state.definition;
  const today = localDateAt(calendar, now);
  const before = holderOf(directory, post, calendar, now);
  const isDone = isHeldFrom(directory.posts[post] ?? NO_POST, act);
  const refused =
    empty('name', name) ??
    (isDate(from) && from >= today ? undefined : refuse('datesInvalid', { from, to: from, today })) ??
    (isDone ? refuse('alreadyDone', { what: 'handOver' }) : undefined);
  if (refused) return refused;
  record(transition, { type: 'handedOver', by: actedBy(actor, posts[0] ?? ''), post, ...(before !== undefined && { before }), person, name, from, ...(from > today && transition.edition >= 3 && { isAhead: true }) });
  return undefined;
}

const NO_POST: Post = { title: '', unit: '', holders: [] };

function whoMayArrange({ state }: Transition, actor: Actor, act: 'appointSubstitute' | 'endSubstitution', post: PostId): ActedBy | Refused {
  const unknown = unknownPost(state, act, post);
  if (unknown) return unknown;
  // A substitute may not pass the post on: only who holds it, or the administrators.
  if (actor.posts.includes(post) && actor.standsInFor[post] === undefined) return actedBy(actor, post);
  const allowed = state.definition.roles.administrator ?? [];
  const posts = postsAllowed(state.definition, actor, act, allowed);
  return isRefused(posts) ? posts : actedBy(actor, posts[0] ?? '');
}

function unknownPost(state: MeasureState, act: string, post: PostId): Refused | undefined {
  if (isFinal(state)) return wrong(state, act);
  const known = state.definition.directory.posts;
  return known[post] ? undefined : refuse('unknownPost', { post, known: Object.values(known).map(({ title }) => title).join('、') });
}
