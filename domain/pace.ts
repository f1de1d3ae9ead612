import { MINUTE_MS } from './calendar.ts';

/** How many mails may leave in any minute. */
export interface PaceLimit {
  /** What is limited: everything, one domain, one robot. */
  readonly scope: string;
  readonly perMinute: number;
}

/** What is remembered of a scope. Instants are the wall's. */
export interface Pace {
  /** When everything that has left would have left, had it left evenly. */
  readonly drainedAt: number;
  /** The last turn that was given to somebody who waits. */
  readonly queueEndsAt: number;
}

export const UNUSED: Pace = { drainedAt: 0, queueEndsAt: 0 };

export type Turn = { readonly isTaken: true; readonly paces: readonly Pace[] } | { readonly isTaken: false; readonly paces: readonly Pace[]; readonly waitUntil: number };

/**
 * Asks whether one more mail may leave now, by every limit that concerns it. In no minute, wherever it begins, more leave than a limit
 * says: half of them may leave at once, the others follow evenly.
 *
 * Who has to wait is given a turn behind all who wait already, so that a thousand who ask in one second do not all ask again in the
 * same one. A turn is when to ask again, no right: what counts is what has left. Who waits for a narrow limit does not stand in the
 * line of a wider one meanwhile: there, others would wait behind those who cannot leave anyway.
 *
 * @param limits the widest first, each with what is remembered of it.
 * @param hasQueued whether the mail has had its turn; one that has not goes behind those who wait.
 * @returns what to remember, in the order of the limits.
 */
export function takeTurn(limits: readonly (PaceLimit & Pace)[], now: number, hasQueued: boolean): Turn {
  const full = limits.filter((limit) => !isFree(limit, now, hasQueued)).at(-1);
  if (!full) return { isTaken: true, paces: limits.map((limit) => ({ drainedAt: Math.max(limit.drainedAt, now) + spacingMs(limit), queueEndsAt: limit.queueEndsAt })) };
  const waitUntil = Math.max(now + 1, full.queueEndsAt + spacingMs(full), freeAt(full));
  return { isTaken: false, waitUntil, paces: limits.map((limit) => ({ drainedAt: limit.drainedAt, queueEndsAt: limit === full ? waitUntil : limit.queueEndsAt })) };
}

function isFree(limit: PaceLimit & Pace, now: number, hasQueued: boolean): boolean {
  return freeAt(limit) <= now && (hasQueued || limit.queueEndsAt <= now);
}

function atOnce({ perMinute }: PaceLimit): number {
  return Math.ceil(perMinute / 2);
}

/** Between two that follow evenly: with the ones that leave at once, a minute holds no more than `perMinute`. Whole, lest sums of it fall short. */
function spacingMs(limit: PaceLimit): number {
  return Math.ceil(MINUTE_MS / (limit.perMinute - atOnce(limit) + 1));
}

function freeAt(limit: PaceLimit & Pace): number {
  return limit.drainedAt - (atOnce(limit) - 1) * spacingMs(limit);
}
