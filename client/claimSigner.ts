import { createPrivateKey, sign } from 'node:crypto';
import { MINUTE_MS } from '../domain/calendar.ts';
import { claimFor, type ClaimSubject, type SignedClaim } from '../domain/claim.ts';
import { canonicalJson } from '../domain/facts.ts';
import type { Keyring } from '../domain/keys.ts';
import type { TrustedKey } from '../domain/dossier.ts';
import { publicKeyOf } from '../domain/signature.ts';

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

/** What stands before an Ed25519 secret key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

export function claimSigner({ secretKey, trusted }: Keyring, { now, lifeMs }: ClaimClock = WALL_CLOCK): ClaimSigner {
  const keyId = publicKeyOf(secretKey).id;
  // The same signature as domain/signature.ts gives, in a fiftieth of the time: here Node may be used.
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, secretKey]), format: 'der', type: 'pkcs8' });
  return {
    keys: () => trusted,
    sign(subject) {
      const claim = claimFor(subject, keyId, now(), lifeMs);
      return { claim, signature: sign(null, Buffer.from(canonicalJson({ claim }), 'utf8'), key).toString('hex') };
    },
  };
}
