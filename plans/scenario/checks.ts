import type { Definition } from '../../domain/definition.ts';
import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import { listed } from '../check/suggest.ts';
import type { Path } from '../check/yamlFile.ts';
import type { CheckedPlan } from '../plan/toPlan.ts';
import { PARTICULARS, VERBS, type ActFile, type Verb } from './schema.ts';
import { MEANINGS } from './toActs.ts';

/** @returns the one thing an entry has somebody do, with its particulars found right; nothing when it has been found wanting. */
export function checkVerb(collector: Collector, { path, value }: Located<ActFile>): Verb | undefined {
  const [verb, ...more] = VERBS.filter((candidate) => value[candidate] !== undefined);
  if (verb === undefined) collector.add('actMissing', path, { known: listed(VERBS) });
  if (verb === undefined) return undefined;
  if (more.length > 0) collector.add('actsTwo', path, { found: listed([verb, ...more]) });
  const { needs = [], may = [] } = MEANINGS[verb];
  const missing = needs.filter((key) => value[key] === undefined);
  const unwanted = PARTICULARS.filter((key) => value[key] !== undefined && key !== 'reason' && !needs.includes(key) && !may.includes(key));
  for (const key of missing) collector.add('particularMissing', path, { act: verb, key });
  for (const key of unwanted) collector.add('particularUnwanted', [...path, key], { act: verb, key }, { at: 'key' });
  return more.length + missing.length + unwanted.length === 0 ? verb : undefined;
}

type Word = { readonly zh: string; readonly en: string };
const WORDS = {
  measure: { zh: '措施', en: 'measure' },
  milestone: { zh: '时限节点', en: 'milestone' },
  rule: { zh: '督办规则', en: 'rule' },
  duty: { zh: '定期报告', en: 'periodic duty' },
  lookBack: { zh: '回头看', en: 'look-back' },
  post: { zh: '职务', en: 'post' },
  person: { zh: '人员', en: 'person' },
  actor: { zh: '角色、职务或人员', en: 'role, post or person' },
} as const satisfies Record<string, Word>;

/** Names of the plan and its policy, each kind once, for checking thousands of acts against them. */
export interface Names {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly rules: readonly string[];
  readonly duties: readonly string[];
  readonly lookBacks: readonly string[];
  readonly posts: readonly string[];
  readonly people: readonly string[];
  readonly roles: readonly string[];
}

export function namesOf({ definitions, policy, posts, people }: CheckedPlan): Names {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  return {
    definitions: new Map(definitions.map((definition) => [definition.ref, definition])),
    ...{ rules: ids(policy.ladder), duties: ids(policy.periodic ?? []), lookBacks: ids(policy.lookBacks), posts: Object.keys(posts), people: ids(people) },
    roles: [...new Set(definitions.flatMap(({ roles }) => Object.keys(roles)))],
  };
}

/** @returns the measures an entry names; those the plan does not have are told. */
export function measuresNamed(collector: Collector, { path, value }: Located<ActFile>, names: Names): Definition[] {
  if (value.measure === 'all') return [...names.definitions.values()];
  const refs = typeof value.measure === 'string' ? [value.measure] : value.measure;
  return refs.flatMap((ref, index) => {
    const definition = names.definitions.get(ref);
    if (!definition) tellUnknown(collector, typeof value.measure === 'string' ? [...path, 'measure'] : [...path, 'measure', index], 'measure', ref, [...names.definitions.keys()]);
    return definition ?? [];
  });
}

/** Checks everything else an entry names. */
export function checkNames(collector: Collector, { path, value }: Located<ActFile>, definitions: readonly Definition[], names: Names): void {
  const check = (field: keyof ActFile, what: keyof typeof WORDS, known: readonly string[]) => {
    const id = value[field];
    if (typeof id === 'string' && !known.includes(id)) tellUnknown(collector, [...path, field], what, id, known);
  };
  for (const field of ['receive', 'answer', 'excuse', 'interview', 'issue', 'enterAt'] as const) check(field, 'rule', names.rules);
  check('handIn', 'duty', names.duties);
  for (const field of ['lookBack', 'relapse'] as const) check(field, 'lookBack', names.lookBacks);
  for (const field of ['substitute', 'endSubstitution', 'handOver'] as const) check(field, 'post', names.posts);
  check('person', 'person', names.people);
  check('by', 'actor', [...names.roles, ...names.posts, ...names.people]);
  for (const { milestones } of definitions) checkMilestones(collector, path, value, milestones.map(({ id }) => id));
}

/** A measure gets further milestones only by an amendment, which a scenario does not write. */
function checkMilestones(collector: Collector, path: Path, value: ActFile, known: readonly string[]): void {
  for (const field of ['submit', 'accept', 'return', 'refuseSign'] as const) {
    for (const [index, id] of (value[field] ?? []).entries()) if (!known.includes(id)) tellUnknown(collector, [...path, field, index], 'milestone', id, known);
  }
  for (const field of ['extend', 'grantExtension', 'refuseExtension', 'replaceEvidence', 'milestone'] as const) {
    const id = value[field];
    if (id !== undefined && !known.includes(id)) tellUnknown(collector, [...path, field], 'milestone', id, known);
  }
  // Who converts a measure gives it the dates of its new class.
  for (const field of value.convert === undefined ? (['amend', 'dates'] as const) : []) {
    for (const id of Object.keys(value[field] ?? {})) if (!known.includes(id)) tellUnknown(collector, [...path, field, id], 'milestone', id, known);
  }
}

function tellUnknown(collector: Collector, path: Path, what: keyof typeof WORDS, id: string, known: readonly string[]): void {
  collector.add('notInPlan', path, { what: WORDS[what], id, hint: collector.hint(id, known), known: known.length === 0 ? '—' : listed(known) });
}
