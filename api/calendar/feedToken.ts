import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secret part of a feed's address: who has it reads the feed. Only its hash is kept. */
export interface FeedToken {
  readonly id: string;
  readonly secret: string;
}

export function newFeedToken(): FeedToken {
  return { id: randomBytes(9).toString('base64url'), secret: randomBytes(32).toString('base64url') };
}

export function pathOf({ id, secret }: FeedToken): string {
  return `/calendar/${id}.${secret}.ics`;
}

/** @returns the token in what follows `/calendar/`, or nothing where it cannot be one. */
export function tokenIn(path: string): FeedToken | undefined {
  const [, id, secret] = /^([\w-]{12})\.([\w-]{43})\.ics$/.exec(path) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** @returns whether it is the secret of that hash; how long that takes to say tells nothing. */
export function isSecretOf(secret: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashOfSecret(secret), 'hex'), Buffer.from(hash, 'hex')];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
