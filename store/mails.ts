import type { Calendar } from '../domain/calendar.ts';
import type { PersonId, PostId } from '../domain/directory.ts';
import type { Notice } from '../domain/notices.ts';
import type { MailPreferences } from '../domain/preferences.ts';
import type { Language } from '../domain/refusals.ts';
import { isFor, type MailReader } from './mailNotices.ts';
import type { Db, MailState } from './schema.ts';

export interface MailRow {
  readonly id: string;
  readonly messageId: string;
  readonly personId: PersonId;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly createdAt: number;
  readonly sentAt: number | null;
  readonly state: MailState;
  readonly error: string | null;
  readonly thread: string | null;
  readonly language: Language | null;
  readonly retryAt: number | null;
  readonly putOffs: number;
  readonly queuedUntil: number | null;
  readonly attemptedAt: number | null;
}

/**
 * @returns mails written down for a person and not known to be sent, oldest first, each with the address the person has now: a
 * wrong one that was put right must not hold up what is written for it.
 */
export async function findUnsent(db: Db, person: PersonId): Promise<MailRow[]> {
  const rows = await db
    .selectFrom('mails')
    .leftJoin('people', 'people.id', 'mails.personId')
    .selectAll('mails')
    .select('people.email')
    .where('mails.personId', '=', person)
    .where('mails.state', '=', 'frozen')
    .orderBy('mails.createdAt')
    .orderBy('mails.id')
    .execute();
  return rows.map(({ email, ...mail }) => ({ ...mail, address: email ?? mail.address }));
}

/** Notes that a mail was accepted by the server, and with it its notices. */
export async function markSent(db: Db, mail: Pick<MailRow, 'id' | 'address'>, at: number): Promise<void> {
  await db
    .with('mail', (cte) => cte.updateTable('mails').set({ state: 'sent', sentAt: at, error: null, address: mail.address }).where('id', '=', mail.id).where('state', '=', 'frozen'))
    .updateTable('notices')
    .set({ state: 'sent' })
    .where('mailId', '=', mail.id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Notes that a mail will never be accepted. A mail that another attempt has sent meanwhile stays sent. */
export async function markFailed(db: Db, mail: Pick<MailRow, 'id' | 'address'>, reason: string, at: number): Promise<void> {
  await db
    .with('mail', (cte) => cte.updateTable('mails').set({ state: 'failed', error: reason, address: mail.address }).where('id', '=', mail.id).where('state', '=', 'frozen'))
    .updateTable('notices')
    .set({ state: 'undeliverable', reason, undeliverableAt: at })
    .where('mailId', '=', mail.id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Notes that a message may have arrived, and is not sent again. What it tells counts as told; the reason says how far that is known. */
export async function markUnsure(db: Db, mailId: string, reason: string, at: number): Promise<void> {
  await db
    .with('mail', (cte) => cte.updateTable('mails').set({ state: 'unsure', sentAt: at, error: reason }).where('id', '=', mailId).where('state', '=', 'frozen'))
    .updateTable('notices')
    .set({ state: 'sent', reason })
    .where('mailId', '=', mailId)
    .where('state', '=', 'waiting')
    .execute();
}

/**
 * Notes that the server asked to try again later.
 *
 * @param retryAt by the engine's clock; `at` by the one on the wall.
 * @returns when it first did so, by the same clock as `at`.
 */
export async function markPostponed(db: Db, mailId: string, { error, at, retryAt }: { readonly error: string; readonly at: number; readonly retryAt: number }): Promise<number> {
  const row = await db
    .updateTable('mails')
    .set((eb) => ({ error, retryAt, putOffs: eb('putOffs', '+', 1), postponedAt: eb.fn.coalesce('postponedAt', eb.val(at)) }))
    .where('id', '=', mailId)
    .returning('postponedAt')
    .executeTakeFirst();
  return row?.postponedAt ?? at;
}

/** Notes why no mail leaves at all at present, for whoever looks why this one does not. */
export async function markTrouble(db: Db, mailId: string, error: string): Promise<void> {
  await db.updateTable('mails').set({ error }).where('id', '=', mailId).where('state', '=', 'frozen').execute();
}

/** Notes that a message is about to be handed to a channel that cannot tell a repetition; `undefined`: that it certainly was not. */
export async function markAttempted(db: Db, mailId: string, attemptedAt: number | undefined): Promise<void> {
  await db.updateTable('mails').set({ attemptedAt: attemptedAt ?? null }).where('id', '=', mailId).execute();
}

/** Notes when it is the mail's turn, by the clock on the wall. */
export async function markQueued(db: Db, mailId: string, queuedUntil: number): Promise<void> {
  await db.updateTable('mails').set({ queuedUntil }).where('id', '=', mailId).execute();
}

/** What decides when waiting news may leave. */
export interface WaitingHours extends Pick<Notice, 'kind' | 'isUrgent' | 'sendAt' | 'hours'> {
  /** Missing when the plan is not in the store. */
  readonly calendar: Calendar | null;
  /** Of the person it waits for. */
  readonly preferences: MailPreferences | null;
  /** Of the mail it is written down in, if it is in one: when that is tried again, and when it is its turn. */
  readonly mailId: string | null;
  readonly retryAt: number | null;
  readonly queuedUntil: number | null;
}

/** @returns of everything that waits for a person, in a mail already written down or not, when it may leave. */
export function listWaitingHours(db: Db, person: PersonId, mailId?: string): Promise<WaitingHours[]> {
  return db
    .selectFrom('notices')
    .leftJoin('plans', 'plans.id', 'notices.planId')
    .leftJoin('people', 'people.id', 'notices.personId')
    .leftJoin('mails', 'mails.id', 'notices.mailId')
    .select(['notices.kind', 'notices.isUrgent', 'notices.sendAt', 'notices.hours', 'notices.mailId', 'plans.calendar', 'people.preferences', 'mails.retryAt', 'mails.queuedUntil'])
    .where('notices.personId', '=', person)
    .where('notices.state', '=', 'waiting')
    .$if(mailId !== undefined, (query) => query.where('notices.mailId', '=', mailId ?? ''))
    .execute();
}

export interface UndeliverableRow {
  readonly noticeId: string;
  readonly measureId: string;
  readonly post: PostId;
  readonly reason: string;
}

/** @returns what deliveries to this person found undeliverable after `since` and up to `now`, except news of that very kind. */
export async function findUndeliverable(db: Db, person: PersonId, since: number, now: number): Promise<UndeliverableRow[]> {
  const rows = await db
    .selectFrom('notices')
    .select(['id as noticeId', 'measureId', 'post', 'reason'])
    .where('personId', '=', person)
    .where('state', '=', 'undeliverable')
    .where('undeliverableAt', '>', since)
    .where('undeliverableAt', '<=', now)
    .where('kind', '<>', 'undeliverable')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, reason: row.reason ?? '' }));
}

export interface MailFilter {
  readonly person?: PersonId;
  readonly state?: MailState;
  /** Only what this reader may read, as far as plans tell. */
  readonly reader?: MailReader;
}

export type ListedMail = Pick<MailRow, 'id' | 'messageId' | 'personId' | 'address' | 'subject' | 'createdAt' | 'sentAt' | 'state' | 'error'>;

/** @returns mails without their text, newest first. */
export function listMails(db: Db, filter: MailFilter, page: { readonly limit: number; readonly offset: number }): Promise<ListedMail[]> {
  let query = db.selectFrom('mails').select(['id', 'messageId', 'personId', 'address', 'subject', 'createdAt', 'sentAt', 'state', 'error']);
  if (filter.person !== undefined) query = query.where('personId', '=', filter.person);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.reader) query = query.where(isFor(filter.reader));
  return query.orderBy('createdAt', 'desc').orderBy('id').limit(page.limit).offset(page.offset).execute();
}

export function findMail(db: Db, id: string): Promise<MailRow | undefined> {
  return db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst();
}
