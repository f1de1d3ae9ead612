import { localDateAt, type Calendar } from './calendar.ts';

/** Names of a post (职务) and of a person, unique within a plan. */
export type PostId = string;
export type PersonId = string;

/**
 * A role is what a measure needs somebody for. The policy speaks of roles; a measure says which posts fill them.
 * The names the system itself relies on are in `SYSTEM_ROLES`; a plan and its policy may agree on others.
 */
export type RoleName = string;

/** Roles that commands and built-in notices rely on. */
export const SYSTEM_ROLES = ['handler', 'leadUnit', 'leadOfficial', 'participants', 'administrator', 'authority'] as const;

/** A post is held by a person from a date to a date, both included; without `to` until further notice. */
export interface Holding {
  readonly person: PersonId;
  readonly from: string;
  readonly to?: string;
}

/**
 * Somebody acts for the holder of a post during an absence (代理), from a date to a date, both included. The holder may act too;
 * on every act through a substitution both names stand.
 */
export interface Substitution {
  readonly person: PersonId;
  readonly from: string;
  readonly to: string;
}

export interface Post {
  readonly title: string;
  readonly unit: string;
  readonly holders: readonly Holding[];
  readonly substitutes?: readonly Substitution[];
}

/** The facts about people that a measure needs, recorded in it when it starts and amended with the plan. */
export interface Directory {
  readonly posts: Readonly<Record<PostId, Post>>;
  readonly people: Readonly<Record<PersonId, { readonly name: string }>>;
}

/** Which posts fill each role, who holds them, and by which calendar: what it takes to say who is awaited and who may. */
export interface Staff {
  readonly roles: Readonly<Record<RoleName, readonly PostId[]>>;
  readonly directory: Directory;
  readonly calendar: Calendar;
}

/** @returns who holds the post on the local date of `at`, or nothing. */
export function holderOf(directory: Directory, post: PostId, calendar: Calendar, at: number): PersonId | undefined {
  const on = localDateAt(calendar, at);
  return directory.posts[post]?.holders.find((holding) => holding.from <= on && (holding.to === undefined || on <= holding.to))?.person;
}

/** @returns who acts for the holder of the post on the local date of `at`, in the order of appointment. */
export function substitutesOf(directory: Directory, post: PostId, calendar: Calendar, at: number): PersonId[] {
  const on = localDateAt(calendar, at);
  const inForce = (directory.posts[post]?.substitutes ?? []).filter(({ from, to }) => from <= on && on <= to);
  return [...new Set(inForce.map(({ person }) => person))];
}

/**
 * @returns every post the person holds, held, will hold, or stands in for, on whatever day: what somebody may be vouched for. The
 * measure itself judges the days, by its own clock.
 */
export function postsConnectedTo(directory: Directory, person: PersonId): PostId[] {
  const isConnected = ({ holders, substitutes = [] }: Post) => [...holders, ...substitutes].some((term) => term.person === person);
  return Object.entries(directory.posts).flatMap(([id, post]) => (isConnected(post) ? [id] : []));
}
