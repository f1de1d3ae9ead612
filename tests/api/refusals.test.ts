import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { API_ERRORS } from '../../api/problems/apiErrors.ts';
import { STATUSES, TITLES } from '../../api/problems/statuses.ts';
import { REFUSALS } from '../../domain/refusals.ts';
import { refusalsDocument } from './refusalsDocument.ts';

const DOCUMENT = '../../docs/refusals.md';

describe('the list of refusals and errors', () => {
  it('is documented, every one, with both texts and what to do (-u writes it anew)', async () => {
    await expect(refusalsDocument()).toMatchFileSnapshot(DOCUMENT);
    const written = readFileSync(new URL(DOCUMENT, import.meta.url), 'utf8');
    for (const [code, { zh, en }] of Object.entries({ ...REFUSALS, ...API_ERRORS })) {
      for (const part of [`\`${code}\``, zh, en]) expect(written, code).toContain(part);
    }
  });

  it('has no code twice, and a status with a title for each', () => {
    expect(Object.keys(REFUSALS).filter((code) => code in API_ERRORS)).toEqual([]);
    expect(Object.keys(STATUSES).sort()).toEqual(Object.keys({ ...REFUSALS, ...API_ERRORS }).sort());
    for (const status of Object.values(STATUSES)) expect(TITLES).toHaveProperty(String(status));
  });

  it('asks for the same facts in both languages', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const { zh, en } of Object.values({ ...REFUSALS, ...API_ERRORS })) expect(names(zh)).toEqual(names(en));
  });
});
