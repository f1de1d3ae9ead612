import type { Opening } from './chain.ts';
import type { EventOf } from './events.ts';
import type { Transition } from './transition.ts';

/**
 * @returns the mark of a step that is not to keep everybody waiting once nobody is left at it who may act. What fell to the
 * administrators because nobody fills the chain stays theirs.
 */
export function watched({ edition }: Transition, { isFallback = false }: Opening): Pick<EventOf<'stepOpened'>, 'isWatched'> {
  return edition < 3 || isFallback ? {} : { isWatched: true };
}
