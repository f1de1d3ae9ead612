import type { PersonId } from '../domain/directory.ts';
import type { Language } from '../domain/refusals.ts';
import type { Db } from './schema.ts';

export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
}

export function listPeople(db: Db): Promise<PersonRow[]> {
  return db.selectFrom('people').selectAll().orderBy('id').execute();
}

export function findPerson(db: Db, person: PersonId): Promise<PersonRow | undefined> {
  return db.selectFrom('people').selectAll().where('id', '=', person).executeTakeFirst();
}

/** A post as one of its holders knows it. Dates are inclusive; without `toOn` until further notice. */
export interface PersonPostRow {
  readonly planId: string;
  readonly postId: string;
  readonly title: string;
  readonly unit: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** @returns every post the person holds, held or will hold, in every plan. */
export function listPostsOfPerson(db: Db, person: PersonId): Promise<PersonPostRow[]> {
  return db
    .selectFrom('holdings')
    .innerJoin('posts', (join) => join.onRef('posts.planId', '=', 'holdings.planId').onRef('posts.postId', '=', 'holdings.postId'))
    .select(['holdings.planId', 'holdings.postId', 'posts.title', 'posts.unit', 'holdings.fromOn', 'holdings.toOn'])
    .where('holdings.personId', '=', person)
    .orderBy('holdings.planId')
    .orderBy('holdings.postId')
    .orderBy('holdings.fromOn')
    .execute();
}
