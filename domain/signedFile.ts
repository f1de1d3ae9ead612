import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './facts.ts';
import type { TrustedKey } from './dossier.ts';
import { isSignedBy, keyIdOf, publicKeyOf, sign, type SecretKey } from './signature.ts';

/** A value that leaves the system as a file and can be checked without it: what is said, by which key, and the signature over it. */
export interface Signed<T> {
  readonly content: T;
  readonly key: TrustedKey;
  readonly signature: string;
}

/** What can be wrong with a signed file. */
export type SignatureFault = 'notAsIssued' | 'keyIdWrong' | 'signatureWrong' | 'otherKey';

export function signed<T>(content: T, secretKey: SecretKey): Signed<T> {
  return { content, key: publicKeyOf(secretKey), signature: sign(content, secretKey) };
}

/**
 * @returns the one text a signed value is written as: JSON with its keys in order, two blanks deep, a line feed at the end. One text
 * only, because of two that JSON takes for equal people may read different things (a key given twice, say).
 */
export function fileText(file: Signed<unknown>): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(file)), null, 2)}\n`;
}

/** @returns the SHA-256 of the file, in hexadecimal: short enough to be printed, and enough to tell the file by. */
export function digestOf(file: Signed<unknown>): string {
  return bytesToHex(sha256(utf8ToBytes(fileText(file))));
}

/**
 * @param text the file as it was found, where it came as one.
 * @param keys those that may have signed it; without any, the key that the file itself names counts.
 * @returns everything that is wrong; nothing when the content is what the key has signed.
 */
export function faultsOf(file: Signed<unknown>, text?: string, keys?: readonly TrustedKey[]): SignatureFault[] {
  const faults: SignatureFault[] = [];
  if (!isSignedBy(file.content, file.signature, file.key.publicKey)) faults.push('signatureWrong');
  if (file.key.id !== keyIdOf(file.key.publicKey)) faults.push('keyIdWrong');
  if (keys && !keys.some(({ publicKey }) => publicKey === file.key.publicKey)) faults.push('otherKey');
  const { content, key, signature } = file;
  const issued = { content, key: { id: key.id, publicKey: key.publicKey }, signature };
  // Whatever stands beside what is signed was not there when it was issued.
  if (canonicalJson(file) !== canonicalJson(issued) || (text !== undefined && text !== fileText(file))) faults.push('notAsIssued');
  return faults;
}
