import { describe, expect, it } from 'vitest';
import { shown } from '../support/definitions.ts';
import { foretold, lived } from '../support/exampleLives.ts';

const EARLIER = '2025-12-08';
const QUIET = [
  { policy: 'ladder', ref: 'M-063', until: '2027-03-01' },
  { policy: 'ladder', ref: 'M-038', adoptedOn: EARLIER, until: '2026-04-30' },
  { policy: 'three-colours', ref: 'M-038', until: '2027-04-30' },
  { policy: 'three-colours', ref: 'M-092', adoptedOn: EARLIER, until: '2026-12-31' },
  { policy: 'returned-letters', ref: 'M-063', until: '2027-01-31' },
  { policy: 'slips-by-hand', ref: 'M-065', until: '2027-01-31' },
  { policy: 'last-date', ref: 'M-063', until: '2027-02-28' },
  { policy: 'last-date', ref: 'M-092', adoptedOn: EARLIER, until: '2026-12-31' },
  { policy: 'red-until-done', ref: 'M-063', until: '2027-04-30' },
  { policy: 'quarterly', ref: 'M-092', until: '2028-01-31' },
  { policy: 'quarterly', ref: 'M-092', adoptedOn: EARLIER, until: '2027-01-31' },
] as const;

/** What nobody acts on is worked out by hand in the other files; the forecast must say the same, paper by paper and light by light. */
describe.each(QUIET)('the forecast of $ref under $policy', (request) => {
  const lines = foretold(request);
  const life = lived(request);

  it('has the same papers to the same posts', () => {
    const papers = lines.filter(({ kind }) => kind === 'paper').map(({ at, rule, document, to }) => `${shown(at)} ${rule} 《${document?.name ?? ''}》 to ${to.join('+')}`);
    expect(papers.length).toBeGreaterThan(0);
    expect(papers).toEqual(life.rows.flatMap((row) => /^\S+ \S+ \S+ 《.*?》 to [^,]+/.exec(row) ?? []));
  });

  it('has the same lights from the same midnights', () => {
    const lights: Record<string, string[]> = {};
    for (const { kind, milestone = '', light, at } of lines) if (kind === 'light') (lights[milestone] ??= []).push(`${shown(at)} ${light ?? ''}`);
    expect(lights).toEqual(life.lights);
  });
});
