import { sql, type Kysely, type Migration } from 'kysely';

/** What delivery under trouble remembers: when to try again, whose turn it is, what a mail belongs to, and how fast mail has left. */
const STATEMENTS = [
  `alter table mails add column thread text`,
  `alter table mails add column language text`,
  `alter table mails add column retry_at double precision`,
  `alter table mails add column put_offs integer not null default 0`,
  `alter table mails add column queued_until double precision`,
  `alter table mails add column attempted_at double precision`,
  `create table paces (
    scope text collate "C" primary key,
    drained_at double precision not null,
    queue_ends_at double precision not null
  )`,
];

export const mail: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
