import { holderOf, type PersonId, type PostId, type Staff } from './directory.ts';
import { postsOf, type MeasureState } from './measure.ts';
import { refuse, type Refused } from './refusals.ts';

/** A person who acts, with the posts held at the moment of the act. */
export interface Actor {
  readonly person: PersonId;
  readonly posts: readonly PostId[];
}

/** @returns the posts of the measure's directory that the person holds at the instant. */
export function actorAt(definition: Staff, person: PersonId, at: number): Actor {
  const posts = Object.keys(definition.directory.posts).filter((post) => holderOf(definition.directory, post, definition.calendar, at) === person);
  return { person, posts };
}

/** @returns a refusal when nobody by that name holds a post of this measure now. */
export function isKnown(actor: Actor): Refused | undefined {
  return actor.posts.length === 0 ? refuse('unknownPerson', { person: actor.person }) : undefined;
}

/** @returns the actor's posts among those allowed, or a refusal that names who may. */
export function postsAllowed(definition: Staff, actor: Actor, act: string, allowed: readonly PostId[]): PostId[] | Refused {
  const posts = allowed.filter((post) => actor.posts.includes(post));
  if (posts.length > 0) return posts;
  return refuse('notYours', { person: nameOf(definition, actor.person), act, allowed: titlesOf(definition, allowed) });
}

export function roleOf(definition: Staff, actor: Actor, act: string, roles: readonly string[]): PostId[] | Refused {
  return postsAllowed(definition, actor, act, postsOf(definition, roles));
}

/**
 * Separation of duties, by person, through whatever post, for the measure's whole life: who submitted may not accept; who submitted or
 * accepted may not sign off; who did any of these may not look back.
 *
 * @returns the people who may not.
 */
export function barredFrom({ tookPart: { submitted, accepted, signed } }: MeasureState, duty: 'accept' | 'sign' | 'lookBack'): readonly PersonId[] {
  if (duty === 'accept') return submitted;
  return duty === 'sign' ? [...submitted, ...accepted] : [...submitted, ...accepted, ...signed];
}

const BARRED_CODES = { accept: 'submitterMayNotAccept', sign: 'participantMayNotSign', lookBack: 'participantMayNotLookBack' } as const;

/** @returns a refusal when separation of duties bars the person. */
export function isBarred(state: MeasureState, person: PersonId, duty: keyof typeof BARRED_CODES): Refused | undefined {
  return barredFrom(state, duty).includes(person) ? refuse(BARRED_CODES[duty], { person: nameOf(state.definition, person) }) : undefined;
}

export function nameOf(definition: Pick<Staff, 'directory'>, person: PersonId): string {
  return definition.directory.people[person]?.name ?? person;
}

export function titlesOf(definition: Pick<Staff, 'directory'>, posts: readonly PostId[]): string {
  return posts.map((post) => definition.directory.posts[post]?.title ?? post).join('、') || '—';
}

export function isRefused<T>(outcome: T | Refused): outcome is Refused {
  return typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
}
