import type { Directory } from '../directory.ts';
import type { PlanEventOf } from './events.ts';
import type { PlanDefinition, PlanState } from './plan.ts';

/** @returns the plan with the post held as the event says, in the version in force and in the one on its way. */
export function withPostHeld(state: PlanState, event: PlanEventOf<'postChanged'>): PlanState {
  const held = <V extends { readonly definition: PlanDefinition }>(version: V): V => ({
    ...version,
    definition: { ...version.definition, directory: changed(version.definition.directory, event) },
  });
  switch (state.phase) {
    case 'draft':
      return { ...state, version: held(state.version) };
    case 'running':
      return { ...state, version: held(state.version), ...(state.next && { next: held(state.next) }) };
    case 'approved':
    case 'concluded':
      return { ...state, version: held(state.version) };
  }
}

function changed(directory: Directory, { post, held, people }: PlanEventOf<'postChanged'>): Directory {
  if (!directory.posts[post]) return directory;
  return { posts: { ...directory.posts, [post]: held }, people: { ...people, ...directory.people } };
}
