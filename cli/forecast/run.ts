import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ActType } from '../../domain/commands.ts';
import { forecast } from '../../domain/forecast.ts';
import type { PlannedAct } from '../../domain/forecast/intents.ts';
import { byInstant, type ForecastLine } from '../../domain/forecast/line.ts';
import type { Definition } from '../../domain/definition.ts';
import { explainRefusal, type Refusal } from '../../domain/refusals.ts';
import { ACT_WORDS } from '../../domain/words.ts';
import type { Context } from '../context.ts';
import type { PlanForecast } from './request.ts';

/** An act of a scenario that the rules refuse: it changes nothing, but whoever wrote it has to know. */
export interface RefusedAct {
  /** Where it stands: file and line. */
  readonly origin: string;
  readonly measure: string;
  readonly act: ActType;
  readonly refusal: Refusal;
}

/** A forecast as it comes: of each measure only its lines remain, and of those only what their reader keeps. */
export interface ForecastRun {
  /** Measure by measure in the order of their refs, the lines of one sorted. To be read once. */
  readonly lines: Iterable<ForecastLine>;
  /** Complete when the lines have been read. */
  readonly refused: readonly RefusedAct[];
}

/** Runs every measure by itself. What is refused is told beside the lines, at their end. */
export function runForecast(context: Context, request: PlanForecast): ForecastRun {
  const refused: RefusedAct[] = [];
  return { lines: linesOf(context, request, refused), refused };
}

/** @returns all lines in their order, and what was refused. */
export function wholeForecast(context: Context, request: PlanForecast): { readonly lines: ForecastLine[]; readonly refused: readonly RefusedAct[] } {
  const { lines, refused } = runForecast(context, request);
  return { lines: [...lines].sort(byInstant), refused };
}

/** From so many measures on memory is worth more than time. */
const MANY = 1_000;

/**
 * Left to itself the heap grows to several times what is in use before it is swept. What is in use is little once the plan has been read, and
 * soon swept; how far the heap may grow is settled anew by each sweep, so there is one at once.
 */
function sweepOften(): void {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
}

function* linesOf(context: Context, request: PlanForecast, refused: RefusedAct[]): Generator<ForecastLine> {
  const { registeredAt, fromAt, untilAt, post } = request;
  if (request.definitions.length > MANY) sweepOften();
  for (const definition of [...request.definitions].sort(byRef)) {
    const habit = request.habitOf(definition);
    const acts = request.acts.get(definition.ref) ?? [];
    const onRefused = (planned: PlannedAct, refusal: Refusal) => void refused.push({ origin: planned.origin ?? 'prompt', measure: definition.ref, act: actOf(planned), refusal });
    for (const line of forecast({ definition, registeredAt, untilAt, acts, onRefused, ...(habit && { habit }) })) {
      if (line.at >= fromAt && (post === undefined || line.to.includes(post) || line.document?.cc?.includes(post))) yield line;
    }
  }
  for (const act of refused) tell(context, act);
}

function byRef(a: Definition, b: Definition): number {
  return a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0;
}

function tell(context: Context, { origin, measure, act, refusal }: RefusedAct): void {
  context.talk(`${origin} [${measure}] “${ACT_WORDS[act].zh}”被拒绝：${explainRefusal(refusal, 'zh')}`, `${origin} [${measure}] "${ACT_WORDS[act].en}" is refused: ${explainRefusal(refusal, 'en')}`);
}

function actOf({ intent }: PlannedAct): ActType {
  if (intent.type === 'moveDates') return 'amend';
  return intent.type === 'publishDaysOff' ? 'publishCalendar' : intent.type;
}
