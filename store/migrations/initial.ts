import { sql, type Kysely, type Migration } from 'kysely';

/**
 * No foreign keys: rows come from the records of measures, in any order when a store is rebuilt.
 * Texts sort by bytes (`collate "C"`): the order of a list must not depend on the locale a server was set up with.
 */
const TABLES = [
  `create table plans (
    id text collate "C" primary key,
    title text not null,
    adopted_on text not null,
    hash text not null,
    body json not null,
    calendar json not null,
    started_at double precision
  )`,
  `create table people (
    id text collate "C" primary key,
    name text not null,
    email text,
    language text not null default 'zh'
  )`,
  `create table posts (
    plan_id text collate "C" not null,
    post_id text collate "C" not null,
    title text not null,
    unit text collate "C" not null,
    primary key (plan_id, post_id)
  )`,
  `create table holdings (
    plan_id text collate "C" not null,
    post_id text collate "C" not null,
    position integer not null,
    person_id text collate "C" not null,
    from_on text collate "C" not null,
    to_on text collate "C",
    primary key (plan_id, post_id, position)
  )`,
  `create table frozen (hash text collate "C" primary key, body json not null)`,
  `create table measures (
    id text collate "C" primary key,
    plan_id text collate "C" not null,
    ref text collate "C" not null,
    problem_no text collate "C" not null,
    problem_title text not null,
    title text not null,
    class text not null,
    lead_post text collate "C",
    lead_title text,
    lead_unit text collate "C",
    phase text not null,
    cycle integer not null,
    next_milestone_id text,
    next_milestone_kind text,
    next_due_on text collate "C",
    overdue_at double precision,
    has_caught_up boolean not null,
    seq integer not null,
    updated_at double precision not null,
    definition json not null,
    snapshot json not null
  )`,
  `create table measure_posts (
    measure_id text collate "C" not null,
    post_id text collate "C" not null,
    role text collate "C" not null,
    plan_id text collate "C" not null,
    unit text collate "C" not null,
    primary key (measure_id, post_id, role)
  )`,
  `create table events (
    measure_id text collate "C" not null,
    seq integer not null,
    cycle integer not null,
    at double precision not null,
    type text not null,
    person text collate "C",
    body json not null,
    primary key (measure_id, seq)
  )`,
  `create table documents (
    measure_id text collate "C" not null,
    document_id text collate "C" not null,
    plan_id text collate "C" not null,
    cycle integer not null,
    rule_id text not null,
    series text collate "C" not null,
    year integer not null,
    n integer,
    number text,
    name text not null,
    issued_at double precision not null,
    dated_on text collate "C" not null,
    milestone_id text,
    body json not null,
    primary key (measure_id, document_id),
    constraint documents_number_key unique (plan_id, series, year, n)
  )`,
  `create table series_counters (
    plan_id text collate "C" not null,
    series text collate "C" not null,
    year integer not null,
    last_n integer not null,
    primary key (plan_id, series, year)
  )`,
  `create table notices (
    id text collate "C" primary key,
    measure_id text collate "C" not null,
    plan_id text collate "C" not null,
    seq integer not null,
    cycle integer not null,
    post text collate "C" not null,
    kind text not null,
    is_urgent boolean not null,
    created_at double precision not null,
    send_at double precision not null,
    hours json not null,
    facts json not null,
    person_id text collate "C",
    handed_from text collate "C",
    is_announced boolean not null default false,
    state text not null default 'waiting',
    reason text,
    undeliverable_at double precision,
    mail_id text collate "C"
  )`,
  `create table mails (
    id text collate "C" primary key,
    message_id text not null unique,
    person_id text collate "C" not null,
    address text not null,
    subject text not null,
    text text not null,
    html text not null,
    created_at double precision not null,
    sent_at double precision,
    state text not null,
    error text,
    postponed_at double precision
  )`,
  `create table denials (
    id integer generated always as identity primary key,
    at double precision not null,
    person text collate "C" not null,
    measure_id text collate "C" not null,
    act text not null,
    code text not null,
    params json not null
  )`,
];

/** Years of sent notices and mails stay in their tables; the indexes of delivery hold only what still concerns it. */
const INDEXES = [
  `create index holdings_person on holdings (person_id)`,
  `create index measures_plan on measures (plan_id, ref)`,
  `create index measure_posts_post on measure_posts (plan_id, post_id)`,
  `create index documents_issued on documents (plan_id, issued_at)`,
  `create index notices_waiting on notices (person_id, send_at) where state = 'waiting'`,
  `create index notices_handed on notices (handed_from) where state = 'waiting' and handed_from is not null`,
  `create index notices_undeliverable on notices (person_id, undeliverable_at) where state = 'undeliverable'`,
  `create index notices_mail on notices (mail_id) where mail_id is not null`,
  `create index mails_frozen on mails (person_id, created_at) where state = 'frozen'`,
  `create index mails_created on mails (created_at)`,
  `create index denials_at on denials (at)`,
];

export const initial: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES]) await sql.raw(statement).execute(db);
  },
};
