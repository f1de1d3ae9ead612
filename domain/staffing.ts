import { addDays } from './calendar.ts';
import type { Directory, Holding, PersonId, Post, PostId, Substitution } from './directory.ts';

/** How a post changes hands. The same in a measure's record and in the plan's own register of posts, so that the two agree. */

/** From that date on the post is the new holder's; whoever stood in for the one before does so no longer. */
export function handedOver({ substitutes, ...post }: Post, { person, from }: Pick<Holding, 'person' | 'from'>): Post {
  const lastOn = addDays(from, -1);
  const untilThen = <T extends { readonly from: string; readonly to?: string }>(entries: readonly T[]): T[] =>
    entries.filter((entry) => entry.from < from).map((entry) => (entry.to === undefined || entry.to > lastOn ? { ...entry, to: lastOn } : entry));
  return { ...post, holders: [...untilThen(post.holders), { person, from }], ...some(untilThen(substitutes ?? [])) };
}

/** @returns whether the person holds the post from that date on already, or will. */
export function isHeldFrom({ holders }: Post, { person, from }: Pick<Holding, 'person' | 'from'>): boolean {
  return holders.some((holding) => holding.person === person && holding.from <= from && (holding.to === undefined || holding.to >= from));
}

/** @returns whether the person stands in for all of these days already. */
export function isSubstituted({ substitutes = [] }: Post, { person, from, to }: Substitution): boolean {
  return substitutes.some((known) => known.person === person && known.from <= from && known.to >= to);
}

/** @returns whether the person stands in after that date, so that there is something to end. */
export function isSubstitutedAfter({ substitutes = [] }: Post, person: PersonId, on: string): boolean {
  return substitutes.some((known) => known.person === person && known.to > on);
}

export function withSubstitute(post: Post, { person, from, to }: Substitution): Post {
  return { ...post, substitutes: [...(post.substitutes ?? []), { person, from, to }] };
}

/** The person's substitutions end with the date; those that had not begun by then do not begin. */
export function withoutSubstitute({ substitutes = [], ...post }: Post, person: PersonId, on: string): Post {
  const shortened = substitutes.map((entry) => (entry.person === person && entry.to > on ? { ...entry, to: on } : entry));
  return { ...post, ...some(shortened.filter(({ from, to }) => from <= to)) };
}

function some(substitutes: readonly Substitution[]): Pick<Post, 'substitutes'> {
  return substitutes.length > 0 ? { substitutes } : {};
}

/** @param named who comes into the directory by it, if it is somebody it does not know. */
export function withPost(directory: Directory, id: PostId, change: (post: Post) => Post, named?: { readonly person: PersonId; readonly name: string }): Directory {
  const post = directory.posts[id];
  if (!post) return directory;
  const people = named && !directory.people[named.person] ? { ...directory.people, [named.person]: { name: named.name } } : directory.people;
  return { posts: { ...directory.posts, [id]: change(post) }, people };
}
