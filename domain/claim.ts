import type { PersonId, PostId } from './directory.ts';

/**
 * What the api vouches for when it passes on somebody's act: who it is, through which posts, for which measure, which command and
 * exactly which act, and until when. Whoever has only the engine's address cannot make one.
 */
export interface Claim {
  readonly keyId: string;
  readonly measureId: string;
  readonly commandId: string;
  /** SHA-256 of the act's canonical JSON. */
  readonly actHash: string;
  readonly person: PersonId;
  /** The posts the person holds or stands in for as the api knows it; only these count. */
  readonly posts: readonly PostId[];
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** A claim with its Ed25519 signature over its canonical JSON, in hexadecimal. */
export interface SignedClaim {
  readonly claim: Claim;
  readonly signature: string;
}
