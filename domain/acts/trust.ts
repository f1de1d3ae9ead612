import { isRefused, type Actor } from '../authority.ts';
import type { ActOf } from '../commands.ts';
import { canonicalJson } from '../facts.ts';
import { areKeysValid } from '../keys.ts';
import type { TrustedKey } from '../dossier.ts';
import { isFinal, type MeasureState } from '../measure.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';
import { duty, wrong } from './checks.ts';

/** An administrator has the measure trust other keys from now on; that one trusted now vouches for it, the claim has shown. */
export function trustKeys(transition: Transition, actor: Actor, { keys }: ActOf<'trustKeys'>): Refused | undefined {
  const refused = mayNotTrust(transition.state, keys);
  if (refused) return refused;
  const by = duty(transition.state, actor, 'trustKeys', ['administrator']);
  if (isRefused(by)) return by;
  record(transition, { type: 'keysTrusted', by, keys });
  return undefined;
}

/**
 * A measure from before claims were signed is told its first keys. No official does this: the claim, signed by one of the keys, is
 * all that vouches for them (trust on first use).
 */
export function trustFirstKeys(transition: Transition, { keys }: ActOf<'trustKeys'>): Refused | undefined {
  const refused = mayNotTrust(transition.state, keys);
  if (refused) return refused;
  record(transition, { type: 'keysTrusted', keys });
  return undefined;
}

function mayNotTrust(state: MeasureState, keys: readonly TrustedKey[]): Refused | undefined {
  if (isFinal(state)) return wrong(state, 'trustKeys');
  if (!areKeysValid(keys)) return refuse('keysInvalid');
  return canonicalJson(keys) === canonicalJson(state.trustedKeys) ? refuse('alreadyDone', { what: 'trustKeys' }) : undefined;
}
