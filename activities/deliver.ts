import type { Logger } from 'pino';
import { DAY_MS, MINUTE_MS } from '../domain/calendar.ts';
import { verifyRelease } from '../domain/claim.ts';
import type { Keyring } from '../domain/keys.ts';
import type { PaceLimit } from '../domain/pace.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { vouchFor } from '../domain/undeliverable.ts';
import { findUndeliverable, findUnsent, listWaitingHours, markAttempted, markFailed, markPostponed, markQueued, markSent, markTrouble, markUnsure, type MailRow } from '../store/mails.ts';
import { listOpen } from '../store/openDuties.ts';
import { applyDelivery, gatherWaiting } from '../store/outbox.ts';
import { takeTurnAt } from '../store/paces.ts';
import { findHandedOver } from '../store/routing.ts';
import type { Db } from '../store/schema.ts';
import { announceWaiting } from './announce.ts';
import { mayLeaveAt } from './hours.ts';
import type { DeliverRequest, DeliverResult, InboxActivities, Inboxes } from './interfaces.ts';
import { heldBack } from './heldBack.ts';
import type { Mailer, SendOutcome } from './mail.ts';
import { MailTrouble } from './mailTrouble.ts';
import { leaving, planDelivery, type MailSettings } from './planDelivery.ts';
import { perhapsSent, postponedTooLong, refusedByRobot, refusedByServer } from './reasons.ts';
import { isRobotAddress, robotOfInbox } from './robots/robot.ts';

export interface DeliverDependencies extends MailSettings {
  readonly db: Db;
  readonly mailer: Mailer;
  readonly inboxes: Inboxes;
  readonly keyring: Keyring;
  readonly log?: Logger;
  /** @returns the limits of how fast mail to this address may leave; missing: none. */
  readonly limits?: (address: string) => readonly PaceLimit[];
  /** The clock on the wall, for how long a server has put us off; the engine's own time may be years ahead in a rehearsal. */
  readonly wallClock?: () => number;
}

/** What is under way to a domain is through by then, one way or the other. */
const BUSY_MS = 30_000;
const MOST_RETRY_MINUTES = 30;

/** A mailbox may be full over a weekend; longer than this, somebody has to know. */
const POSTPONED_DAYS = 3;

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
    const before = await sendWritten(dependencies, request, []);
    const mayWrite = request.isReleased || !before.isHeldUp;
    if (mayWrite) await writeDown(dependencies, request);
    await announceWaiting(db, dependencies.inboxes, await findHandedOver(db, request.person));
    const { sent } = mayWrite ? await sendWritten(dependencies, request, before.tried) : { sent: 0 };
    return { mailsSent: before.sent + sent, ...(await outcomeOf(dependencies, request)), ...(refused && { refused }) };
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

interface Sent {
  readonly sent: number;
  /** Mails that are not tried a second time in one look. */
  readonly tried: readonly string[];
  /** Whether one was put off, or has to wait for its turn. */
  readonly isHeldUp: boolean;
}

/** Hands over what is written down. One that is put off holds up none of the others. @throws MailTrouble when no mail leaves at all. */
async function sendWritten(dependencies: DeliverDependencies, request: DeliverRequest, triedBefore: readonly string[]): Promise<Sent> {
  const tried = [...triedBefore];
  let [sent, isHeldUp] = [0, false];
  for (const mail of await findUnsent(dependencies.db, request.person)) {
    if (tried.includes(mail.id) || !(await mayGoNow(dependencies.db, request, mail))) continue;
    tried.push(mail.id);
    const isSent = (await isItsTurn(dependencies, request, mail)) && (await sendOne(dependencies, mail, request.now));
    if (isSent === true) sent += 1;
    else if (isSent === false) isHeldUp = true;
  }
  return { sent, tried, isHeldUp };
}

/** A mail that was put off keeps to the hours of what it tells. */
async function mayGoNow(db: Db, { person, now, isReleased }: DeliverRequest, mail: MailRow): Promise<boolean> {
  if (isReleased) return true;
  const told = await listWaitingHours(db, person, mail.id);
  return told.every((news) => mayLeaveAt({ ...news, sendAt: now }, news.calendar, now, news.preferences ?? {}) <= now);
}

/** Whether it is not put off, and not too many left before it. What an administrator has sent now waits for neither. */
async function isItsTurn({ db, limits, wallClock = Date.now }: DeliverDependencies, { now, isReleased }: DeliverRequest, mail: MailRow): Promise<boolean> {
  if (isReleased) return true;
  if ((mail.retryAt ?? 0) > now || (mail.queuedUntil ?? 0) > wallClock()) return false;
  const concerned = limits?.(mail.address) ?? [];
  const waitUntil = concerned.length === 0 ? undefined : await takeTurnAt(db, concerned, wallClock(), mail.queuedUntil !== null);
  if (waitUntil !== undefined) await markQueued(db, mail.id, waitUntil);
  return waitUntil === undefined;
}

/** @returns whether the mail left; nothing when it never will, as far as we can know. */
async function sendOne(dependencies: DeliverDependencies, mail: MailRow, now: number): Promise<boolean | undefined> {
  const { db, log, wallClock = Date.now } = dependencies;
  const said = await handOnce(dependencies, mail);
  if (said.outcome !== 'accepted') log?.warn({ messageId: mail.messageId, person: mail.personId, ...said }, 'mail not accepted');
  switch (said.outcome) {
    case 'accepted':
      await markSent(db, mail, now);
      return true;
    case 'busy':
      await markQueued(db, mail.id, wallClock() + BUSY_MS);
      return false;
    case 'unsure':
      await markUnsure(db, mail.id, perhapsSent(said.reply), now);
      return undefined;
    case 'refused':
      await markFailed(db, mail, isRobotAddress(mail.address) ? refusedByRobot(said.reply) : refusedByServer(mail.address, said.reply), now);
      return undefined;
    case 'postponed': {
      const since = await markPostponed(db, mail.id, { error: said.reply, at: wallClock(), retryAt: now + retryAfterMs(mail.putOffs) });
      if (wallClock() - since < POSTPONED_DAYS * DAY_MS) return false;
      await markFailed(db, mail, isRobotAddress(mail.address) ? refusedByRobot(said.reply) : postponedTooLong(mail.address, POSTPONED_DAYS, said.reply), now);
      return undefined;
    }
  }
}

/**
 * A mail handed over twice is one mail, by its Message-ID. A robot would write twice: what was handed to it before we died, or without
 * an answer, is not repeated.
 */
async function handOnce(dependencies: DeliverDependencies, mail: MailRow): Promise<SendOutcome> {
  const { db, wallClock = Date.now } = dependencies;
  if (!isRobotAddress(mail.address)) return hand(dependencies, mail);
  if (mail.attemptedAt !== null) return { outcome: 'unsure', reply: '' };
  await markAttempted(db, mail.id, wallClock());
  const said = await hand(dependencies, mail);
  if (said.outcome === 'postponed') await markAttempted(db, mail.id, undefined);
  return said;
}

async function hand({ db, mailer, log }: DeliverDependencies, mail: MailRow): Promise<SendOutcome> {
  const { messageId, address, subject, text, html, createdAt: writtenAt, language, thread } = mail;
  try {
    return await mailer.send({ messageId, address, subject, text, html, writtenAt, ...(language && { language }), ...(thread !== null && { thread }) });
  } catch (error) {
    if (error instanceof MailTrouble) {
      log?.error({ code: error.code, messageId, err: error }, 'no mail leaves');
      await markTrouble(db, mail.id, error.message);
    }
    throw error;
  }
}

/** One minute, two, four ... half an hour: a server that asks for time once is asked again soon, one that keeps asking less often. */
function retryAfterMs(putOffs: number): number {
  return Math.min(2 ** putOffs, MOST_RETRY_MINUTES) * MINUTE_MS;
}

/**
 * The look at what still waits comes last, after everything was marked: `announceWaiting` relies on it for notices that came in
 * while we were sending.
 */
async function outcomeOf({ db, keyring, wallClock = Date.now }: DeliverDependencies, { person, now, since }: DeliverRequest): Promise<Pick<DeliverResult, 'nextAt' | 'undeliverable'>> {
  // What a group was not told, its people were: their posts got the notice itself.
  const found = robotOfInbox(person) === undefined ? await findUndeliverable(db, person, since ?? now - 1, now) : [];
  const undeliverable = found.map((fact) => ({ ...fact, voucher: vouchFor(fact, keyring.secretKey) }));
  const waiting = await listWaitingHours(db, person);
  if (waiting.length === 0) return { undeliverable };
  return { undeliverable, nextAt: Math.min(...heldBack(waiting, now, wallClock()).map((news) => mayLeaveAt(news, news.calendar, now, news.preferences ?? {}))) };
}
