import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './facts.ts';
import type { TrustedKey } from './dossier.ts';

/** The 32 bytes an Ed25519 key pair is made from. */
export type SecretKey = Uint8Array;

/** Lower case only: a signature whose letters could be written either way would not be the one text that was issued. */
const PUBLIC_KEY = /^[0-9a-f]{64}$/;
const SIGNATURE = /^[0-9a-f]{128}$/;

/** @returns the public key of a pair, with its id. */
export function publicKeyOf(secretKey: SecretKey): TrustedKey {
  const publicKey = bytesToHex(ed25519.getPublicKey(secretKey));
  return { id: keyIdOf(publicKey), publicKey };
}

/** @returns the first 16 hexadecimal digits of the SHA-256 of a public key, or '' for what is no public key. */
export function keyIdOf(publicKey: string): string {
  return PUBLIC_KEY.test(publicKey) ? bytesToHex(sha256(hexToBytes(publicKey))).slice(0, 16) : '';
}

/** @returns the Ed25519 signature over a value's canonical JSON, in hexadecimal. The same value gives the same signature. */
export function sign(value: unknown, secretKey: SecretKey): string {
  return bytesToHex(ed25519.sign(utf8ToBytes(canonicalJson(value)), secretKey));
}

/** @returns whether the signature is over this very value and by this key; false, too, for what is no key or no signature. */
export function isSignedBy(value: unknown, signature: string, publicKey: string): boolean {
  if (!PUBLIC_KEY.test(publicKey) || !SIGNATURE.test(signature)) return false;
  try {
    // Strict RFC 8032: of the laxer rules some would let one signature be written in two ways.
    return ed25519.verify(hexToBytes(signature), utf8ToBytes(canonicalJson(value)), hexToBytes(publicKey), { zip215: false });
  } catch {
    return false;
  }
}
