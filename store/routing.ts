import { sql } from 'kysely';
import type { PersonId, PostId } from '../domain/directory.ts';
import { inChunks } from './rows.ts';
import type { Db } from './schema.ts';

/**
 * The inbox of posts that nobody holds. A notice waits there like any other until it may be sent: somebody may be appointed
 * in the meantime. The colon keeps the name apart from people's ids.
 */
export const VACANT: PersonId = ':vacant';

/** A waiting notice whose inbox is not yet known to look in time. */
export interface Unannounced {
  readonly id: string;
  readonly planId: string;
  readonly post: PostId;
  readonly sendAt: number;
  readonly personId: PersonId | null;
}

const columns = ['id', 'planId', 'post', 'sendAt', 'personId'] as const;

/** @returns which of the notices, and of their copies, still wait unannounced. */
export async function findUnannounced(db: Db, ids: readonly string[]): Promise<Unannounced[]> {
  if (ids.length === 0) return [];
  const unannounced = db.selectFrom('notices').select(columns).where('state', '=', 'waiting').where('isAnnounced', '=', false);
  // Apart, so that each goes by its own index: copies are few, and seldom are there any.
  return [...(await unannounced.where('id', 'in', ids).execute()), ...(await unannounced.where('copyOf', 'in', ids).execute())];
}

/** Makes copies of notices for people who stand in at their posts; one that is there already stays as it is. @returns those made by it or before. */
export async function copyNotices(db: Db, copies: readonly { readonly of: Unannounced; readonly person: PersonId }[]): Promise<Unannounced[]> {
  for (const { of: { id }, person } of copies) {
    await sql`
      insert into notices (id, measure_id, plan_id, seq, cycle, post, kind, is_urgent, created_at, send_at, hours, facts, person_id, copy_of)
      select ${copyId(id, person)}, measure_id, plan_id, seq, cycle, post, kind, is_urgent, created_at, send_at, hours, facts, ${person}, id from notices where id = ${id}
      on conflict do nothing
    `.execute(db);
  }
  return copies.map(({ of, person }) => ({ ...of, id: copyId(of.id, person), personId: person }));
}

function copyId(noticeId: string, person: PersonId): string {
  return `${noticeId}/${person}`;
}

/** @returns what the person's inbox handed over to others who have not been told yet. */
export function findHandedOver(db: Db, from: PersonId): Promise<Unannounced[]> {
  return db.selectFrom('notices').select(columns).where('handedFrom', '=', from).where('state', '=', 'waiting').where('isAnnounced', '=', false).execute();
}

/** Puts notices that are in no inbox yet into somebody's. */
export async function routeNotices(db: Db, routes: readonly { readonly id: string; readonly person: PersonId }[]): Promise<void> {
  for (const chunk of inChunks(routes)) {
    const values = sql.join(chunk.map(({ id, person }) => sql`(${id}, ${person})`));
    await sql`update notices set person_id = given.person from (values ${values}) as given (id, person) where notices.id = given.id and notices.person_id is null`.execute(db);
  }
}

/** @returns the earliest instant at which each inbox is sure to look: that of its first notice announced and still waiting. */
export async function armedAt(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, number>> {
  if (people.length === 0) return new Map();
  // One step into the index per person: an office with a thousand waiting notices must not cost a thousand rows each time.
  const { rows } = await sql<{ personId: PersonId; sendAt: number }>`
    select asked.person_id, first.send_at
    from (values ${sql.join(people.map((person) => sql`(${person})`))}) as asked (person_id)
    cross join lateral (
      select send_at from notices
      where notices.person_id = asked.person_id and state = 'waiting' and is_announced
      order by send_at limit 1
    ) as first
  `.execute(db);
  return new Map(rows.map(({ personId, sendAt }) => [personId, sendAt]));
}

/** @returns for every inbox in which something waits, when the first of it may be sent. */
export async function earliestWaiting(db: Db): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('notices')
    .select((eb) => ['personId', eb.fn.min('sendAt').as('sendAt')])
    .where('personId', 'is not', null)
    .where('state', '=', 'waiting')
    .groupBy('personId')
    .orderBy('personId')
    .execute();
  return new Map(rows.flatMap(({ personId, sendAt }) => (personId === null ? [] : [[personId, sendAt] as const])));
}

/**
 * Notes that the inboxes look in time. Only where the notice still waits in that person's inbox: one that was handed on to
 * somebody else in the meantime has to be announced there.
 */
export async function markAnnounced(db: Db, notices: readonly { readonly id: string; readonly person: PersonId }[]): Promise<void> {
  for (const chunk of inChunks(notices)) {
    await db
      .updateTable('notices')
      .set({ isAnnounced: true })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('notices')
          .select('id')
          .where(({ eb: inner, refTuple, tuple }) => inner(refTuple('id', 'personId'), 'in', chunk.map(({ id, person }) => tuple(id, person))))
          // Locked by id, as deliveries lock them, so that the two never wait for each other in a circle.
          .orderBy('id')
          .forUpdate(),
      )
      .execute();
  }
}
