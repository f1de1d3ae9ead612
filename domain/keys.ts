import { ed25519 } from '@noble/curves/ed25519.js';
import type { TrustedKey } from './dossier.ts';
import { keyIdOf, publicKeyOf, type SecretKey } from './signature.ts';

/** A measure trusts so many keys at most; changing from one to the next needs two. */
const MOST_KEYS = 10;

/** @returns whether these can be trusted: 1 to 10 different Ed25519 public keys, each with the id that belongs to it. */
export function areKeysValid(keys: readonly TrustedKey[]): boolean {
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MOST_KEYS) return false;
  return new Set(keys.map(({ id }) => id)).size === keys.length && keys.every(isKeyValid);
}

/** A key of small order would seem to have signed what nobody signed. */
function isKeyValid({ id, publicKey }: TrustedKey): boolean {
  try {
    return id !== '' && id === keyIdOf(publicKey) && !ed25519.Point.fromHex(publicKey).isSmallOrder();
  } catch {
    return false;
  }
}

/** What an installation signs with, and whose signatures its measures shall believe: its own and, while keys change, its next or last one's. */
export interface Keyring {
  readonly secretKey: SecretKey;
  /** Its own key first. */
  readonly trusted: readonly TrustedKey[];
}

/** @param alsoTrusted further public keys, in hexadecimal. */
export function keyringOf(secretKey: SecretKey, alsoTrusted: readonly string[] = []): Keyring {
  const own = publicKeyOf(secretKey);
  const others = [...new Set(alsoTrusted)].filter((publicKey) => publicKey !== own.publicKey);
  return { secretKey, trusted: [own, ...others.map((publicKey) => ({ id: keyIdOf(publicKey), publicKey }))] };
}
