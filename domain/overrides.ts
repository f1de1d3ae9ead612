import type { Calendar } from './calendar.ts';
import type { Directory, Post, PostId } from './directory.ts';
import { canonicalJson } from './facts.ts';
import type { Definition } from './definition.ts';
import type { MeasureState } from './measure.ts';

/**
 * Acts change parts of a definition: a hand-over its directory, a conversion its class. What the plan itself says of those parts is kept
 * in `state.overridden`, so that handing in the same plan again changes nothing, and a plan that now says something else is heard.
 * Only a published list of days off is nothing a plan could say otherwise: whoever reads the plan from then on reads it with that list.
 */

/** @returns the definition as the plan last said it. */
export function plannedBy(state: MeasureState): Definition {
  return { ...state.definition, ...state.overridden };
}

/** A definition in force, with what the plan says where that is something else. */
export type Merged = Pick<MeasureState, 'definition' | 'overridden'>;

/** @returns what is in force once the plan says `planned`: a part an act has changed stays so while the plan says of it what it said before. */
export function mergedWith(state: MeasureState, planned: Definition): Merged {
  const { definition, overridden } = state;
  const keeps = (part: 'class' | 'milestones') => overridden[part] !== undefined && isSame(overridden[part], planned[part]);
  const directory = overridden.directory ? mergedDirectory(overridden.directory, definition.directory, planned.directory) : planned.directory;
  // Read by somebody who does not know of a list published since.
  const isCalendarKept = planned.calendar.zone === definition.calendar.zone && planned.calendar.officialThrough < definition.calendar.officialThrough;
  return differingFrom(planned, {
    ...planned,
    ...(keeps('class') && { class: definition.class }),
    ...(keeps('milestones') && { milestones: definition.milestones }),
    directory,
    ...(isCalendarKept && { calendar: definition.calendar }),
  });
}

/** @returns the definition with parts changed by an act, and what the plan says of them kept beside it. */
export function overriddenBy(state: MeasureState, changed: MeasureState['overridden']): Merged {
  return differingFrom(plannedBy(state), { ...state.definition, ...changed });
}

/** @returns the definition with a calendar published since: also the plan is to be read with it from now on. */
export function withPublished(state: MeasureState, calendar: Calendar): Merged {
  return differingFrom({ ...plannedBy(state), calendar }, { ...state.definition, calendar });
}

/**
 * @param inForce the plan's own register of posts.
 * @returns a definition from the plan's file with its posts held as the register has them: for a measure that begins after a hand-over.
 */
export function staffedAs(definition: Definition, inForce: Directory): Definition {
  const posts = Object.keys(definition.directory.posts).map((id): [PostId, Post] => [id, inForce.posts[id] ?? { title: id, unit: '', holders: [] }]);
  const named = posts.flatMap(([, { holders, substitutes = [] }]) => [...holders, ...substitutes].map(({ person }) => person));
  const people = Object.fromEntries([...new Set(named)].map((person) => [person, definition.directory.people[person] ?? inForce.people[person] ?? { name: person }]));
  return { ...definition, directory: { posts: Object.fromEntries(posts), people } };
}

function differingFrom(planned: Definition, inForce: Definition): Merged {
  const parts = ['class', 'directory', 'calendar', 'milestones'] as const;
  const different = parts.filter((part) => !isSame(planned[part], inForce[part]));
  return { definition: inForce, overridden: Object.fromEntries(different.map((part) => [part, planned[part]])) };
}

/**
 * @param before what the plan said until now. @param inForce how the acts since have it.
 * @returns post by post: one that the plan has left alone is held as the acts since have it.
 */
export function mergedDirectory(before: Directory, inForce: Directory, planned: Directory): Directory {
  const posts = Object.entries(planned.posts).map(([id, post]): [PostId, Post] => [id, isSame(before.posts[id], post) ? (inForce.posts[id] ?? post) : post]);
  return { posts: Object.fromEntries(posts), people: { ...inForce.people, ...planned.people } };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
