import { expect, it } from 'vitest';
import { claimSigner } from '../../client/claimSigner.ts';
import { signClaim, type ClaimSubject } from '../../domain/claim.ts';
import { keyringOf } from '../../domain/keys.ts';
import { OFFICE_KEY, OTHER_KEYS } from '../support/claims.ts';

const SUBJECT: ClaimSubject = { measureId: 'test-2026/M-001', command: { id: 'c-1', person: 'li', act: { type: 'comment', text: '抓紧办理' } }, posts: ['bureau-handler'] };

it('signs as the rules themselves would, for two minutes', () => {
  const signer = claimSigner(keyringOf(OFFICE_KEY), { now: () => 1_000, lifeMs: 120_000 });
  expect(signer.sign(SUBJECT)).toEqual(signClaim(SUBJECT, OFFICE_KEY, 1_000, 120_000));
  const { issuedAt, expiresAt } = claimSigner(keyringOf(OFFICE_KEY)).sign(SUBJECT).claim;
  expect(expiresAt - issuedAt).toBe(120_000);
});

it('names its own key first, each other key once', () => {
  const others = OTHER_KEYS.map(({ publicKey }) => publicKey);
  const [own] = keyringOf(OFFICE_KEY).trusted;
  const keys = claimSigner(keyringOf(OFFICE_KEY, [...others, own?.publicKey ?? '', ...others])).keys();
  expect(keys).toEqual([own, ...OTHER_KEYS]);
});
