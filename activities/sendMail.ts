import type { Logger } from 'pino';
import { DAY_MS, MINUTE_MS } from '../domain/calendar.ts';
import type { PaceLimit } from '../domain/pace.ts';
import { markAttempted, markFailed, markPostponed, markQueued, markSent, markTrouble, markUnsure, type MailRow } from '../store/mails.ts';
import { takeTurnAt } from '../store/paces.ts';
import type { Db } from '../store/schema.ts';
import type { DeliverRequest } from './interfaces.ts';
import type { Mailer, SendOutcome } from './mail.ts';
import { MailTrouble } from './mailTrouble.ts';
import { perhapsSent, postponedTooLong, refusedByRobot, refusedByServer } from './reasons.ts';
import { isRobotAddress } from './robots/robot.ts';

export interface SendDependencies {
  readonly db: Db;
  readonly mailer: Mailer;
  readonly log?: Logger;
  /** @returns the limits of how fast mail to this address may leave; missing: none. */
  readonly limits?: (address: string) => readonly PaceLimit[];
  /** The clock on the wall, for how long a server has put us off; the engine's own time may be years ahead in a rehearsal. */
  readonly wallClock?: () => number;
}

type Look = Pick<DeliverRequest, 'now' | 'isReleased'>;

/** What is under way to a domain is through by then, one way or the other. */
const BUSY_MS = 30_000;
const MOST_RETRY_MINUTES = 30;

/** A mailbox may be full over a weekend; longer than this, somebody has to know. */
const POSTPONED_DAYS = 3;

/**
 * Sends a mail that is written down, if it is its turn, and writes down what became of it.
 *
 * @returns whether it left: `false`, it is tried again later; nothing, it never is.
 * @throws MailTrouble when no mail leaves at all.
 */
export async function trySending(dependencies: SendDependencies, look: Look, mail: MailRow): Promise<boolean | undefined> {
  return (await isItsTurn(dependencies, look, mail)) && sendOne(dependencies, mail, look.now);
}

/** Whether it is not put off, and not too many left before it. What an administrator has sent now waits for neither. */
async function isItsTurn({ db, limits, wallClock = Date.now }: SendDependencies, { now, isReleased }: Look, mail: MailRow): Promise<boolean> {
  if (isReleased) return true;
  if ((mail.retryAt ?? 0) > now || (mail.queuedUntil ?? 0) > wallClock()) return false;
  const concerned = limits?.(mail.address) ?? [];
  const waitUntil = concerned.length === 0 ? undefined : await takeTurnAt(db, concerned, wallClock(), mail.queuedUntil !== null);
  if (waitUntil !== undefined) await markQueued(db, mail.id, waitUntil);
  return waitUntil === undefined;
}

async function sendOne(dependencies: SendDependencies, mail: MailRow, now: number): Promise<boolean | undefined> {
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
async function handOnce(dependencies: SendDependencies, mail: MailRow): Promise<SendOutcome> {
  const { db, wallClock = Date.now } = dependencies;
  if (!isRobotAddress(mail.address)) return hand(dependencies, mail);
  if (mail.attemptedAt !== null) return { outcome: 'unsure', reply: '' };
  await markAttempted(db, mail.id, wallClock());
  const said = await hand(dependencies, mail);
  if (said.outcome === 'postponed') await markAttempted(db, mail.id, undefined);
  return said;
}

async function hand({ db, mailer, log }: SendDependencies, mail: MailRow): Promise<SendOutcome> {
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
