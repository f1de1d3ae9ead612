import { sql, type Kysely, type Migration } from 'kysely';

/** What became of every notice, also of one that was not sent; what people chose about their mail. */
const STATEMENTS = [
  `alter table people add column preferences json`,
  `alter table notices add column dropped_at double precision`,
  `create index notices_plan on notices (plan_id, created_at)`,
  `create index notices_person on notices (person_id, created_at)`,
];

export const notices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
