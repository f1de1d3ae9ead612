import { addDays, endOfDay, localDateAt, startOfDay } from '../../domain/calendar.ts';
import type { Habit } from '../../domain/forecast.ts';
import { slipped } from '../../domain/forecast/comparison.ts';
import type { PlannedAct } from '../../domain/forecast/intents.ts';
import { promptly } from '../../domain/forecast/prompt.ts';
import type { Definition } from '../../domain/definition.ts';
import { noticeAt } from '../../domain/timing.ts';
import type { CheckedPlan } from '../../plans/planFile.ts';
import { readScenario, type Scenario } from '../../plans/scenarioFile.ts';
import type { Context } from '../context.ts';
import { isDateText } from '../dates.ts';
import { readText } from '../files.ts';
import { cliError } from '../errors.ts';
import { errorsIn, readPlanFiles, tellProblems } from '../planFiles.ts';
import { conditionIn, refsIn, shiftIn, type Shift } from './spec.ts';

export interface ForecastOptions {
  readonly policy?: string;
  readonly scenario?: string;
  readonly start?: string;
  readonly from?: string;
  readonly to?: string;
  readonly measure?: string;
  readonly where?: readonly string[];
  readonly post?: string;
  readonly summary?: boolean;
  readonly compare?: string;
  readonly slip?: readonly string[];
  readonly late?: readonly string[];
}

/** Everything one forecast is made from. */
export interface PlanForecast {
  readonly plan: CheckedPlan;
  /** Those looked at. */
  readonly definitions: readonly Definition[];
  readonly registeredAt: number;
  readonly fromAt: number;
  readonly untilAt: number;
  readonly post?: string;
  readonly habitOf: (definition: Definition) => Habit | undefined;
  readonly acts: ReadonlyMap<string, readonly PlannedAct[]>;
}

const DEFAULT_DAYS = 2 * 365;

/** @throws CliError when a file or an option is not as it should be */
export async function readForecast(context: Context, file: string, options: ForecastOptions): Promise<PlanForecast> {
  const plan = await planIn(context, file, options.policy);
  const { calendar, policy } = plan;
  const registeredAt = noticeAt({ calendar, policy }, dateIn('--start', options.start) ?? plan.adoptedOn);
  const fromOn = dateIn('--from', options.from);
  const toOn = dateIn('--to', options.to) ?? addDays(fromOn ?? localDateAt(calendar, registeredAt), DEFAULT_DAYS);
  const { acts, others } = await scenarioIn(context, options.scenario, plan, registeredAt);
  if (options.post !== undefined && !plan.posts[options.post]) throw cliError('badValue', { name: '--post', value: options.post, why: { zh: '方案中没有这个职务。', en: 'the plan has no such post.' } });
  return {
    plan,
    ...{ registeredAt, fromAt: fromOn === undefined ? registeredAt : startOfDay(calendar, fromOn), untilAt: endOfDay(calendar, toOn) },
    definitions: lookedAt(plan.definitions, options),
    ...(options.post !== undefined && { post: options.post }),
    acts,
    // Who is mentioned does what is written, and nothing else.
    habitOf: ({ ref }) => (others === 'prompt' && !acts.has(ref) ? promptly() : undefined),
  };
}

/** The same with what is to be compared: another policy, later dates, later work. */
export async function alternativeOf(context: Context, file: string, request: PlanForecast, { compare, slip, late }: ForecastOptions): Promise<PlanForecast> {
  const plan = compare === undefined ? request.plan : await planIn(context, file, compare);
  const refs = new Set(request.definitions.map(({ ref }) => ref));
  const definitions = plan.definitions.filter(({ ref }) => refs.has(ref));
  const [slips, delays] = [slip, late].map((texts, index) => (texts ?? []).map((text) => shiftIn(['--slip', '--late'][index] ?? '', text, plan.definitions)));
  return {
    ...request,
    plan,
    definitions: definitions.map((definition) => (slips ?? []).filter((shift) => concerns(shift, definition)).reduce((moved, { by }) => slipped(moved, by), definition)),
    habitOf: (definition) => {
      const delay = delays?.find((shift) => concerns(shift, definition));
      return delay ? promptly(delay.by) : request.habitOf(definition);
    },
  };
}

/** `prompt` is everybody in time; anything else is a file. */
async function scenarioIn(context: Context, named: string | undefined, plan: CheckedPlan, startedAt: number): Promise<Scenario> {
  if (named === undefined || named === 'prompt') return { acts: new Map(), others: named ?? 'nobody' };
  const reading = readScenario({ text: await readText(named), name: named, plan, startedAt });
  if ('scenario' in reading) return reading.scenario;
  tellProblems(context, reading.problems);
  throw cliError('fileHasErrors', { file: named, count: String(errorsIn(reading.problems)) });
}

function concerns({ refs }: Shift, { ref }: Definition): boolean {
  return !refs || refs.has(ref);
}

function lookedAt(definitions: readonly Definition[], { measure, where = [] }: ForecastOptions): readonly Definition[] {
  const refs = measure === undefined ? undefined : refsIn('--measure', measure, definitions);
  const conditions = where.map(conditionIn);
  return definitions.filter((definition) => (!refs || refs.has(definition.ref)) && conditions.every((isMet) => isMet(definition)));
}

async function planIn(context: Context, file: string, policy: string | undefined): Promise<CheckedPlan> {
  const reading = await readPlanFiles(context, file, policy);
  if ('plan' in reading) return reading.plan;
  tellProblems(context, reading.problems);
  throw cliError('fileHasErrors', { file: reading.problems.find(({ severity }) => severity === 'error')?.file ?? file, count: String(errorsIn(reading.problems)) });
}

function dateIn(name: string, value: string | undefined): string | undefined {
  if (value === undefined || isDateText(value)) return value;
  throw cliError('badValue', { name, value, why: { zh: '应为 2026-09-01 这样的日期。', en: 'write a date such as 2026-09-01.' } });
}
