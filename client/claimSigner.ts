import { MINUTE_MS } from '../domain/calendar.ts';
import { signClaim, type ClaimSubject, type SignedClaim } from '../domain/claim.ts';
import type { Keyring } from '../domain/keys.ts';
import type { TrustedKey } from '../domain/measure.ts';

/** Vouches for commands, in the name of the api. */
export interface ClaimSigner {
  /** What a measure shall trust from its start on. */
  keys(): readonly TrustedKey[];
  sign(subject: ClaimSubject): SignedClaim;
}

export interface ClaimClock {
  readonly now: () => number;
  /** How long a claim holds. */
  readonly lifeMs: number;
}

/** Long enough for every attempt of one request, too short to be of use to whoever finds it in a log. */
const WALL_CLOCK: ClaimClock = { now: Date.now, lifeMs: 2 * MINUTE_MS };

/** In virtual time a measure may be years ahead of whoever acts: claims for rehearsals and tests hold for as long. */
export const REHEARSAL_CLOCK: ClaimClock = { now: Date.now, lifeMs: 100 * 365 * 1_440 * MINUTE_MS };

export function claimSigner({ secretKey, trusted }: Keyring, { now, lifeMs }: ClaimClock = WALL_CLOCK): ClaimSigner {
  return { keys: () => trusted, sign: (subject) => signClaim(subject, secretKey, now(), lifeMs) };
}
