import type { WaitingHours } from '../store/mails.ts';

/**
 * News in a mail that was put off, or waits for its turn, is not looked at again before that. Neither is what has come in since: it is
 * written down when that mail has left, as one.
 *
 * @param wallNow what the clock on the wall shows at `now` of the engine's.
 * @returns the news, each not to be sent before its mail may be tried again.
 */
export function heldBack(waiting: readonly WaitingHours[], now: number, wallNow: number): WaitingHours[] {
  const triedAt = ({ retryAt, queuedUntil }: WaitingHours) => Math.max(retryAt ?? 0, queuedUntil === null ? 0 : now + queuedUntil - wallNow);
  const held = waiting.filter((news) => news.mailId !== null && triedAt(news) > now);
  if (held.length === 0) return [...waiting];
  const firstTriedAt = Math.min(...held.map(triedAt));
  return waiting.map((news) => ({ ...news, sendAt: Math.max(news.sendAt, news.mailId === null ? firstTriedAt : triedAt(news)) }));
}
