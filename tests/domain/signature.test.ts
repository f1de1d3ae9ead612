import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSignedBy, keyIdOf, publicKeyOf, sign } from '../../domain/signature.ts';

const SECRET = new Uint8Array(32).fill(3);
const KEY = publicKeyOf(SECRET);
const VALUE = { title: '加快债务结构调整', closedAt: 1_790_000_000_000 };

describe('a signature', () => {
  it('is over the value, however its members are ordered, and the same each time', () => {
    const signature = sign(VALUE, SECRET);
    expect(sign({ closedAt: VALUE.closedAt, title: VALUE.title }, SECRET)).toBe(signature);
    expect(isSignedBy(VALUE, signature, KEY.publicKey)).toBe(true);
  });

  it('does not hold for another value, nor by another key', () => {
    const signature = sign(VALUE, SECRET);
    expect(isSignedBy({ ...VALUE, title: '另一项措施' }, signature, KEY.publicKey)).toBe(false);
    expect(isSignedBy(VALUE, signature, publicKeyOf(new Uint8Array(32).fill(4)).publicKey)).toBe(false);
  });

  it('is written in one way only: not one character may be another, not even the case of a letter', () => {
    const signature = sign(VALUE, SECRET);
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.constantFrom(...'0123456789abcdefABCDEF'), (index, digit) => {
        const altered = signature.slice(0, index) + digit + signature.slice(index + 1);
        return isSignedBy(VALUE, altered, KEY.publicKey) === (altered === signature);
      }),
    );
  });

  it('does not hold for what is no key and no signature at all', () => {
    for (const wrong of ['', 'g'.repeat(64), KEY.publicKey.toUpperCase(), '0'.repeat(64)]) expect(isSignedBy(VALUE, sign(VALUE, SECRET), wrong)).toBe(false);
    for (const wrong of ['', 'f'.repeat(128), '0'.repeat(128)]) expect(isSignedBy(VALUE, wrong, KEY.publicKey)).toBe(false);
  });
});

describe('a public key', () => {
  it('is named by the beginning of its SHA-256', () => {
    // openssl dgst -sha256 over the 32 bytes of the key of RFC 8032, test 1
    expect(keyIdOf('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')).toBe('21fe31dfa154a261');
    expect(KEY.id).toBe(keyIdOf(KEY.publicKey));
  });
});
