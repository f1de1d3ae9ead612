import { claimSigner, REHEARSAL_CLOCK } from '../../client/claimSigner.ts';
import { signClaim, type SignedClaim } from '../../domain/claim.ts';
import type { Command } from '../../domain/commands.ts';
import { postsConnectedTo } from '../../domain/directory.ts';
import { keyringOf } from '../../domain/keys.ts';
import type { TrustedKey } from '../../domain/dossier.ts';
import { publicKeyOf } from '../../domain/signature.ts';
import { DIRECTORY } from './definitions.ts';

/** Two keys of the tests' own: the office's, and one that somebody else made. */
export const OFFICE_KEY = new Uint8Array(32).fill(7);
export const OTHER_KEY = new Uint8Array(32).fill(9);
export const OFFICE_KEYS: readonly TrustedKey[] = [publicKeyOf(OFFICE_KEY)];
export const OTHER_KEYS: readonly TrustedKey[] = [publicKeyOf(OTHER_KEY)];

const LIFE_MS = 120_000;

/** @returns the command as the api would send it. */
export function claimed(measureId: string, command: Command, now: number, secretKey = OFFICE_KEY): Command & { readonly claim: SignedClaim } {
  return { ...command, claim: signClaim({ measureId, command, posts: postsConnectedTo(DIRECTORY, command.person) }, secretKey, now, LIFE_MS) };
}

/** The tests' installation: every worker and every api of theirs has the same key, whose claims hold in virtual time. */
export const KEYRING = keyringOf(OFFICE_KEY);
export const SIGNER = claimSigner(KEYRING, REHEARSAL_CLOCK);
