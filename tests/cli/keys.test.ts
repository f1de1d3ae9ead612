import { expect, it } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { keyringOf } from '../../domain/keys.ts';
import { run } from './run.ts';

it('a pair of keys is made that the settings take, another one each time', async () => {
  const made = await Promise.all([1, 2].map(async () => JSON.parse((await run(['keys', 'make', '--json'])).out) as { secretKey: string; publicKey: string }));
  for (const { secretKey, publicKey } of made) {
    const { claimKey, claimKeysTrusted } = readConfig({ CLAIM_KEY: secretKey, CLAIM_KEYS_TRUSTED: ` ${publicKey} ,${publicKey}` });
    expect(claimKeysTrusted).toEqual([publicKey, publicKey]);
    expect(claimKey && keyringOf(claimKey, claimKeysTrusted).trusted.map((key) => key.publicKey)).toEqual([publicKey]);
  }
  expect(new Set(made.map(({ secretKey }) => secretKey)).size).toBe(2);
  expect((await run(['keys', 'make'])).out).toContain('私钥，勿外传');
});

it('settings that are no keys are named', () => {
  expect(() => readConfig({ CLAIM_KEY: Buffer.alloc(33).toString('base64'), CLAIM_KEYS_TRUSTED: 'abc' })).toThrow(/CLAIM_KEY：应恰为 32 字节[^]*CLAIM_KEYS_TRUSTED：应为以逗号分隔的公钥/);
});
