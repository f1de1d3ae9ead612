import { addDays } from '../calendar.ts';
import type { PersonId, Post, PostId } from '../directory.ts';
import type { EventOf } from '../events.ts';
import type { MeasureState } from '../measure.ts';
import { overriddenBy } from '../overrides.ts';

export function appoint(state: MeasureState, { post, person, name, from, to }: EventOf<'substituteAppointed'>): MeasureState {
  return withPost(state, post, [person, name], (known) => ({ ...known, substitutes: [...(known.substitutes ?? []), { person, from, to }] }));
}

export function endSubstitution(state: MeasureState, { post, person, on }: EventOf<'substitutionEnded'>): MeasureState {
  return withPost(state, post, undefined, (known) => ({
    ...known,
    substitutes: (known.substitutes ?? []).map((entry) => (entry.person === person && entry.to > on ? { ...entry, to: on } : entry)).filter(({ from, to }) => from <= to),
  }));
}

/** From that date on the post is the new holder's; whoever stood in for the one before does so no longer. */
export function handOver(state: MeasureState, { post, person, name, from }: EventOf<'handedOver'>): MeasureState {
  const lastOn = addDays(from, -1);
  const untilThen = <T extends { readonly from: string; readonly to?: string }>(entries: readonly T[]): T[] =>
    entries.filter((entry) => entry.from < from).map((entry) => (entry.to === undefined || entry.to > lastOn ? { ...entry, to: lastOn } : entry));
  return withPost(state, post, [person, name], ({ substitutes, ...known }) => ({
    ...known,
    holders: [...untilThen(known.holders), { person, from }],
    ...(substitutes && { substitutes: untilThen(substitutes) }),
  }));
}

function withPost(state: MeasureState, id: PostId, named: readonly [PersonId, string] | undefined, change: (post: Post) => Post): MeasureState {
  const { directory } = state.definition;
  const post = directory.posts[id];
  if (!post) return state;
  const people = named && !directory.people[named[0]] ? { ...directory.people, [named[0]]: { name: named[1] } } : directory.people;
  return { ...state, ...overriddenBy(state, { directory: { posts: { ...directory.posts, [id]: change(post) }, people } }) };
}
