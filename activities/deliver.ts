import type { Logger } from 'pino';
import { DAY_MS } from '../domain/calendar.ts';
import { verifyRelease } from '../domain/claim.ts';
import type { Keyring } from '../domain/keys.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { vouchFor } from '../domain/undeliverable.ts';
import { findUndeliverable, findUnsent, listWaitingHours, markFailed, markPostponed, markSent, type MailRow } from '../store/mails.ts';
import { listOpen } from '../store/openDuties.ts';
import { applyDelivery, gatherWaiting } from '../store/outbox.ts';
import { findHandedOver } from '../store/routing.ts';
import type { Db } from '../store/schema.ts';
import { announceWaiting } from './announce.ts';
import { mayLeaveAt } from './hours.ts';
import type { DeliverRequest, DeliverResult, InboxActivities, Inboxes } from './interfaces.ts';
import type { Mailer } from './mail.ts';
import { leaving, planDelivery, type MailSettings } from './planDelivery.ts';
import { postponedTooLong, refusedByServer } from './reasons.ts';

export interface DeliverDependencies extends MailSettings {
  readonly db: Db;
  readonly mailer: Mailer;
  readonly inboxes: Inboxes;
  readonly keyring: Keyring;
  readonly log?: Logger;
  /** The clock on the wall, for how long a server has put us off; the engine's own time may be years ahead in a rehearsal. */
  readonly wallClock?: () => number;
}

/** A mailbox may be full over a weekend; longer than this, somebody has to know. */
const POSTPONED_DAYS = 3;

/** The server asked to try again later; the engine does so. What was sent before stays sent. */
export class MailPostponed extends Error {
  override readonly name = 'MailPostponed';
}

/**
 * Makes the activity that empties one person's inbox. What is to be sent is first written down word by word, in one
 * transaction, then sent, then marked: an attempt that dies anywhere is taken up by the next with the very same mails.
 * The one thing that can happen twice is a mail the server took just before we died, and that is the same mail with the
 * same Message-ID.
 */
export function createDeliver(dependencies: DeliverDependencies): InboxActivities['deliver'] {
  const { db } = dependencies;
  return async (asked) => {
    const refused = mayNotRelease(dependencies, asked);
    const request = refused ? { ...asked, isReleased: false } : asked;
    // What was written down earlier goes first. While it cannot leave, nothing more is written down: what comes in the
    // meantime then leaves as one digest.
    let mailsSent = await sendWritten(dependencies, request);
    await writeDown(dependencies, request);
    await announceWaiting(db, dependencies.inboxes, await findHandedOver(db, request.person));
    mailsSent += await sendWritten(dependencies, request);
    return { mailsSent, ...(await outcomeOf(dependencies, request)), ...(refused && { refused }) };
  };
}

/** The inbox cannot tell a release of ours from another; those who send can. Releases are claimed by the wall's clock. */
function mayNotRelease({ keyring, wallClock = Date.now }: DeliverDependencies, { person, isReleased, release }: DeliverRequest): Refusal | undefined {
  if (!isReleased) return undefined;
  return release ? verifyRelease(person, release, keyring.trusted, wallClock())?.refused : refuse('claimMissing').refused;
}

function writeDown(dependencies: DeliverDependencies, { person, now, isReleased }: DeliverRequest): Promise<void> {
  return dependencies.db.transaction().execute(async (tx) => {
    const due = await gatherWaiting(tx, person, now, isReleased);
    if (due.notices.length === 0) return;
    const isDigestLeaving = leaving(due).some(({ isUrgent }) => !isUrgent);
    await applyDelivery(tx, due, planDelivery(due, dependencies, isDigestLeaving ? await listOpen(tx, person, now) : []));
  });
}

/** @returns how many mails left. @throws when the server cannot be reached or puts a mail off. */
async function sendWritten(dependencies: DeliverDependencies, request: DeliverRequest): Promise<number> {
  let sent = 0;
  for (const mail of await findUnsent(dependencies.db, request.person)) {
    if ((await mayGoNow(dependencies.db, request, mail)) && (await sendOne(dependencies, mail, request.now))) sent += 1;
  }
  return sent;
}

/** A mail that was put off keeps to the hours of what it tells. */
async function mayGoNow(db: Db, { person, now, isReleased }: DeliverRequest, mail: MailRow): Promise<boolean> {
  if (isReleased) return true;
  const told = await listWaitingHours(db, person, mail.id);
  return told.every((news) => mayLeaveAt({ ...news, sendAt: now }, news.calendar, now, news.preferences ?? {}) <= now);
}

async function sendOne({ db, mailer, log, wallClock = Date.now }: DeliverDependencies, mail: MailRow, now: number): Promise<boolean> {
  const { messageId, address, subject, text, html, createdAt: writtenAt } = mail;
  const said = await mailer.send({ messageId, address, subject, text, html, writtenAt });
  if (said.outcome !== 'accepted') log?.warn({ messageId, person: mail.personId, ...said }, 'mail not accepted');
  switch (said.outcome) {
    case 'accepted':
      await markSent(db, mail, now);
      return true;
    case 'refused':
      await markFailed(db, mail, refusedByServer(address, said.reply), now);
      return false;
    case 'postponed': {
      const since = await markPostponed(db, mail.id, said.reply, wallClock());
      if (wallClock() - since < POSTPONED_DAYS * DAY_MS) throw postponed(address, said.reply);
      await markFailed(db, mail, postponedTooLong(address, POSTPONED_DAYS, said.reply), now);
      return false;
    }
  }
}

function postponed(address: string, reply: string): MailPostponed {
  return new MailPostponed(`邮件服务器暂不接收发往 ${address} 的邮件（${reply}），稍后自动重试。\nThe mail server puts off mail to ${address} (${reply}); it is tried again later.`);
}

/**
 * The look at what still waits comes last, after everything was marked: `announceWaiting` relies on it for notices that came in
 * while we were sending.
 */
async function outcomeOf({ db, keyring }: DeliverDependencies, { person, now, since }: DeliverRequest): Promise<Pick<DeliverResult, 'nextAt' | 'undeliverable'>> {
  const found = await findUndeliverable(db, person, since ?? now - 1, now);
  const undeliverable = found.map((fact) => ({ ...fact, voucher: vouchFor(fact, keyring.secretKey) }));
  const waiting = await listWaitingHours(db, person);
  if (waiting.length === 0) return { undeliverable };
  return { undeliverable, nextAt: Math.min(...waiting.map((news) => mayLeaveAt(news, news.calendar, now, news.preferences ?? {}))) };
}
