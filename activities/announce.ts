import { armedAt, earliestWaiting, markAnnounced, type Unannounced } from '../store/routing.ts';
import type { Db } from '../store/schema.ts';
import type { Inboxes } from './interfaces.ts';

type Routed = Unannounced & { readonly personId: string };

/**
 * Sees to it that the inboxes of these waiting notices look in time, with as few signals as possible: a morning's thousand
 * notices for one office wake its inbox once.
 *
 * Why nobody is lost. What holds at any time: *a notice that is announced and waits in an inbox has that inbox look (call
 * `deliver`) at its `sendAt` or earlier, or is being delivered right now.* It becomes true by the signal, and stays true
 * because a delivery ends with a look at everything that still waits, announced or not (`listWaitingHours`), after it has marked what it
 * sent.
 *
 * Now notice N was committed, and we look for an announced notice M, still waiting, due no later than N:
 * - There is none: the inbox is signalled, and N marked afterwards. A crash in between repeats the signal, which does no harm.
 * - There is one: when we looked, M was not yet marked as sent; so whichever delivery marks it does so after N was committed, and
 *   the look at its end sees N. N rides with M, and may count as announced for others in turn.
 *
 * Therefore the order: commit N, then look, then signal, then mark. Several workers may do this side by side; at worst both
 * signal. A notice that a delivery hands to another inbox is unannounced from the same commit on, and `markAnnounced` leaves
 * it alone when we come late.
 */
export async function announceWaiting(db: Db, inboxes: Inboxes, notices: readonly Unannounced[]): Promise<void> {
  const routed = notices.filter((notice): notice is Routed => notice.personId !== null);
  if (routed.length === 0) return;
  const people = [...new Set(routed.map((notice) => notice.personId))];
  const armed = await armedAt(db, people);
  const results = await Promise.allSettled(people.map((person) => announceTo(inboxes, person, armed.get(person), routed)));
  await markAnnounced(db, results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])).map(({ id, personId }) => ({ id, person: personId })));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** @returns the notices of the person that count as announced. */
async function announceTo(inboxes: Inboxes, person: string, armed: number | undefined, routed: readonly Routed[]): Promise<readonly Routed[]> {
  const own = routed.filter((notice) => notice.personId === person);
  const earliest = Math.min(...own.map((notice) => notice.sendAt));
  if (armed === undefined || armed > earliest) await inboxes.announce(person, earliest);
  return own;
}

/**
 * Wakes every inbox in which something waits: for the start of a worker, in case the engine lost inboxes that the store still
 * counts on. One signal per person, and harmless where all is well.
 */
export async function announceAll(db: Db, inboxes: Inboxes): Promise<number> {
  const waiting = await earliestWaiting(db);
  for (const [person, sendAt] of waiting) await inboxes.announce(person, sendAt);
  return waiting.size;
}
