import type { ColumnType, Generated, JSONColumnType, Kysely } from 'kysely';
import type { Calendar } from '../domain/calendar.ts';
import type { Circular } from '../domain/circular.ts';
import type { Certificate } from '../domain/certificate.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { Directory } from '../domain/directory.ts';
import type { EventBody } from '../domain/events.ts';
import type { Definition, MilestoneDefinition } from '../domain/definition.ts';
import type { IssuedDocument } from '../domain/dossier.ts';
import type { Phase } from '../domain/measure.ts';
import type { NoticeFacts, NoticeKind } from '../domain/notices.ts';
import type { Pace } from '../domain/pace.ts';
import type { Hours, MeasureClass } from '../domain/policy.ts';
import type { MailPreferences } from '../domain/preferences.ts';
import type { PlanEventBody } from '../domain/plan/events.ts';
import type { PlanPhase, PlanState } from '../domain/plan/plan.ts';
import type { Snapshot } from '../domain/record.ts';
import type { Language } from '../domain/refusals.ts';
import type { PublishedList } from './publishedCalendars.ts';
import type { Signed } from '../domain/signedFile.ts';

/**
 * The tables of the read model. Names are camelCase here and snake_case in SQL (CamelCasePlugin). Instants are epoch
 * milliseconds in `double precision`: int8 comes back as a string from one driver and as a number from the other.
 * JSON columns are `json`, not `jsonb`: the text stays as it was written, and a NUL in somebody's words is no error.
 */
export interface Tables {
  plans: PlansTable;
  people: PeopleTable;
  posts: PostsTable;
  holdings: HoldingsTable;
  substitutions: SubstitutionsTable;
  publishedCalendars: PublishedCalendarsTable;
  frozen: FrozenTable;
  measures: MeasuresTable;
  measurePosts: MeasurePostsTable;
  events: EventsTable;
  documents: DocumentsTable;
  seriesCounters: SeriesCountersTable;
  notices: NoticesTable;
  mails: MailsTable;
  paces: PacesTable;
  denials: DenialsTable;
  planLives: PlanLivesTable;
  planEvents: PlanEventsTable;
  planVersions: PlanVersionsTable;
  circulars: CircularsTable;
  certificates: CertificatesTable;
  checkpoints: CheckpointsTable;
  recordKeys: RecordKeysTable;
  calendarFeeds: CalendarFeedsTable;
}

/** An open store, or a transaction on it. */
export type Db = Kysely<Tables>;

interface PlansTable {
  id: string;
  title: string;
  adoptedOn: string;
  hash: string;
  /** The plan as its file says it; the store does not look inside. */
  body: JSONColumnType<object>;
  /** Tells on which local date a notice falls, and so who holds a post then. */
  calendar: JSONColumnType<Calendar>;
  startedAt: number | null;
  /** What the plan's file says of its posts, where acts have changed them since. */
  plannedDirectory: ColumnType<Directory | null, string | null | undefined, string | null>;
}

interface PublishedCalendarsTable {
  planId: string;
  year: number;
  list: JSONColumnType<PublishedList>;
  publishedAt: number;
  /** The administrator who published it. */
  person: string;
}

/** People are known across plans: one inbox, one address, one language each. */
interface PeopleTable {
  id: string;
  name: string;
  email: string | null;
  language: Language;
  /** What the person chose about mail; missing while it is as the plans have it. */
  preferences: ColumnType<MailPreferences | null, string | null | undefined, string>;
}

interface PostsTable {
  planId: string;
  postId: string;
  title: string;
  unit: string;
}

interface HoldingsTable {
  planId: string;
  postId: string;
  /** Place in the post's list of holders: the first that fits a date counts. */
  position: number;
  personId: string;
  fromOn: string;
  toOn: string | null;
}

interface SubstitutionsTable {
  planId: string;
  postId: string;
  /** Place in the order of appointment. */
  position: number;
  personId: string;
  fromOn: string;
  toOn: string;
}

/** Policies, calendars and directories, each kept once by the SHA-256 of its canonical JSON. */
interface FrozenTable {
  hash: string;
  body: JSONColumnType<object>;
}

/** A definition whose policy, calendar and directory are named by their hash in `frozen`. */
export type FrozenDefinition = Omit<Definition, 'policy' | 'calendar' | 'directory'> & { readonly policy: string; readonly calendar: string; readonly directory: string };

/** An event as it is kept: its place stands in columns of its own, and a definition is kept frozen. */
export type StoredEventBody = EventBody extends infer B ? (B extends { definition: Definition } ? Omit<B, 'definition'> & { readonly definition: FrozenDefinition } : B) : never;

interface MeasuresTable {
  id: string;
  planId: string;
  ref: string;
  problemNo: string;
  problemTitle: string;
  title: string;
  class: MeasureClass;
  /** The first post of the role `leadUnit`, as the directory of the definition names it. */
  leadPost: string | null;
  leadTitle: string | null;
  leadUnit: string | null;
  phase: Phase;
  cycle: number;
  /** The earliest milestone not yet accepted; its date is the one that counts after the policy's word on days off. */
  nextMilestoneId: string | null;
  nextMilestoneKind: MilestoneDefinition['kind'] | null;
  nextDueOn: string | null;
  /** From this instant on an open milestone is overdue; missing when none is open. */
  overdueAt: number | null;
  /** Whether something was accepted late in this cycle (逾期已补). */
  hasCaughtUp: boolean;
  seq: number;
  /** When the last event happened. */
  updatedAt: number;
  /** The hash of the last event; missing where the record is not chained. */
  head: string | null;
  definition: JSONColumnType<FrozenDefinition>;
  snapshot: JSONColumnType<Snapshot>;
}

/** Which posts a measure names, in which roles: for "my measures" and "our unit's measures". */
interface MeasurePostsTable {
  measureId: string;
  postId: string;
  role: string;
  planId: string;
  unit: string;
}

interface EventsTable {
  measureId: string;
  seq: number;
  cycle: number;
  at: number;
  type: EventBody['type'];
  person: string | null;
  body: JSONColumnType<StoredEventBody>;
  hash: string | null;
}

interface DocumentsTable {
  measureId: string;
  documentId: string;
  planId: string;
  cycle: number;
  ruleId: string;
  series: string;
  year: number;
  /** Missing only while a store is being rebuilt, for a paper whose number is not on the record yet. */
  n: number | null;
  number: string | null;
  name: string;
  issuedAt: number;
  datedOn: string;
  milestoneId: string | null;
  /** Without its number, which stands in the column only. */
  body: JSONColumnType<Omit<IssuedDocument, 'number'>>;
}

interface SeriesCountersTable {
  planId: string;
  series: string;
  year: number;
  lastN: number;
}

/** `undeliverable`: it should have been sent and could not be; `dropped`: it was not to be sent, for the reason beside it. */
export type NoticeState = 'waiting' | 'sent' | 'undeliverable' | 'dropped';
export const NOTICE_STATES: readonly NoticeState[] = ['waiting', 'sent', 'undeliverable', 'dropped'];

interface NoticesTable {
  id: string;
  measureId: string;
  planId: string;
  seq: number;
  cycle: number;
  post: string;
  kind: NoticeKind;
  isUrgent: boolean;
  createdAt: number;
  sendAt: number;
  /** The hours in which this news may be sent, if it could not leave at its time. */
  hours: JSONColumnType<Hours>;
  facts: JSONColumnType<NoticeFacts>;
  /** Whose inbox it waits in; missing until it is routed. `VACANT` for a post nobody holds. */
  personId: ColumnType<string | null, string | null | undefined, string>;
  /** Whose inbox handed it over when the post was found to have another holder. */
  handedFrom: ColumnType<string | null, string | null | undefined, string>;
  /** Of which notice this is the copy for somebody who stands in at the post. */
  copyOf: ColumnType<string | null, string | null | undefined, never>;
  /** Whether the inbox is known to look by `sendAt`. */
  isAnnounced: Generated<boolean>;
  state: Generated<NoticeState>;
  reason: ColumnType<string | null, string | null | undefined, string>;
  undeliverableAt: ColumnType<number | null, number | null | undefined, number>;
  droppedAt: ColumnType<number | null, number | null | undefined, number>;
  mailId: ColumnType<string | null, string | null | undefined, string>;
}

/**
 * `frozen`: written down, perhaps sent, not known to be; `failed`: refused for good; `unsure`: handed to a channel that cannot tell a
 * repetition, without an answer, and therefore not repeated.
 */
export type MailState = 'frozen' | 'sent' | 'failed' | 'unsure';

interface MailsTable {
  id: string;
  messageId: string;
  personId: string;
  address: string;
  subject: string;
  text: string;
  html: string;
  createdAt: number;
  sentAt: number | null;
  state: MailState;
  error: string | null;
  /** When the server first asked to try again later, by the clock on the wall. */
  postponedAt: number | null;
  /** What mails about the same measure refer to, as a Message-ID; missing in digests. */
  thread: string | null;
  /** Missing in mails written before it was kept. */
  language: Language | null;
  /** Put off: not tried again before this instant, by the engine's clock; and how often it was. */
  retryAt: ColumnType<number | null, number | null | undefined, number | null>;
  putOffs: Generated<number>;
  /** Too many left before it: its turn, by the clock on the wall. */
  queuedUntil: ColumnType<number | null, number | null | undefined, number>;
  /** Handed to a channel that cannot tell a repetition, by the clock on the wall. */
  attemptedAt: ColumnType<number | null, number | null | undefined, number | null>;
}

/** How fast mail has left, by what is limited. */
interface PacesTable extends Pace {
  scope: string;
}

interface DenialsTable {
  id: Generated<number>;
  at: number;
  person: string;
  measureId: string;
  act: string;
  code: string;
  params: JSONColumnType<Readonly<Record<string, string>>>;
}

/** A plan as its own workflow has it; `plans` is what its files say and who is in office. */
interface PlanLivesTable {
  planId: string;
  phase: PlanPhase;
  seq: number;
  updatedAt: number;
  /** The hash of the last event. */
  head: string;
  state: JSONColumnType<PlanState>;
}

interface PlanEventsTable {
  planId: string;
  seq: number;
  at: number;
  type: PlanEventBody['type'];
  person: string | null;
  hash: string;
  body: JSONColumnType<PlanEventBody>;
}

/** Every version ever handed in, word by word, by the hash under which it was approved. */
interface PlanVersionsTable {
  planId: string;
  hash: string;
  title: string;
  handedInAt: number;
  body: JSONColumnType<object>;
}

interface CircularsTable {
  planId: string;
  period: string;
  issuedAt: number;
  body: JSONColumnType<Circular>;
}

interface CertificatesTable {
  measureId: string;
  cycle: number;
  planId: string;
  /** Number of the event that closed the cycle. */
  seq: number;
  closedAt: number;
  body: JSONColumnType<Signed<Certificate>>;
}

interface CheckpointsTable {
  id: string;
  planId: string;
  at: number;
  body: JSONColumnType<Signed<Checkpoint>>;
}

/** The public halves of the keys that have signed certificates and checkpoints. */
interface RecordKeysTable {
  id: string;
  publicKey: string;
  notedAt: number;
}

interface CalendarFeedsTable {
  id: string;
  personId: string;
  /** SHA-256, in hexadecimal. */
  secretHash: string;
  language: Language;
  madeAt: number;
  revokedAt: number | null;
}
