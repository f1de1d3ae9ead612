import { sql, type Kysely, type Migration } from 'kysely';

/** Calendar feeds that people have made. Of the secret in a feed's address only the hash is kept. */
const STATEMENTS = [
  `create table calendar_feeds (
    id text collate "C" primary key,
    person_id text collate "C" not null,
    secret_hash text collate "C" not null,
    language text not null,
    made_at double precision not null,
    revoked_at double precision
  )`,
  `create unique index calendar_feeds_person on calendar_feeds (person_id) where revoked_at is null`,
];

export const figures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
