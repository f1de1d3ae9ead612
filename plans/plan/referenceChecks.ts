import type { Collector } from '../check/collector.ts';
import type { ProblemCode } from '../check/problem.ts';
import type { Path } from '../check/yamlFile.ts';
import type { PlanEntries } from './entries.ts';
import { milestonesOf } from './milestones.ts';
import type { RolesFile } from './schema.ts';

type Kind = 'units' | 'people' | 'posts';
const UNKNOWN = { units: 'unknownUnit', people: 'unknownPerson', posts: 'unknownPost' } as const satisfies Record<Kind, ProblemCode>;

/** Every id is used once, and every reference leads somewhere. */
export function checkReferences(collector: Collector, entries: PlanEntries): void {
  checkUnique(collector, entries);
  const refer = (kind: Kind, id: string | undefined, path: Path) => {
    if (id === undefined || entries.declared[kind].has(id)) return;
    collector.add(UNKNOWN[kind], path, { id, hint: collector.hint(id, [...entries.declared[kind]]) });
  };
  const referRoles = (roles: RolesFile | undefined, path: Path) => {
    for (const [role, posts] of Object.entries(roles ?? {})) posts.forEach((post, index) => refer('posts', post, [...path, role, index]));
  };
  for (const { path, value } of entries.units) {
    refer('posts', value.principal, [...path, 'principal']);
    refer('posts', value.handler, [...path, 'handler']);
  }
  for (const { path, value } of entries.posts) {
    refer('units', value.unit, [...path, 'unit']);
    value.holders.forEach(({ person }, index) => refer('people', person, [...path, 'holders', index, 'person']));
  }
  referRoles(entries.roles, ['roles']);
  for (const { path, value } of entries.measures) {
    refer('units', value.leadUnit, [...path, 'leadUnit']);
    refer('posts', value.leadOfficial, [...path, 'leadOfficial']);
    value.participants?.forEach((unit, index) => {
      const at = [...path, 'participants', index];
      refer('units', unit, at);
      if (unit === value.leadUnit) collector.add('leadUnitParticipates', at, { unit });
    });
    referRoles(value.roles, [...path, 'roles']);
  }
}

function checkUnique(collector: Collector, entries: PlanEntries): void {
  for (const list of [entries.units, entries.people, entries.posts]) {
    uniqueIn(collector, list.map(({ path, value }) => ({ path: [...path, 'id'], id: value.id })));
  }
  uniqueIn(collector, entries.problems.map(({ path, value }) => ({ path: [...path, 'no'], id: String(value.no) })));
  uniqueIn(collector, entries.measures.map(({ path, value }) => ({ path: [...path, 'ref'], id: value.ref })));
  for (const { path, value } of entries.measures) {
    const all = milestonesOf(value, path);
    // A second effect or completion is told as such, not once more as a second id.
    const milestones = all.filter(({ definition: { kind } }, index) => kind === 'node' || all.findIndex((other) => other.definition.kind === kind) === index);
    uniqueIn(collector, milestones.map(({ definition, entryPath }) => ({ path: [...entryPath, 'id'], id: definition.id })));
  }
  for (const { path, value } of entries.measures) {
    uniqueIn(collector, (value.targets ?? []).map(({ id }, index) => ({ path: [...path, 'targets', index, 'id'], id })));
  }
  uniqueIn(collector, entries.units.map(({ path, value }) => ({ path: [...path, 'name'], id: value.name })), 'duplicateUnitName');
}

function uniqueIn(collector: Collector, named: readonly { readonly path: Path; readonly id: string }[], code: ProblemCode = 'duplicateId'): void {
  const firstAt = new Map<string, Path>();
  for (const { path, id } of named) {
    const first = firstAt.get(id);
    if (first) collector.add(code, path, { id, name: id, line: collector.lineOf(first) });
    else firstAt.set(id, path);
  }
}
