import { sql } from 'kysely';
import type { Calendar } from '../domain/calendar.ts';
import type { Directory, PersonId, PostId } from '../domain/directory.ts';
import { canonicalJson } from '../domain/facts.ts';
import { mergedDirectory } from '../domain/overrides.ts';
import type { Language } from '../domain/refusals.ts';
import { directoryOf, replaceDirectory } from './directory.ts';
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

/**
 * Saves a plan with its posts and people. A person's address or language that this plan does not say stays as it was, and so does a post
 * that has changed hands since while the plan says of it what it said before.
 */
export function savePlan(db: Db, plan: PlanToSave): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('plans').select('plannedDirectory').where('id', '=', plan.id).forUpdate().executeTakeFirst();
    const directory = known?.plannedDirectory ? withKeptPosts({ plannedDirectory: known.plannedDirectory, directory: await directoryOf(tx, plan.id) }, plan.directory) : plan.directory;
    const plannedDirectory = isSame(directory.posts, plan.directory.posts) ? null : JSON.stringify(plan.directory);
    const columns = { title: plan.title, adoptedOn: plan.adoptedOn, hash: plan.hash, body: JSON.stringify(plan.body), calendar: JSON.stringify(plan.calendar), plannedDirectory };
    await tx.insertInto('plans').values({ id: plan.id, ...columns }).onConflict((conflict) => conflict.column('id').doUpdateSet(columns)).execute();
    await replaceDirectory(tx, plan.id, directory);
    await savePeople(tx, { directory, contacts: plan.contacts });
  });
}

/** @returns how the posts of a plan are held once its file says `planned`: those it has left alone as the acts since have them. */
export function withKeptPosts(known: Pick<SavedPlan, 'directory' | 'plannedDirectory'> | undefined, planned: Directory): Directory {
  return known?.plannedDirectory ? mergedDirectory(known.plannedDirectory, known.directory, planned) : planned;
}

/**
 * Changes how the posts of a plan are held, apart from what its file says.
 *
 * @param contacts of people who come in by it.
 */
export function changePosts(db: Db, planId: string, change: (directory: Directory) => Directory, contacts: PlanToSave['contacts'] = {}): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('plans').select('plannedDirectory').where('id', '=', planId).forUpdate().executeTakeFirst();
    if (!known) return;
    const before = await directoryOf(tx, planId);
    const directory = change(before);
    const planned = known.plannedDirectory ?? before;
    await tx.updateTable('plans').set({ plannedDirectory: isSame(directory.posts, planned.posts) ? null : JSON.stringify(planned) }).where('id', '=', planId).execute();
    await replaceDirectory(tx, planId, directory);
    await savePeople(tx, { directory, contacts });
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

async function savePeople(tx: Db, { directory, contacts }: Pick<PlanToSave, 'directory' | 'contacts'>): Promise<void> {
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
  /** What the plan's file says of its posts, where acts have changed them since. */
  readonly plannedDirectory: Directory | null;
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
