import type { PersonId } from '../domain/directory.ts';
import type { MailPreferences } from '../domain/preferences.ts';
import type { Language } from '../domain/refusals.ts';
import type { Db } from './schema.ts';

export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  /** In which the person is written to: as chosen, otherwise as the plan says. */
  readonly language: Language;
  readonly preferences: MailPreferences;
}

export async function listPeople(db: Db): Promise<PersonRow[]> {
  return (await db.selectFrom('people').selectAll().orderBy('id').execute()).map(withChoices);
}

export async function findPerson(db: Db, person: PersonId): Promise<PersonRow | undefined> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', person).executeTakeFirst();
  return row && withChoices(row);
}

function withChoices({ preferences, language, ...row }: Omit<PersonRow, 'preferences'> & { readonly preferences: MailPreferences | null }): PersonRow {
  return { ...row, language: preferences?.language ?? language, preferences: preferences ?? {} };
}

/** Keeps what a person chose about mail, in place of what was chosen before. @returns whether there is such a person. */
export async function keepPreferences(db: Db, person: PersonId, preferences: MailPreferences): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('people').set({ preferences: JSON.stringify(preferences) }).where('id', '=', person).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A post as one who holds it or stands in at it knows it. Dates are inclusive; without `toOn` until further notice. */
export interface PersonPostRow {
  readonly planId: string;
  readonly postId: string;
  readonly title: string;
  readonly unit: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** @returns every post the person holds, held or will hold, or stands in at, in every plan. */
export async function listPostsOfPerson(db: Db, person: PersonId): Promise<PersonPostRow[]> {
  const rows = [...(await termsOf(db, 'holdings', person)), ...(await termsOf(db, 'substitutions', person))];
  const key = ({ planId, postId, fromOn }: PersonPostRow) => `${planId} ${postId} ${fromOn}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function termsOf(db: Db, table: 'holdings' | 'substitutions', person: PersonId): Promise<PersonPostRow[]> {
  return db
    .selectFrom(table)
    .innerJoin('posts', (join) => join.onRef('posts.planId', '=', `${table}.planId`).onRef('posts.postId', '=', `${table}.postId`))
    .select([`${table}.planId`, `${table}.postId`, 'posts.title', 'posts.unit', `${table}.fromOn`, `${table}.toOn`])
    .where(`${table}.personId`, '=', person)
    .execute();
}
