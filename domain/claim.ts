import { MINUTE_MS } from './calendar.ts';
import type { Command } from './commands.ts';
import type { PersonId, PostId } from './directory.ts';
import { hashOfValue } from './facts.ts';
import { areKeysValid } from './keys.ts';
import { measureId, type Definition } from './definition.ts';
import type { TrustedKey } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import type { PlanCommand } from './plan/commands.ts';
import { refuse, type Refused } from './refusals.ts';
import { isSignedBy, publicKeyOf, sign, type SecretKey } from './signature.ts';

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

/** A claim with the signature over `{ claim }`: named along, so that no other value the same key signs passes for one. */
export interface SignedClaim {
  readonly claim: Claim;
  readonly signature: string;
}

/** In whose name the system itself asks, where no official does: a measure's start, and the first keys of an older one. */
export const SYSTEM: PersonId = 'system';

/** How far the clocks of api and engine may be apart. */
const CLOCK_SKEW_MS = 5 * MINUTE_MS;

/** What is claimed: the command as it will be sent, and the posts the person may use for it. */
export interface ClaimSubject {
  readonly measureId: string;
  readonly command: { readonly id: string; readonly person: PersonId; readonly act: unknown };
  readonly posts: readonly PostId[];
}

/** @returns the claim for a command; `now` and `lifeMs` are by the clock of whoever signs. */
export function claimFor({ measureId: measure, command, posts }: ClaimSubject, keyId: string, now: number, lifeMs: number): Claim {
  const { id, person, act } = command;
  return { keyId, measureId: measure, commandId: id, actHash: hashOfValue(act), person, posts, issuedAt: now, expiresAt: now + lifeMs };
}

/** @returns the command's claim, signed. */
export function signClaim(subject: ClaimSubject, secretKey: SecretKey, now: number, lifeMs: number): SignedClaim {
  const claim = claimFor(subject, publicKeyOf(secretKey).id, now, lifeMs);
  return { claim, signature: sign({ claim }, secretKey) };
}

/** @returns what a measure's start is claimed for: its definition, and the keys it shall trust from the first moment on. */
export function startSubject(definition: Definition, keys: readonly TrustedKey[]): ClaimSubject {
  const id = measureId(definition.planId, definition.ref);
  return { measureId: id, command: { id: `start/${id}`, person: SYSTEM, act: { register: definition, keys } }, posts: [] };
}

/** An administrator's wish to have what waits in a person's inbox sent now. */
export interface ReleaseCommand {
  readonly id: string;
  /** The administrator. */
  readonly person: PersonId;
  readonly claim?: SignedClaim;
}

export function releaseSubject(inbox: PersonId, { id, person }: ReleaseCommand): ClaimSubject {
  return { measureId: `inbox/${inbox}`, command: { id, person, act: { release: inbox } }, posts: [] };
}

/** @returns why a release is not to be believed; nothing when it is. */
export function verifyRelease(inbox: PersonId, command: ReleaseCommand, keys: readonly TrustedKey[], now: number): Refused | undefined {
  return verifyAgainst(keys, releaseSubject(inbox, command), command.claim, now);
}

/**
 * Whether a measure, or a plan, may believe who a command says it comes from.
 *
 * A measure from before claims were signed trusts nobody yet: it takes one act, that names the keys to be trusted from then on, claimed by
 * one of them.
 *
 * @returns claimMissing, claimForeign, claimExpired or claimInvalid; nothing when the claim holds.
 */
export function verifyClaim(state: Pick<MeasureState, 'id' | 'trustedKeys'>, command: Command | PlanCommand, now: number): Refused | undefined {
  const { trustedKeys: known } = state;
  if (known.length > 0) return verifyAgainst(known, { measureId: state.id, command }, command.claim, now);
  if (command.act.type !== 'trustKeys') return refuse('claimMissing');
  if (!areKeysValid(command.act.keys)) return refuse('keysInvalid');
  return verifyAgainst(command.act.keys, { measureId: state.id, command }, command.claim, now);
}

/** @returns why the claim with which a measure was started does not hold; nothing when it does. */
export function verifyStart(definition: Definition, keys: readonly TrustedKey[], signed: SignedClaim | undefined, startedAt: number): Refused | undefined {
  return areKeysValid(keys) ? verifyAgainst(keys, startSubject(definition, keys), signed, startedAt) : refuse('keysInvalid');
}

/** What costs least is looked at first; the signature, which costs most, last. */
export function verifyAgainst(keys: readonly TrustedKey[], about: Omit<ClaimSubject, 'posts'>, signed: SignedClaim | undefined, now: number): Refused | undefined {
  // What was sent past the api may be anything.
  if (!isSignedClaim(signed)) return refuse('claimMissing');
  const { claim, signature } = signed;
  const key = keys.find(({ id }) => id === claim.keyId);
  if (!key) return refuse('claimInvalid');
  const foreign = whatIsForeign(claim, about);
  if (foreign) return refuse('claimForeign', { what: foreign });
  if (now >= claim.expiresAt || claim.issuedAt > now + CLOCK_SKEW_MS) return refuse('claimExpired');
  return isSignedBy({ claim }, signature, key.publicKey) ? undefined : refuse('claimInvalid');
}

function whatIsForeign(claim: Claim, { measureId: measure, command }: Omit<ClaimSubject, 'posts'>): string | undefined {
  if (claim.measureId !== measure) return 'measure';
  if (claim.commandId !== command.id) return 'command';
  if (claim.person !== command.person) return 'person';
  return claim.actHash === hashOfValue(command.act) ? undefined : 'act';
}

function isSignedClaim(value: SignedClaim | undefined): value is SignedClaim {
  return typeof value === 'object' && value !== null && typeof value.claim === 'object' && value.claim !== null;
}
