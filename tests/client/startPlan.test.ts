import { expect, it } from 'vitest';
import type { Measures } from '../../client/measures.ts';
import { startPlan } from '../../client/startPlan.ts';
import { DEFINITION } from '../support/definitions.ts';

it('counts a measure that the engine’s own tools ended as ended, not as amended', async () => {
  const terminated: Measures = {
    start: () => Promise.resolve(false),
    state: () => Promise.resolve(undefined),
    summary: () => Promise.resolve({ seq: 7, phase: 'rectifying', definitionHash: 'of an older line' }),
    keys: () => [],
    act: () => Promise.resolve(undefined),
    heads: () => Promise.resolve({ heads: [], silent: [] }),
  };
  expect(await startPlan(terminated, [DEFINITION], 'zheng')).toEqual({ created: [], amended: [], unchanged: [], ended: ['test-2026/M-001'], refused: [] });
});
