import { verifyRelease } from '../domain/claim.ts';
import type { Keyring } from '../domain/keys.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { vouchFor } from '../domain/undeliverable.ts';
import { findUndeliverable, findUnsent, listWaitingHours, type MailRow } from '../store/mails.ts';
import { listOpen } from '../store/openDuties.ts';
import { applyDelivery, gatherWaiting } from '../store/outbox.ts';
import { findHandedOver } from '../store/routing.ts';
import type { Db } from '../store/schema.ts';
import { announceWaiting } from './announce.ts';
import { mayLeaveAt } from './hours.ts';
import type { DeliverRequest, DeliverResult, InboxActivities, Inboxes } from './interfaces.ts';
import { heldBack } from './heldBack.ts';
import { leaving, planDelivery, type MailSettings } from './planDelivery.ts';
import { robotOfInbox } from './robots/robot.ts';
import { trySending, type SendDependencies } from './sendMail.ts';

export interface DeliverDependencies extends MailSettings, SendDependencies {
  readonly inboxes: Inboxes;
  readonly keyring: Keyring;
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
    const isSent = await trySending(dependencies, request, mail);
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
