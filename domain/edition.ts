/**
 * By the rules of which release an act, or the passing of time, is judged: 2 is release 0.2.0; 3 has what was mended after it. A replay
 * must find again what happened then, so the workflow says which one counts. Whatever an edition does otherwise stands in the event
 * itself: folding a record needs no edition.
 */
export type Edition = 2 | 3;

/** The rules of this release. */
export const EDITION: Edition = 3;
