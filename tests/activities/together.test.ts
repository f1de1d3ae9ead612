import { describe, expect, it } from 'vitest';
import { together } from '../../activities/together.ts';

describe('a job done together', () => {
  it('serves the first at once and all who come meanwhile in one round', async () => {
    const rounds: string[][] = [];
    const gates: (() => void)[] = [];
    const ask = together<string, string>(async (items) => {
      rounds.push([...items]);
      await new Promise<void>((open) => gates.push(open));
      return items.map((item) => item.toUpperCase());
    });
    const asked = [ask('a'), ask('b'), ask('c')];
    gates[0]?.();
    await asked[0];
    await expect.poll(() => gates.length).toBe(2);
    gates[1]?.();
    expect(await Promise.all(asked)).toEqual(['A', 'B', 'C']);
    expect(rounds).toEqual([['a'], ['b', 'c']]);
  });

  it('does not let one that cannot be done hold up the others', async () => {
    const ask = together<number, number>((items) => (items.includes(2) ? Promise.reject(new Error('two')) : Promise.resolve(items)));
    const outcomes = await Promise.allSettled([ask(1), ask(2), ask(3)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
