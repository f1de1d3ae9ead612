import { sql, type Kysely, type Migration } from 'kysely';

/** Records become chains, closures are certified, and the heads of a plan's records are signed from time to time. */
const STATEMENTS = [
  // Missing in rows of before records were chained.
  `alter table events add column hash text collate "C"`,
  `alter table measures add column head text collate "C"`,
  `create table certificates (
    measure_id text collate "C" not null,
    cycle integer not null,
    plan_id text collate "C" not null,
    seq integer not null,
    closed_at double precision not null,
    body json not null,
    primary key (measure_id, cycle)
  )`,
  `create table checkpoints (
    id text collate "C" primary key,
    plan_id text collate "C" not null,
    at double precision not null,
    body json not null
  )`,
  `create table record_keys (
    id text collate "C" primary key,
    public_key text not null,
    noted_at double precision not null
  )`,
  `create index certificates_plan on certificates (plan_id, measure_id)`,
  `create index checkpoints_plan on checkpoints (plan_id, at)`,
];

export const proof: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
