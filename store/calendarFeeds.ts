import type { PersonId } from '../domain/directory.ts';
import type { Language } from '../domain/refusals.ts';
import type { Db } from './schema.ts';

export interface CalendarFeed {
  readonly id: string;
  readonly personId: PersonId;
  /** SHA-256, in hexadecimal, of the secret in its address. */
  readonly secretHash: string;
  readonly language: Language;
  readonly madeAt: number;
}

const columns = ['id', 'personId', 'secretHash', 'language', 'madeAt'] as const;

/** Makes a person's feed; the one before is revoked by it. Nobody has two. */
export async function makeFeed(db: Db, feed: CalendarFeed): Promise<void> {
  // Where somebody makes two at the same moment, the second comes to revoke the first.
  for (let isMade = false; !isMade; ) {
    isMade = await db.transaction().execute(async (tx) => {
      await revokeFeed(tx, feed.personId, feed.madeAt);
      const made = await tx.insertInto('calendarFeeds').values({ ...feed, revokedAt: null }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
      return made !== undefined;
    });
  }
}

/** @returns whether there was one to revoke. */
export async function revokeFeed(db: Db, person: PersonId, at: number): Promise<boolean> {
  const revoked = await db.updateTable('calendarFeeds').set({ revokedAt: at }).where('personId', '=', person).where('revokedAt', 'is', null).returning('id').execute();
  return revoked.length > 0;
}

/** @returns the person's feed, if there is one that is not revoked. */
export function findFeedOf(db: Db, person: PersonId): Promise<CalendarFeed | undefined> {
  return db.selectFrom('calendarFeeds').select(columns).where('personId', '=', person).where('revokedAt', 'is', null).executeTakeFirst();
}

/** @returns the feed of this id, unless it is revoked. */
export function findFeed(db: Db, id: string): Promise<CalendarFeed | undefined> {
  return db.selectFrom('calendarFeeds').select(columns).where('id', '=', id).where('revokedAt', 'is', null).executeTakeFirst();
}
