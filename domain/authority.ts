import { holderOf, substitutesOf, type PersonId, type PostId, type Staff } from './directory.ts';
import { postsOf, type Definition } from './definition.ts';
import type { ActedBy } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import type { SeparateDuty } from './policy.ts';
import { refuse, type Refused } from './refusals.ts';

/** A person who acts, with the posts through which that is possible at the moment of the act. */
export interface Actor {
  readonly person: PersonId;
  /** Posts held, and posts whose holder the person stands in for. */
  readonly posts: readonly PostId[];
  /** Of the posts the person only stands in at, the holder. */
  readonly standsInFor: Readonly<Record<PostId, PersonId>>;
}

/** @returns the person with the posts of the measure's directory held, or stood in at, at the instant. */
export function actorAt({ directory, calendar }: Staff, person: PersonId, at: number): Actor {
  const posts: PostId[] = [];
  const standsInFor: Record<PostId, PersonId> = {};
  for (const post of Object.keys(directory.posts)) {
    const holder = holderOf(directory, post, calendar, at);
    const isSubstitute = holder !== person && substitutesOf(directory, post, calendar, at).includes(person);
    if (holder !== person && !isSubstitute) continue;
    posts.push(post);
    if (isSubstitute && holder !== undefined) standsInFor[post] = holder;
  }
  return { person, posts, standsInFor };
}

/** Of somebody's posts those count that whoever vouches for the person knows of too. */
export function withinClaim(actor: Actor, posts: readonly PostId[] | undefined): Actor {
  return posts ? { ...actor, posts: actor.posts.filter((post) => posts.includes(post)) } : actor;
}

/** @returns the act's author as the record names it: through a substitution both names. */
export function actedBy({ person, standsInFor }: Actor, post: PostId): ActedBy {
  const holder = standsInFor[post];
  return { person, post, ...(holder !== undefined && { onBehalfOf: holder }) };
}

/**
 * @returns the person together with everybody a substitution ties to it at the instant: whom it stands in for, and who stands in for
 * it. None of them may decide on what another of them did.
 */
export function tiedTo({ directory, calendar }: Staff, person: PersonId, at: number): PersonId[] {
  const tied = new Set([person]);
  for (const post of Object.keys(directory.posts)) {
    const substitutes = substitutesOf(directory, post, calendar, at);
    if (substitutes.length === 0) continue;
    const holder = holderOf(directory, post, calendar, at);
    if (holder === person) for (const substitute of substitutes) tied.add(substitute);
    if (holder !== undefined && substitutes.includes(person)) tied.add(holder);
  }
  return [...tied];
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
export function barredFrom({ tookPart: { submitted, accepted, signed } }: MeasureState, duty: SeparateDuty): readonly PersonId[] {
  if (duty === 'accept') return submitted;
  return duty === 'sign' ? [...submitted, ...accepted] : [...submitted, ...accepted, ...signed];
}

const BARRED_CODES = { accept: 'submitterMayNotAccept', sign: 'participantMayNotSign', lookBack: 'participantMayNotLookBack' } as const;

/** @returns a refusal when separation of duties bars the person, alone or through a substitution. */
export function isBarred(state: MeasureState, person: PersonId, duty: keyof typeof BARRED_CODES, at: number): Refused | undefined {
  const barred = barredFrom(state, duty);
  const isTied = tiedTo(state.definition, person, at).some((tied) => barred.includes(tied));
  return isTied ? refuse(BARRED_CODES[duty], { person: nameOf(state.definition, person) }) : undefined;
}

/**
 * @returns the measure's definition as it is for a duty: where the policy keeps the duty from the unit that rectifies, its roles are
 * without that unit's posts. The administrators, to whom a duty falls that nobody fills, stay.
 */
export function apartFor(definition: Definition, duty: SeparateDuty): Definition {
  if (definition.policy.separation?.otherUnitFor.includes(duty) !== true) return definition;
  const unitOf = (post: PostId) => definition.directory.posts[post]?.unit;
  const own = postsOf(definition, ['handler', 'leadUnit']).map(unitOf);
  const roles = Object.entries(definition.roles).map(([role, posts]) => [role, role === 'administrator' ? posts : posts.filter((post) => !own.includes(unitOf(post)))]);
  return { ...definition, roles: Object.fromEntries(roles) };
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
