import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeTurn, UNUSED, type Pace } from '../../domain/pace.ts';

const MINUTE_MS = 60_000;
const START = 1_800_000_000_000;

interface Waiting {
  readonly domain: string;
  readonly askAt: number;
  readonly hasQueued: boolean;
}

/** Lets mails ask when it is their turn, until all have left. @returns when each left, and how often anybody asked. */
function leave(mails: readonly { readonly domain: string; readonly askAt: number }[], perMinute: number, domainPerMinute: number) {
  const paces = new Map<string, Pace>();
  const left: { domain: string; at: number }[] = [];
  let asked = 0;
  const waiting: Waiting[] = mails.map((mail) => ({ ...mail, hasQueued: false }));
  for (;;) {
    waiting.sort((a, b) => a.askAt - b.askAt);
    const next = waiting.shift();
    if (!next) return { left, asked };
    asked += 1;
    const limits = [{ scope: 'mail', perMinute }, { scope: next.domain, perMinute: domainPerMinute }];
    const turn = takeTurn(limits.map((limit) => ({ ...limit, ...(paces.get(limit.scope) ?? UNUSED) })), next.askAt, next.hasQueued);
    turn.paces.forEach((pace, index) => paces.set(limits[index]?.scope ?? '', pace));
    if (turn.isTaken) left.push({ domain: next.domain, at: next.askAt });
    else waiting.push({ ...next, askAt: turn.waitUntil, hasQueued: true });
  }
}

function mostInAnyMinute(instants: readonly number[]): number {
  return Math.max(0, ...instants.map((from) => instants.filter((at) => at >= from && at < from + MINUTE_MS).length));
}

describe('how fast mail leaves', () => {
  it('never exceeds a limit in any minute, wherever that begins, and everybody’s turn comes', () => {
    const mails = fc.array(fc.record({ domain: fc.constantFrom('a', 'b', 'c'), askAt: fc.integer({ min: START, max: START + 3 * MINUTE_MS }) }), { maxLength: 120 });
    fc.assert(
      fc.property(mails, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }), (asking, perMinute, domainPerMinute) => {
        const { left } = leave(asking, perMinute, domainPerMinute);
        expect(left).toHaveLength(asking.length);
        expect(mostInAnyMinute(left.map(({ at }) => at))).toBeLessThanOrEqual(perMinute);
        for (const domain of ['a', 'b', 'c']) expect(mostInAnyMinute(left.filter((mail) => mail.domain === domain).map(({ at }) => at))).toBeLessThanOrEqual(domainPerMinute);
      }),
    );
  });

  it('gives a thousand who ask in one second turns of their own: nobody asks over and over', () => {
    const { left, asked } = leave(Array.from({ length: 1_000 }, () => ({ domain: 'a', askAt: START })), 300, 60);
    expect(asked).toBeLessThan(2_200);
    expect(Math.max(...left.map(({ at }) => at)) - START).toBeLessThan(36 * MINUTE_MS);
  });

  it('lets nobody wait for another’s domain', () => {
    const many = Array.from({ length: 500 }, () => ({ domain: 'crowded', askAt: START }));
    const { left } = leave([...many, { domain: 'quiet', askAt: START + 1 }], 300, 60);
    expect(left.find(({ domain }) => domain === 'quiet')?.at).toBe(START + 1);
  });

  it('lets nobody wait for another’s domain where the limit for all is tight either', () => {
    const many = Array.from({ length: 60 }, () => ({ domain: 'crowded', askAt: START }));
    const { left } = leave([...many, ...[1, 2, 3, 4, 5, 6].map((second) => ({ domain: 'quiet', askAt: START + second * 1_000 }))], 30, 20);
    const quiet = left.filter(({ domain }) => domain === 'quiet').map(({ at }) => at);
    expect(Math.max(...quiet) - START).toBeLessThan(MINUTE_MS);
  });

  it('puts who comes new behind those who wait', () => {
    const first = Array.from({ length: 30 }, () => ({ domain: 'a', askAt: START }));
    const { left } = leave([...first, { domain: 'b', askAt: START + 500 }], 10, 10);
    expect(left.at(-1)?.domain).toBe('b');
  });
});
