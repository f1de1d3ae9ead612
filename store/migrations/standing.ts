import { sql, type Kysely, type Migration } from 'kysely';

/** What stands beside a plan's file: lists of days off published since, substitutes, and what the file said before acts changed its posts. */
const STATEMENTS = [
  `create table published_calendars (
    plan_id text collate "C" not null,
    year integer not null,
    list json not null,
    published_at double precision not null,
    person text collate "C" not null,
    primary key (plan_id, year)
  )`,
  `create table substitutions (
    plan_id text collate "C" not null,
    post_id text collate "C" not null,
    position integer not null,
    person_id text collate "C" not null,
    from_on text collate "C" not null,
    to_on text collate "C" not null,
    primary key (plan_id, post_id, position)
  )`,
  `create index substitutions_person on substitutions (person_id)`,
  `alter table plans add column planned_directory json`,
  `alter table notices add column copy_of text collate "C"`,
  `create index notices_copies on notices (copy_of) where state = 'waiting' and copy_of is not null`,
];

export const standing: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
