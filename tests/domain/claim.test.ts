import { describe, expect, it } from 'vitest';
import { SYSTEM, signClaim, startSubject, verifyClaim, verifyStart } from '../../domain/claim.ts';
import type { Command } from '../../domain/commands.ts';
import { registration } from '../../domain/decide.ts';
import { evolve } from '../../domain/evolve.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { explainRefusal } from '../../domain/refusals.ts';
import { areKeysValid } from '../../domain/keys.ts';
import { keyIdOf, publicKeyOf, sign } from '../../domain/signature.ts';
import { claimed, OFFICE_KEY, OFFICE_KEYS, OTHER_KEY, OTHER_KEYS } from '../support/claims.ts';
import { at, DEFINITION, Story } from '../support/definitions.ts';

const NOW = at('2026-09-01', '10:00');
const MINUTE_MS = 60_000;
const ID = 'test-2026/M-001';
const COMMAND: Command = { id: 'c-1', person: 'li', act: { type: 'reportProgress', text: '已完成初稿' } };

function trusting(...keys: (typeof OFFICE_KEYS)[number][]): MeasureState {
  return evolve(undefined, registration(DEFINITION, NOW, keys.length > 0 ? keys : undefined));
}

function codeOf(command: Command, state = trusting(...OFFICE_KEYS), now = NOW): string {
  const refused = verifyClaim(state, command, now)?.refused;
  return refused ? [refused.code, ...Object.values(refused.params)].join(' ') : 'believed';
}

describe('a claim', () => {
  it('is believed when a trusted key signed it for exactly this command', () => {
    expect(codeOf(claimed(ID, COMMAND, NOW))).toBe('believed');
  });

  it('is believed after it has travelled as JSON', () => {
    expect(codeOf(JSON.parse(JSON.stringify(claimed(ID, COMMAND, NOW))) as Command)).toBe('believed');
  });

  it('must be there', () => {
    expect(codeOf(COMMAND)).toBe('claimMissing');
    expect(codeOf({ ...COMMAND, claim: 'trust me' as never })).toBe('claimMissing');
    expect(codeOf({ ...COMMAND, claim: { claim: null, signature: '' } as never })).toBe('claimMissing');
  });

  it('is not believed from a key the measure does not trust, also under the id of one it does', () => {
    const foreign = claimed(ID, COMMAND, NOW, OTHER_KEY);
    expect(codeOf(foreign)).toBe('claimInvalid');
    const claim = { ...foreign.claim.claim, keyId: OFFICE_KEYS[0]?.id ?? '' };
    expect(codeOf({ ...COMMAND, claim: { claim, signature: sign({ claim }, OTHER_KEY) } })).toBe('claimInvalid');
  });

  it('is not believed once a single member or digit of it is another', () => {
    const { claim: signed } = claimed(ID, COMMAND, NOW);
    expect(codeOf({ ...COMMAND, claim: { ...signed, claim: { ...signed.claim, posts: ['group-leader'] } } })).toBe('claimInvalid');
    expect(codeOf({ ...COMMAND, claim: { ...signed, claim: { ...signed.claim, expiresAt: signed.claim.expiresAt + MINUTE_MS } } })).toBe('claimInvalid');
    const flipped = signed.signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    for (const signature of [flipped, '', 'not hexadecimal', signed.signature.slice(2), 7 as never]) {
      expect(codeOf({ ...COMMAND, claim: { ...signed, signature } })).toBe('claimInvalid');
    }
  });

  it('holds for its own measure, command, person and act only, and says which it is not for', () => {
    const { claim } = claimed(ID, COMMAND, NOW);
    expect(codeOf({ ...claimed('test-2026/M-002', COMMAND, NOW) })).toBe('claimForeign measure');
    expect(codeOf({ ...COMMAND, id: 'c-2', claim })).toBe('claimForeign command');
    expect(codeOf({ ...COMMAND, person: 'wang', claim })).toBe('claimForeign person');
    expect(codeOf({ ...COMMAND, act: { type: 'reportProgress', text: '已全部完成' }, claim })).toBe('claimForeign act');
    expect(explainRefusal({ code: 'claimForeign', params: { what: 'person' } }, 'en')).toContain('(person)');
    expect(explainRefusal({ code: 'claimForeign', params: { what: 'act' } }, 'zh')).toContain('内容');
  });

  it('holds from five minutes before it was issued, by the measure’s clock, to the instant before it expires', () => {
    const command = claimed(ID, COMMAND, NOW);
    expect(codeOf(command, undefined, NOW - 5 * MINUTE_MS)).toBe('believed');
    expect(codeOf(command, undefined, NOW - 5 * MINUTE_MS - 1)).toBe('claimExpired');
    expect(codeOf(command, undefined, NOW + 2 * MINUTE_MS - 1)).toBe('believed');
    expect(codeOf(command, undefined, NOW + 2 * MINUTE_MS)).toBe('claimExpired');
  });

  it('is no other signature of the same key: what was signed as something else is none', () => {
    const { claim } = claimed(ID, COMMAND, NOW).claim;
    expect(codeOf({ ...COMMAND, claim: { claim, signature: sign({ undeliverable: claim }, OFFICE_KEY) } })).toBe('claimInvalid');
  });
});

describe('the claim a measure is started with', () => {
  const start = signClaim(startSubject(DEFINITION, OFFICE_KEYS), OFFICE_KEY, NOW, 2 * MINUTE_MS);

  it('holds for that definition and those keys', () => {
    expect(verifyStart(DEFINITION, OFFICE_KEYS, start, NOW)).toBeUndefined();
    expect(verifyStart({ ...DEFINITION, title: '别的措施' }, OFFICE_KEYS, start, NOW)).toMatchObject({ refused: { code: 'claimForeign', params: { what: 'act' } } });
    expect(verifyStart({ ...DEFINITION, ref: 'M-002' }, OFFICE_KEYS, start, NOW)).toMatchObject({ refused: { code: 'claimForeign', params: { what: 'measure' } } });
  });

  it('does not let a key in that was not among them', () => {
    expect(verifyStart(DEFINITION, [...OFFICE_KEYS, ...OTHER_KEYS], start, NOW)).toMatchObject({ refused: { code: 'claimForeign' } });
    expect(verifyStart(DEFINITION, OTHER_KEYS, start, NOW)).toMatchObject({ refused: { code: 'claimInvalid' } });
    expect(verifyStart(DEFINITION, [], start, NOW)).toMatchObject({ refused: { code: 'keysInvalid' } });
    expect(verifyStart(DEFINITION, OFFICE_KEYS, undefined, NOW)).toMatchObject({ refused: { code: 'claimMissing' } });
  });
});

describe('a measure from before claims were signed', () => {
  const older = trusting();
  const trust: Command = { id: 'trust', person: SYSTEM, act: { type: 'trustKeys', keys: OFFICE_KEYS } };

  it('takes no act but its first keys', () => {
    expect(codeOf(COMMAND, older)).toBe('claimMissing');
    expect(codeOf(claimed(ID, COMMAND, NOW), older)).toBe('claimMissing');
  });

  it('takes them when one of them vouches for them', () => {
    expect(codeOf(claimed(ID, trust, NOW), older)).toBe('believed');
    expect(codeOf(trust, older)).toBe('claimMissing');
    expect(codeOf(claimed(ID, trust, NOW, OTHER_KEY), older)).toBe('claimInvalid');
  });

  it('records them in nobody’s name, once', () => {
    const story = new Story(DEFINITION, NOW).does(SYSTEM, trust.act, NOW);
    expect(story.events.at(-1)).toEqual({ type: 'keysTrusted', keys: OFFICE_KEYS, seq: 2, at: NOW, cycle: 1 });
    expect(story.state.trustedKeys).toEqual(OFFICE_KEYS);
    expect(story.refuses(SYSTEM, { type: 'trustKeys', keys: OTHER_KEYS }, NOW)).toBe('unknownPerson');
  });
});

describe('new keys', () => {
  const begun = () => new Story(DEFINITION, NOW).does(SYSTEM, { type: 'trustKeys', keys: OFFICE_KEYS }, NOW);

  it('are trusted by an administrator’s act; the old ones count no longer', () => {
    const story = begun().does('zheng', { type: 'trustKeys', keys: OTHER_KEYS }, NOW);
    expect(story.events.at(-1)).toMatchObject({ type: 'keysTrusted', by: { person: 'zheng', post: 'plan-office' } });
    expect(codeOf(claimed(ID, COMMAND, NOW), story.state)).toBe('claimInvalid');
    expect(codeOf(claimed(ID, COMMAND, NOW, OTHER_KEY), story.state)).toBe('believed');
  });

  it('are nobody else’s to name, change nothing the second time, and must be keys', () => {
    const story = begun();
    expect(story.refuses('li', { type: 'trustKeys', keys: OTHER_KEYS }, NOW)).toBe('notYours');
    expect(story.refuses('zheng', { type: 'trustKeys', keys: OFFICE_KEYS }, NOW)).toBe('alreadyDone');
    expect(story.refuses('zheng', { type: 'trustKeys', keys: [] }, NOW)).toBe('keysInvalid');
    const withdrawn = begun().does('sun', { type: 'withdraw', reason: '并入其他措施' }, NOW);
    expect(withdrawn.refuses('zheng', { type: 'trustKeys', keys: OTHER_KEYS }, NOW)).toBe('wrongPhase');
  });
});

describe('keys', () => {
  const named = (publicKey: string) => ({ id: keyIdOf(publicKey), publicKey });

  it('are valid from one to ten, each once, under the right id, and not of small order', () => {
    const keys = Array.from({ length: 11 }, (_, index) => publicKeyOf(new Uint8Array(32).fill(index + 1)));
    expect(areKeysValid(keys.slice(0, 10))).toBe(true);
    expect(areKeysValid(keys)).toBe(false);
    expect(areKeysValid([])).toBe(false);
    expect(areKeysValid([...OFFICE_KEYS, ...OFFICE_KEYS])).toBe(false);
    expect(areKeysValid([{ ...OFFICE_KEYS[0], id: OTHER_KEYS[0]?.id } as never])).toBe(false);
    expect(areKeysValid([named(`01${'00'.repeat(31)}`)])).toBe(false);
    expect(areKeysValid([named('ff'.repeat(32))])).toBe(false);
    expect(areKeysValid([{ id: '', publicKey: 'short' }])).toBe(false);
    expect(areKeysValid('keys' as never)).toBe(false);
  });
});
