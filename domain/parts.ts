import type { PostId } from './directory.ts';
import { postsOf } from './definition.ts';
import type { Part } from './dossier.ts';
import type { MeasureState } from './measure.ts';

/** @returns what each participating post reported last of its part, and nothing for those that have not reported. */
export function partOf(state: MeasureState, post: PostId): Part | undefined {
  return state.parts.findLast((part) => part.post === post);
}

/** @returns the participating posts that have not reported their part as done. */
export function partsMissing(state: MeasureState): PostId[] {
  return postsOf(state.definition, ['participants']).filter((post) => partOf(state, post)?.isDone !== true);
}
