import type { Calendar } from '../../domain/calendar.ts';
import type { Directory, PersonId, Post, PostId } from '../../domain/directory.ts';
import type { Definition, Target } from '../../domain/definition.ts';
import type { Policy } from '../../domain/policy.ts';
import type { PlanEntries } from './entries.ts';
import { milestonesOf } from './milestones.ts';
import type { TargetFile } from './measureParts.ts';
import { EVER, rolesOf, type Roles } from './roles.ts';
import type { MeasureFile, PersonFile, PlanHeaderFile, UnitFile } from './schema.ts';

/** A plan that has passed every check, with everything its measures need for life. */
export interface CheckedPlan {
  readonly id: string;
  readonly title: string;
  readonly adoptedOn: string;
  /** No date and no extension goes beyond it. */
  readonly outerOn?: string;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly units: readonly UnitFile[];
  readonly posts: Readonly<Record<PostId, Post>>;
  readonly people: readonly PersonFile[];
  /** The plan-wide roles. */
  readonly roles: Roles;
  readonly definitions: readonly Definition[];
  /** What the source prints of each measure, by its ref: for lists and reports, no rule depends on it. */
  readonly printed: Readonly<Record<string, Printed>>;
}

export interface Printed {
  readonly number?: string;
  readonly status?: string;
  readonly progress?: string;
}

export function toPlan(entries: PlanEntries, header: PlanHeaderFile, policy: Policy, calendar: Calendar): CheckedPlan {
  const { id, title, adoptedOn, outerDate } = header;
  const units = entries.units.map(({ value }) => value);
  const people = entries.people.map(({ value }) => value);
  const posts = postsOf(entries);
  const unitsById = new Map(units.map((unit) => [unit.id, unit]));
  const problems = new Map(entries.problems.map(({ path, value }) => [String(path), value]));
  const names = new Map(people.map((person) => [person.id, person.name]));
  // What concerns the plan as a whole is not a measure's business: another day for the circular must amend none of them.
  const { plan: _, ...measurePolicy } = policy;
  const definitions = entries.measures.map(({ path, problemPath, value }): Definition => {
    const roles = rolesOf(value, unitsById, entries.roles);
    const problem = problems.get(String(problemPath));
    return {
      ...{ planId: id, planTitle: title, ref: value.ref },
      problem: { no: String(problem?.no), title: problem?.title ?? '', ...(value.issue !== undefined && { issue: value.issue }) },
      ...textOf(value),
      milestones: milestonesOf(value, path).map(({ definition }) => definition),
      ...(outerDate !== undefined && { outerOn: outerDate }),
      ...(value.targets && value.targets.length > 0 && { targets: value.targets.map(toTarget) }),
      ...{ roles, directory: directoryFor(roles, posts, names), policy: measurePolicy, calendar },
    };
  });
  const printed = Object.fromEntries(entries.measures.map(({ value }) => [value.ref, printedOf(value)]));
  return { id, title, adoptedOn, ...(outerDate !== undefined && { outerOn: outerDate }), calendar, policy, units, posts, people, roles: entries.roles, definitions, printed };
}

function printedOf({ number, status, progress }: MeasureFile): Printed {
  return {
    ...(number !== undefined && { number: String(number) }),
    ...(status !== undefined && { status }),
    ...(progress !== undefined && { progress }),
  };
}

function toTarget({ id, title, unit, total, curve }: TargetFile): Target {
  return { id, title, unit, total, ...(curve && { curve }) };
}

function textOf({ title, detail, class: measureClass = 'standard' }: MeasureFile): Pick<Definition, 'title' | 'detail' | 'class'> {
  return { title, detail, class: measureClass };
}

function postsOf({ posts, units }: PlanEntries): Record<PostId, Post> {
  const unitNames = new Map(units.map(({ value }) => [value.id, value.name]));
  return Object.fromEntries(
    posts.map(({ value: { id, title, unit, holders } }) => [
      id,
      { title, unit: unitNames.get(unit) ?? unit, holders: holders.map(({ person, from = EVER, to }) => ({ person, from, ...(to !== undefined && { to }) })) },
    ]),
  );
}

/** @returns the posts and people one measure can involve, and nobody else: its record is read by people of other units. */
function directoryFor(roles: Roles, posts: Readonly<Record<PostId, Post>>, names: ReadonlyMap<PersonId, string>): Directory {
  const involved = [...new Set(Object.values(roles).flat())].flatMap((id): [PostId, Post][] => (posts[id] ? [[id, posts[id]]] : []));
  const people = [...new Set(involved.flatMap(([, post]) => post.holders.map(({ person }) => person)))];
  return { posts: Object.fromEntries(involved), people: Object.fromEntries(people.map((id) => [id, { name: names.get(id) ?? id }])) };
}
