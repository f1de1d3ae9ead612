import { sql } from 'kysely';
import type { Calendar } from '../domain/calendar.ts';
import type { Directory, PersonId, PostId } from '../domain/directory.ts';
import type { Language } from '../domain/refusals.ts';
import { inChunks } from './rows.ts';
import type { Db } from './schema.ts';

/** A plan as it is handed to the store; saving it again replaces title, body, calendar and posts. */
export interface PlanToSave {
  readonly id: string;
  readonly title: string;
  readonly adoptedOn: string;
  readonly hash: string;
  /** The plan as its file says it, for whoever wrote it to read back. */
  readonly body: object;
  readonly calendar: Calendar;
  readonly directory: Directory;
  /** Addresses and languages, which measures do not need to know. People the directory names are saved without as well. */
  readonly contacts: Readonly<Record<PersonId, Contact>>;
}

export interface Contact {
  readonly email?: string;
  readonly language?: Language;
}

/** Saves a plan with its posts and people. A person's address or language that this plan does not say stays as it was. */
export function savePlan(db: Db, plan: PlanToSave): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const columns = { title: plan.title, adoptedOn: plan.adoptedOn, hash: plan.hash, body: JSON.stringify(plan.body), calendar: JSON.stringify(plan.calendar) };
    await tx.insertInto('plans').values({ id: plan.id, ...columns }).onConflict((conflict) => conflict.column('id').doUpdateSet(columns)).execute();
    await replaceDirectory(tx, plan.id, plan.directory);
    await savePeople(tx, plan);
  });
}

async function replaceDirectory(tx: Db, planId: string, directory: Directory): Promise<void> {
  await tx.deleteFrom('holdings').where('planId', '=', planId).execute();
  await tx.deleteFrom('posts').where('planId', '=', planId).execute();
  const posts = Object.entries(directory.posts);
  for (const chunk of inChunks(posts.map(([postId, { title, unit }]) => ({ planId, postId, title, unit })))) await tx.insertInto('posts').values(chunk).execute();
  const holdings = posts.flatMap(([postId, { holders }]) =>
    holders.map(({ person, from, to }, position) => ({ planId, postId, position, personId: person, fromOn: from, toOn: to ?? null })),
  );
  for (const chunk of inChunks(holdings)) await tx.insertInto('holdings').values(chunk).execute();
}

async function savePeople(tx: Db, { directory, contacts }: PlanToSave): Promise<void> {
  // In one order everywhere: two plans with the same people may be saved at the same time.
  const rows = Object.entries(directory.people)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { name }]) => ({ id, name, email: contacts[id]?.email ?? null, language: contacts[id]?.language ?? null }));
  for (const chunk of inChunks(rows)) {
    const values = sql.join(chunk.map((row) => sql`(${row.id}, ${row.name}, ${row.email}, ${row.language})`));
    await sql`
      insert into people (id, name, email, language)
      select given.id, given.name, coalesce(given.email, known.email), coalesce(given.language, known.language, 'zh')
      from (values ${values}) as given (id, name, email, language)
      left join people as known on known.id = given.id
      order by given.id
      on conflict (id) do update set name = excluded.name, email = excluded.email, language = excluded.language
    `.execute(tx);
  }
}

/** Notes when a plan's measures were started; the first time stands. */
export async function markPlanStarted(db: Db, planId: string, at: number): Promise<void> {
  await db.updateTable('plans').set({ startedAt: at }).where('id', '=', planId).where('startedAt', 'is', null).execute();
}

export interface PlanRow {
  readonly id: string;
  readonly title: string;
  readonly adoptedOn: string;
  readonly hash: string;
  readonly startedAt: number | null;
}

/** @returns all plans, the one adopted last first. */
export function listPlans(db: Db): Promise<PlanRow[]> {
  return db.selectFrom('plans').select(['id', 'title', 'adoptedOn', 'hash', 'startedAt']).orderBy('adoptedOn', 'desc').orderBy('id').execute();
}

export interface SavedPlan extends PlanRow {
  readonly body: object;
  readonly calendar: Calendar;
  readonly directory: Directory;
}

/** @returns a plan with the directory as it stands now, or nothing when there is none of this id. */
export async function findPlan(db: Db, planId: string): Promise<SavedPlan | undefined> {
  const plan = await db.selectFrom('plans').selectAll().where('id', '=', planId).executeTakeFirst();
  return plan && { ...plan, directory: await directoryOf(db, planId) };
}

/** What is needed to say who holds a post at an instant. */
export interface PlanPosts {
  readonly calendar: Calendar;
  readonly directory: Directory;
}

/** @returns the plan's calendar and the posts asked for, as they stand now; nothing when the plan is not in the store. */
export async function findPosts(db: Db, planId: string, posts: readonly PostId[]): Promise<PlanPosts | undefined> {
  const plan = await db.selectFrom('plans').select('calendar').where('id', '=', planId).executeTakeFirst();
  return plan && { calendar: plan.calendar, directory: await directoryOf(db, planId, posts) };
}

async function directoryOf(db: Db, planId: string, only?: readonly PostId[]): Promise<Directory> {
  if (only?.length === 0) return { posts: {}, people: {} };
  const rows = await db
    .selectFrom('posts')
    .leftJoin('holdings', (join) => join.onRef('holdings.planId', '=', 'posts.planId').onRef('holdings.postId', '=', 'posts.postId'))
    .leftJoin('people', 'people.id', 'holdings.personId')
    .select(['posts.postId', 'posts.title', 'posts.unit', 'holdings.personId', 'holdings.fromOn', 'holdings.toOn', 'people.name'])
    .where('posts.planId', '=', planId)
    .$if(only !== undefined, (query) => query.where('posts.postId', 'in', only ?? []))
    .orderBy('posts.postId')
    .orderBy('holdings.position')
    .execute();
  const posts: Record<PostId, { title: string; unit: string; holders: { person: string; from: string; to?: string }[] }> = {};
  const people: Record<PersonId, { name: string }> = {};
  for (const { postId, title, unit, personId, fromOn, toOn, name } of rows) {
    const post = (posts[postId] ??= { title, unit, holders: [] });
    if (personId === null || fromOn === null) continue;
    post.holders.push({ person: personId, from: fromOn, ...(toOn !== null && { to: toOn }) });
    people[personId] = { name: name ?? personId };
  }
  return { posts, people };
}
