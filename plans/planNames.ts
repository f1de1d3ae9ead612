import { readYaml } from './check/yamlFile.ts';

/** What things are called in a plan's file, for whoever reads or writes it by name. */
export interface PlanNames {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** With the names of all who ever hold them. */
  readonly posts: readonly { readonly id: string; readonly title: string; readonly holders: readonly string[] }[];
  /** The units of each measure by name. Measures themselves know only posts, and one post may serve several units. */
  readonly unitsOf: (ref: string) => NamedUnits | undefined;
}

export interface NamedUnits {
  readonly leadUnit: string;
  readonly participants: readonly string[];
}

/** @returns the names in a plan's file; whatever in it is not as it should be has none. */
export function planNames(planText: string): PlanNames {
  const yaml = readYaml(planText, 'plan');
  const plan = 'file' in yaml ? yaml.file.value : undefined;
  const units = listIn(plan, 'units').map((unit) => ({ id: textIn(unit, 'id'), name: textIn(unit, 'name') }));
  const people = new Map(listIn(plan, 'people').map((person) => [textIn(person, 'id'), textIn(person, 'name')]));
  const posts = listIn(plan, 'posts').map((post) => ({
    ...{ id: textIn(post, 'id'), title: textIn(post, 'title') },
    holders: listIn(post, 'holders').flatMap((holding) => people.get(textIn(holding, 'person')) ?? []),
  }));
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => unitNames.get(id) ?? id;
  const measures = listIn(plan, 'problems').flatMap((problem) => listIn(problem, 'measures'));
  const unitsOf = new Map(measures.map((measure) => [textIn(measure, 'ref'), { leadUnit: nameOf(textIn(measure, 'leadUnit')), participants: listIn(measure, 'participants').map((id) => nameOf(String(id))) }]));
  return { units, posts, unitsOf: (ref) => unitsOf.get(ref) };
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = fieldIn(value, key);
  return Array.isArray(list) ? list : [];
}

function textIn(value: unknown, key: string): string {
  const field = fieldIn(value, key);
  return typeof field === 'string' || typeof field === 'number' ? String(field) : '';
}

function fieldIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
