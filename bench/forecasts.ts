import { readFileSync } from 'node:fs';
import { forecast } from '../domain/forecast.ts';
import { DAY_MS } from '../domain/calendar.ts';
import type { Definition } from '../domain/definition.ts';
import { noticeAt } from '../domain/timing.ts';
import { readPlan } from '../plans/planFile.ts';
import { atMost, type Line } from './measure.ts';

const MANY = 10_000;
const TWO_YEARS_MS = 730 * DAY_MS;

/**
 * (g) What a measure costs to forecast over two years, nobody acting: among ten thousand no more than among the 143 of the larger example.
 * Both are counted in the process's own time, so that whatever else the machine does is left out.
 */
export function forecasts(): Line {
  const few = definitions();
  const many = Array.from({ length: MANY }, (_, index): Definition[] => {
    const definition = few[index % few.length];
    return definition ? [{ ...definition, ref: `N-${String(index)}` }] : [];
  }).flat();
  // The first run warms the code and is not counted.
  cost(few);
  const raw = cost(few) / few.length;
  const ours = cost(many) / many.length;
  return atMost('(g) forecast of one measure of 10,000 (raw: of 143)', ours, raw, 1.5, 'ms');
}

/** @returns milliseconds of the process's time; all lines are kept until the end, as a report keeps them. */
function cost(of: readonly Definition[]): number {
  const before = process.cpuUsage();
  const lines = of.flatMap((definition) => forecast({ definition, registeredAt: begunAt(definition), untilAt: begunAt(definition) + TWO_YEARS_MS }));
  const { user, system } = process.cpuUsage(before);
  if (lines.length < of.length) throw new Error('A measure came to nothing: the trial says nothing');
  return (user + system) / 1_000;
}

function begunAt({ calendar, policy }: Definition): number {
  return noticeAt({ calendar, policy }, '2026-11-23');
}

function definitions(): readonly Definition[] {
  const text = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
  const reading = readPlan({ planText: text('zhenjiang/plan.yaml'), planName: 'plan.yaml', policyText: text('policies/ladder.yaml'), policyName: 'ladder.yaml' });
  if ('plan' in reading) return reading.plan.definitions;
  throw new Error(`The example cannot be read: ${JSON.stringify(reading.problems)}`);
}
