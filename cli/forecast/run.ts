import { setFlagsFromString } from 'node:v8';
import type { ActType } from '../../domain/commands.ts';
import { forecast } from '../../domain/forecast.ts';
import type { PlannedAct } from '../../domain/forecast/intents.ts';
import { byInstant, type ForecastLine } from '../../domain/forecast/line.ts';
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

/** From so many measures on memory is worth more than time. */
const MANY = 1_000;

/** Left to itself the heap grows to several times what is in use before it is swept; with half a million lines in it that is more than a small machine has. */
function sweepOften(): void {
  setFlagsFromString('--heap-growing-percent=30');
}

/** Runs every measure by itself and puts their lines in order: of each only its lines remain. What is refused is told beside them. */
export function runForecast(context: Context, request: PlanForecast): { readonly lines: ForecastLine[]; readonly refused: readonly RefusedAct[] } {
  const { registeredAt, fromAt, untilAt, post } = request;
  const lines: ForecastLine[] = [];
  if (request.definitions.length > MANY) sweepOften();
  const refused: RefusedAct[] = [];
  for (const definition of request.definitions) {
    const habit = request.habitOf(definition);
    const acts = request.acts.get(definition.ref) ?? [];
    const onRefused = (planned: PlannedAct, refusal: Refusal) => void refused.push({ origin: planned.origin ?? 'prompt', measure: definition.ref, act: actOf(planned), refusal });
    for (const line of forecast({ definition, registeredAt, untilAt, acts, onRefused, ...(habit && { habit }) })) {
      if (line.at >= fromAt && (post === undefined || line.to.includes(post) || line.document?.cc?.includes(post))) lines.push(line);
    }
  }
  for (const act of refused) tell(context, act);
  return { lines: lines.sort(byInstant), refused };
}

function tell(context: Context, { origin, measure, act, refusal }: RefusedAct): void {
  context.talk(`${origin} [${measure}] “${ACT_WORDS[act].zh}”被拒绝：${explainRefusal(refusal, 'zh')}`, `${origin} [${measure}] "${ACT_WORDS[act].en}" is refused: ${explainRefusal(refusal, 'en')}`);
}

function actOf({ intent }: PlannedAct): ActType {
  if (intent.type === 'moveDates') return 'amend';
  return intent.type === 'publishDaysOff' ? 'publishCalendar' : intent.type;
}
