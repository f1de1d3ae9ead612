import { holderOf, type PersonId, type PostId } from './directory.ts';
import { postsOf, type Definition, type MeasureState } from './measure.ts';
import { refuse, type Refused } from './refusals.ts';

/** A person who acts, with the posts held at the moment of the act. */
export interface Actor {
  readonly person: PersonId;
  readonly posts: readonly PostId[];
}

/** @returns the posts of the measure's directory that the person holds at the instant. */
export function actorAt(definition: Definition, person: PersonId, at: number): Actor {
  const posts = Object.keys(definition.directory.posts).filter((post) => holderOf(definition.directory, post, definition.calendar, at) === person);
  return { person, posts };
}

/** @returns a refusal when nobody by that name holds a post of this measure now. */
export function isKnown(actor: Actor): Refused | undefined {
  return actor.posts.length === 0 ? refuse('unknownPerson', { person: actor.person }) : undefined;
}

/** @returns the actor's posts among those allowed, or a refusal that names who may. */
export function postsAllowed(definition: Definition, actor: Actor, act: string, allowed: readonly PostId[]): PostId[] | Refused {
  const posts = allowed.filter((post) => actor.posts.includes(post));
  if (posts.length > 0) return posts;
  return refuse('notYours', { person: nameOf(definition, actor.person), act, allowed: titlesOf(definition, allowed) });
}

export function roleOf(definition: Definition, actor: Actor, act: string, roles: readonly string[]): PostId[] | Refused {
  return postsAllowed(definition, actor, act, postsOf(definition, roles));
}

/** Separation of duties: who submitted may not accept. It goes by person, through whatever post, for the measure's whole life. */
export function mayAccept(state: MeasureState, person: PersonId): Refused | undefined {
  return state.tookPart.submitted.includes(person) ? refuse('submitterMayNotAccept', { person: nameOf(state.definition, person) }) : undefined;
}

/** Who submitted or accepted may not sign off. */
export function maySign(state: MeasureState, person: PersonId): Refused | undefined {
  const isBarred = state.tookPart.submitted.includes(person) || state.tookPart.accepted.includes(person);
  return isBarred ? refuse('participantMayNotSign', { person: nameOf(state.definition, person) }) : undefined;
}

/** Who submitted, accepted or signed may not look back. */
export function mayLookBack(state: MeasureState, person: PersonId): Refused | undefined {
  const { submitted, accepted, signed } = state.tookPart;
  const isBarred = [...submitted, ...accepted, ...signed].includes(person);
  return isBarred ? refuse('participantMayNotLookBack', { person: nameOf(state.definition, person) }) : undefined;
}

export function nameOf(definition: Definition, person: PersonId): string {
  return definition.directory.people[person]?.name ?? person;
}

export function titlesOf(definition: Definition, posts: readonly PostId[]): string {
  return posts.map((post) => definition.directory.posts[post]?.title ?? post).join('、') || '—';
}

export function isRefused<T>(outcome: T | Refused): outcome is Refused {
  return typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
}
