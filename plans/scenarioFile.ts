import { localDateAt } from '../domain/calendar.ts';
import type { PlannedAct } from '../domain/forecast/intents.ts';
import { collectorFor, type Collector } from './check/collector.ts';
import { hasErrors, inOrder, type CheckProblem } from './check/problem.ts';
import { parseAt, parseEach, type Located } from './check/schemaProblems.ts';
import { readYaml } from './check/yamlFile.ts';
import type { CheckedPlan } from './plan/toPlan.ts';
import { checkNames, checkVerb, measuresNamed, namesOf, type Names } from './scenario/checks.ts';
import { actSchema, scenarioHeaderSchema, type ActFile } from './scenario/schema.ts';
import { plannedActOf } from './scenario/toActs.ts';

/** What a scenario has people do, measure by measure, in order of time and, at one instant, of the file. */
export interface Scenario {
  readonly name?: string;
  /** What becomes of measures the scenario does not mention. */
  readonly others: 'nobody' | 'prompt';
  readonly acts: ReadonlyMap<string, readonly PlannedAct[]>;
}

export type ScenarioReading = { readonly scenario: Scenario } | { readonly problems: readonly CheckProblem[] };

export interface ScenarioRequest {
  readonly text: string;
  readonly name: string;
  readonly plan: CheckedPlan;
  /** When the measures begin. */
  readonly startedAt: number;
}

/** Reads and checks a scenario file (情景) against its plan. Never throws; all that is wrong is told at once, each thing at its place. */
export function readScenario({ text, name, plan, startedAt }: ScenarioRequest): ScenarioReading {
  const yaml = readYaml(text, name);
  if ('problems' in yaml) return yaml;
  const collector = collectorFor(yaml.file);
  const header = parseAt(collector, scenarioHeaderSchema, []);
  const names = namesOf(plan);
  const startOn = localDateAt(plan.calendar, startedAt);
  const acts = new Map<string, PlannedAct[]>();
  for (const entry of parseEach(collector, actSchema, ['acts'])) {
    if (entry.value.on < startOn) collector.add('beforeStart', [...entry.path, 'on'], { on: entry.value.on, startOn });
    for (const [ref, act] of actsOf(collector, entry, plan, names)) {
      const own = acts.get(ref) ?? [];
      if (own.push(act) === 1) acts.set(ref, own);
    }
  }
  const problems = inOrder(collector.problems);
  if (!header || hasErrors(problems)) return { problems };
  for (const planned of acts.values()) planned.sort((a, b) => a.at - b.at);
  return { scenario: { acts, others: header.others ?? 'nobody', ...(header.name !== undefined && { name: header.name }) } };
}

function actsOf(collector: Collector, entry: Located<ActFile>, plan: CheckedPlan, names: Names): [string, PlannedAct][] {
  const verb = checkVerb(collector, entry);
  const definitions = measuresNamed(collector, entry, names);
  checkNames(collector, entry, definitions, names);
  if (!verb) return [];
  const act = plannedActOf(entry.value, verb, plan, `${collector.file.name}:${String(collector.lineOf(entry.path))}`);
  return definitions.map(({ ref }) => [ref, act]);
}
