import { holderOf, substitutesOf, type PostId } from '../../domain/directory.ts';
import type { Definition } from '../../domain/definition.ts';
import type { ActedBy, Decided } from '../../domain/dossier.ts';
import type { DecidedView, PersonView, PostView } from '../schemas/measure.ts';
import { isoAt } from './when.ts';

/** The facts that give names: those of a measure, or of its plan. */
export type Known = Pick<Definition, 'directory' | 'calendar'>;

export function personOf(definition: Pick<Definition, 'directory'>, person: string): PersonView {
  return { id: person, name: definition.directory.people[person]?.name ?? person };
}

/** @returns a post with who holds it, and who stands in at it, at the instant. */
export function postOf(definition: Known, post: PostId, now: number): PostView {
  const known = definition.directory.posts[post];
  const holder = holderOf(definition.directory, post, definition.calendar, now);
  const substitutes = substitutesOf(definition.directory, post, definition.calendar, now).map((person) => personOf(definition, person));
  return {
    id: post,
    title: known?.title ?? post,
    unit: known?.unit ?? '',
    ...(holder !== undefined && { holder: personOf(definition, holder) }),
    ...(substitutes.length > 0 && { substitutes }),
  };
}

export function postsOf(definition: Known, posts: readonly PostId[], now: number): PostView[] {
  return posts.map((post) => postOf(definition, post, now));
}

/** @returns who acted, through a post as it was named in the record. */
export function actedByOf(definition: Known, by: ActedBy): { person: PersonView; post: PostView; onBehalfOf?: PersonView } {
  const post = definition.directory.posts[by.post];
  return {
    person: personOf(definition, by.person),
    post: { id: by.post, title: post?.title ?? by.post, unit: post?.unit ?? '' },
    ...(by.onBehalfOf !== undefined && { onBehalfOf: personOf(definition, by.onBehalfOf) }),
  };
}

export function decidedOf(definition: Known, decided: Decided): DecidedView {
  return { ...actedByOf(definition, decided), at: isoAt(definition.calendar, decided.at) };
}
