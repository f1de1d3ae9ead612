import { sql, type Kysely, type Migration } from 'kysely';

/** The lives of plans beside those of their measures: state, record, versions handed in, monthly circulars. */
const STATEMENTS = [
  `create table plan_lives (
    plan_id text collate "C" primary key,
    phase text not null,
    seq integer not null,
    updated_at double precision not null,
    head text collate "C" not null,
    state json not null
  )`,
  `create table plan_events (
    plan_id text collate "C" not null,
    seq integer not null,
    at double precision not null,
    type text not null,
    person text collate "C",
    hash text collate "C" not null,
    body json not null,
    primary key (plan_id, seq)
  )`,
  `create table plan_versions (
    plan_id text collate "C" not null,
    hash text collate "C" not null,
    title text not null,
    handed_in_at double precision not null,
    body json not null,
    primary key (plan_id, hash)
  )`,
  `create table circulars (
    plan_id text collate "C" not null,
    period text collate "C" not null,
    issued_at double precision not null,
    body json not null,
    primary key (plan_id, period)
  )`,
];

export const planLife: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
