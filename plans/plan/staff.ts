import type { PersonId, RoleName } from '../../domain/directory.ts';
import type { PlanEntries } from './entries.ts';
import { holderOn, type Roles } from './roles.ts';

/** Who fills the roles of one measure on one day, each post with its holder; posts nobody holds are left out. */
export type Staff = (roles: readonly RoleName[]) => readonly { readonly post: string; readonly person: PersonId; readonly name: string }[];

export function staffOn({ posts, people }: PlanEntries): (roles: Roles, date: string) => Staff {
  const byId = new Map(posts.map(({ value }) => [value.id, value]));
  const names = new Map(people.map(({ value }) => [value.id, value.name]));
  return (roles, date) => (wanted) =>
    [...new Set(wanted.flatMap((role) => roles[role] ?? []))].flatMap((post) => {
      const person = holderOn(byId.get(post), date);
      return person === undefined ? [] : [{ post, person, name: names.get(person) ?? person }];
    });
}
