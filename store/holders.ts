import type { PersonId, PostId } from '../domain/directory.ts';
import type { Db } from './schema.ts';

/** Somebody who holds, held or will hold a post. Dates are inclusive; without `toOn` until further notice. */
export interface HolderRow {
  readonly personId: PersonId;
  readonly name: string;
  readonly planId: string;
  readonly postId: PostId;
  readonly title: string;
  readonly unit: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** @returns who holds which post in every plan, person by person; people without any post are not among them. */
export function listHolders(db: Db): Promise<HolderRow[]> {
  return db
    .selectFrom('holdings')
    .innerJoin('posts', (join) => join.onRef('posts.planId', '=', 'holdings.planId').onRef('posts.postId', '=', 'holdings.postId'))
    .innerJoin('people', 'people.id', 'holdings.personId')
    .select(['holdings.personId', 'people.name', 'holdings.planId', 'holdings.postId', 'posts.title', 'posts.unit', 'holdings.fromOn', 'holdings.toOn'])
    .orderBy('holdings.personId')
    .orderBy('holdings.planId')
    .orderBy('holdings.postId')
    .orderBy('holdings.fromOn')
    .execute();
}
