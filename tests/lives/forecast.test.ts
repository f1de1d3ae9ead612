import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, DAY_MS, instantAt, localDateAt } from '../../domain/calendar.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import { forecast } from '../../domain/forecast.ts';
import { linesOfRecord } from '../../domain/forecast/chronicle.ts';
import { actFor, type PlannedAct } from '../../domain/forecast/intents.ts';
import type { ForecastLine } from '../../domain/forecast/line.ts';
import { promptly } from '../../domain/forecast/prompt.ts';
import type { Definition } from '../../domain/definition.ts';
import { isFinal } from '../../domain/measure.ts';
import { listEvents } from '../../store/measures.ts';
import { listNotices } from '../../store/notices.ts';
import { CALENDAR_2026 } from '../support/definitions.ts';
import { pair, type Pair } from '../support/generators.ts';
import { beginLife, type Life } from '../support/life.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';

const PAIRS = 50;
const ATONCE = 25;
/** How much later than its instant the real engine may come to something, in its own time. */
const SLACK_MS = 20_000;

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

/** An act that was done, by whom and when. */
interface Done extends PlannedAct {
  readonly by: string;
}

interface Lived {
  readonly definition: Definition;
  readonly told: readonly ForecastLine[];
  readonly foretold: readonly ForecastLine[];
}

/**
 * Lives a generated pair on the real server: the forecast says who would act when, the acts are done there at those times, and the record
 * is laid beside the forecast of exactly what was done.
 */
async function lives({ definition: generated, acts, isPrompt }: Pair, planId: string, ref: string): Promise<Lived> {
  const definition = { ...generated, planId, ref };
  const life = await beginLife(office, definition);
  const registeredAt = (await eventsOf(life))[0]?.at ?? 0;
  const untilAt = instantAt(CALENDAR_2026, addDays(localDateAt(CALENDAR_2026, registeredAt), 170), 3 * 60);
  const planned: Done[] = [];
  forecast({ definition, registeredAt, untilAt, acts, ...(isPrompt && { habit: promptly() }), onDone: ({ intent }, by, at) => planned.push({ at, intent, by }) });
  const done: Done[] = [];
  for (const act of planned) done.push(...(await does(life, act)));
  if (!isFinal(await life.state())) await life.until(untilAt);
  const events = await eventsOf(life);
  const notices = await listNotices(office.db, { measureId: life.id }, { limit: 10_000, offset: 0 });
  return { definition, told: linesOfRecord(events, notices, untilAt), foretold: forecast({ definition, registeredAt, untilAt, acts: done }) };
}

/** @returns the act with the instant at which the record has it; nothing when it was refused, as it would be in the forecast. */
async function does(life: Life, { at, intent, by }: Done): Promise<Done[]> {
  await life.until(at);
  const before = await life.state();
  const outcome = await life.tries(by, actFor(before, intent, await life.now()));
  if (outcome !== 'done') return [];
  const { seq } = before;
  const acted = (await eventsOf(life)).filter((event) => event.seq > seq && event.type !== 'documentNumbered');
  return [{ at: acted.at(-1)?.at ?? at, intent, by }];
}

/** The whole record, once the store has all of it; a paper's number travels with the next entry and may still be missing. */
async function eventsOf(life: Life): Promise<readonly MeasureEvent[]> {
  const state = await life.state();
  const numbered = [...state.documents, ...state.pastCycles.flatMap(({ documents }) => documents)].filter(({ number }) => number !== undefined).length;
  let events: readonly MeasureEvent[] = [];
  const missing = async () => {
    events = await listEvents(office.db, life.id);
    return state.seq - (events.at(-1)?.seq ?? 0) - (numbered - events.filter(({ type }) => type === 'documentNumbered').length);
  };
  await expect.poll(missing, { timeout: 60_000, interval: 200 }).toBeLessThanOrEqual(0);
  return events;
}

/** Lines as they are laid side by side: all but the last seconds of their instants. */
function listed(lines: readonly ForecastLine[]): string[] {
  return lines.map(({ at: _, ...line }) => JSON.stringify(Object.fromEntries(Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1))))).sort();
}

function inOrderOf(lines: readonly ForecastLine[]): number[] {
  const keyed = lines.map((line): [string, number] => [listed([line])[0] ?? '', line.at]);
  return keyed.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y)).map(([, instant]) => instant);
}

describe('a plan on the real server, in virtual time', () => {
  it(`brings about what its forecast says, in ${String(PAIRS)} generated pairs of policy and scenario`, { timeout: 600_000 }, async () => {
    const begunAt = Date.now();
    const generated = fc.sample(pair(begunAt, localDateAt(CALENDAR_2026, begunAt), 6), { seed: 20261124, numRuns: PAIRS });
    const planId = uniqueName('forecast');
    const lived: Lived[] = [];
    const waiting = [...generated.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) lived.push(await lives(next[1], planId, `M-${String(next[0])}`));
    };
    await Promise.all(Array.from({ length: ATONCE }, work));
    for (const { definition, told, foretold } of lived) {
      expect([definition.ref, listed(told)]).toEqual([definition.ref, listed(foretold)]);
      const [instants, expected] = [inOrderOf(told), inOrderOf(foretold)];
      expect(instants.filter((instant, index) => Math.abs(instant - (expected[index] ?? 0)) > SLACK_MS)).toEqual([]);
    }
    const lines = lived.flatMap(({ told }) => told);
    expect(lines.length).toBeGreaterThan(PAIRS * 20);
    expect(new Set(lines.map(({ kind }) => kind)).size).toBeGreaterThan(12);
    expect(lines.some(({ at }) => at > begunAt + 150 * DAY_MS)).toBe(true);
  });
});
