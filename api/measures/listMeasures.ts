import type { MeasureState, Phase } from '../../domain/measure.ts';
import { findMeasures, listMeasures, type MeasureFilter, type Page } from '../../store/measures.ts';
import type { Db } from '../../store/schema.ts';
import type { MeasureLine } from '../schemas/measure.ts';
import { measureLine } from '../views/measureLine.ts';

export interface ListRequest {
  readonly filter: MeasureFilter;
  readonly order: 'ref' | 'due';
  readonly page: Page;
  /** Only measures that show one of these lights now. */
  readonly lights?: readonly string[];
  /** Only measures that await one of the person's acts now. */
  readonly isWanted?: (state: MeasureState) => boolean;
}

export interface Listed {
  readonly total: number;
  readonly lines: readonly MeasureLine[];
  readonly states: readonly MeasureState[];
}

/** No plan is as large; it bounds what one request reads. */
const MOST_READ = 20_000;
const READ_AT_ONCE = 500;

/**
 * Lists measures as the store knows them, their lights computed at the instant. What only the state itself can tell (its
 * lights, who is awaited) is looked for here, since no column could say it of every instant.
 */
export async function listLines(db: Db, request: ListRequest, now: number): Promise<Listed> {
  const { filter, order, page, lights, isWanted } = request;
  if (!lights && !isWanted) {
    const { total, rows } = await listMeasures(db, filter, page, order);
    const states = await findMeasures(db, rows.map(({ id }) => id));
    return { total, lines: states.map((state) => measureLine(state, now)), states };
  }
  const found: { line: MeasureLine; state: MeasureState }[] = [];
  for await (const state of statesOf(db, filter, order)) {
    if (isWanted && !isWanted(state)) continue;
    const line = measureLine(state, now);
    if (!lights || lights.includes(line.light)) found.push({ line, state });
  }
  const shown = found.slice(page.offset, page.offset + page.limit);
  return { total: found.length, lines: shown.map(({ line }) => line), states: shown.map(({ state }) => state) };
}

export async function* statesOf(db: Db, filter: MeasureFilter, order: 'ref' | 'due' = 'ref'): AsyncGenerator<MeasureState> {
  for (let offset = 0; offset < MOST_READ; offset += READ_AT_ONCE) {
    const { rows } = await listMeasures(db, filter, { limit: READ_AT_ONCE, offset }, order);
    yield* await findMeasures(db, rows.map(({ id }) => id));
    if (rows.length < READ_AT_ONCE) return;
  }
}

/** The phases in which anything can still be awaited. */
export const LIVE_PHASES: readonly Phase[] = ['registered', 'rectifying', 'inSignOff', 'closed'];
