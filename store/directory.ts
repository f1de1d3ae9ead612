import type { Directory, PersonId, Post, PostId } from '../domain/directory.ts';
import { inChunks } from './rows.ts';
import type { Db } from './schema.ts';

/** Puts a directory in the place of the one a plan had: its posts, who holds them, who stands in. */
export async function replaceDirectory(tx: Db, planId: string, directory: Directory): Promise<void> {
  for (const table of ['holdings', 'substitutions', 'posts'] as const) await tx.deleteFrom(table).where('planId', '=', planId).execute();
  const posts = Object.entries(directory.posts);
  for (const chunk of inChunks(posts.map(([postId, { title, unit }]) => ({ planId, postId, title, unit })))) await tx.insertInto('posts').values(chunk).execute();
  const holdings = posts.flatMap(([postId, { holders }]) =>
    holders.map(({ person, from, to }, position) => ({ planId, postId, position, personId: person, fromOn: from, toOn: to ?? null })),
  );
  for (const chunk of inChunks(holdings)) await tx.insertInto('holdings').values(chunk).execute();
  const substitutions = posts.flatMap(([postId, { substitutes = [] }]) =>
    substitutes.map(({ person, from, to }, position) => ({ planId, postId, position, personId: person, fromOn: from, toOn: to })),
  );
  for (const chunk of inChunks(substitutions)) await tx.insertInto('substitutions').values(chunk).execute();
}

interface TermRow {
  readonly postId: PostId;
  readonly personId: PersonId;
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly name: string | null;
}

/** @returns the posts of a plan, or those asked for, as they stand now. */
export async function directoryOf(db: Db, planId: string, only?: readonly PostId[]): Promise<Directory> {
  if (only?.length === 0) return { posts: {}, people: {} };
  const rows = await db
    .selectFrom('posts')
    .select(['postId', 'title', 'unit'])
    .where('planId', '=', planId)
    .$if(only !== undefined, (query) => query.where('postId', 'in', only ?? []))
    .orderBy('postId')
    .execute();
  const [holdings, substitutions] = [await termsIn(db, 'holdings', planId, only), await termsIn(db, 'substitutions', planId, only)];
  const posts = rows.map(({ postId, title, unit }): [PostId, Post] => {
    const own = (terms: readonly TermRow[]) => terms.filter((term) => term.postId === postId);
    const holders = own(holdings).map(({ personId, fromOn, toOn }) => ({ person: personId, from: fromOn, ...(toOn !== null && { to: toOn }) }));
    const substitutes = own(substitutions).map(({ personId, fromOn, toOn }) => ({ person: personId, from: fromOn, to: toOn ?? fromOn }));
    return [postId, { title, unit, holders, ...(substitutes.length > 0 && { substitutes }) }];
  });
  const people = [...holdings, ...substitutions].map(({ personId, name }) => [personId, { name: name ?? personId }]);
  return { posts: Object.fromEntries(posts), people: Object.fromEntries(people) };
}

function termsIn(db: Db, table: 'holdings' | 'substitutions', planId: string, only: readonly PostId[] | undefined): Promise<TermRow[]> {
  return db
    .selectFrom(table)
    .leftJoin('people', 'people.id', `${table}.personId`)
    .select([`${table}.postId`, `${table}.personId`, `${table}.fromOn`, `${table}.toOn`, 'people.name'])
    .where(`${table}.planId`, '=', planId)
    .$if(only !== undefined, (query) => query.where(`${table}.postId`, 'in', only ?? []))
    .orderBy(`${table}.postId`)
    .orderBy(`${table}.position`)
    .execute();
}
