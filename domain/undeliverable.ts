import type { TrustedKey } from './dossier.ts';
import { isSignedBy, publicKeyOf, sign, type SecretKey } from './signature.ts';

/** A notice that will not reach anybody, and why: what the postman has to tell the measure. */
export interface UndeliverableFact {
  readonly measureId: string;
  readonly noticeId: string;
  readonly post: string;
  readonly reason: string;
}

/** Who vouches for a fact that comes in past the acts, as an engine's signal. */
export interface Voucher {
  readonly keyId: string;
  readonly signature: string;
}

export function vouchFor({ measureId, noticeId, post, reason }: UndeliverableFact, secretKey: SecretKey): Voucher {
  return { keyId: publicKeyOf(secretKey).id, signature: sign({ undeliverable: { measureId, noticeId, post, reason } }, secretKey) };
}

/** @returns whether one of the keys vouches for the fact. */
export function isVouchedFor({ measureId, noticeId, post, reason }: UndeliverableFact, voucher: Voucher | undefined, keys: readonly TrustedKey[]): boolean {
  const key = keys.find(({ id }) => id === voucher?.keyId);
  return key !== undefined && voucher !== undefined && isSignedBy({ undeliverable: { measureId, noticeId, post, reason } }, voucher.signature, key.publicKey);
}
