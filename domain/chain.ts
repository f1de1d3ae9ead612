import { tiedTo } from './authority.ts';
import { holderOf, substitutesOf, type PersonId, type PostId, type RoleName, type Staff } from './directory.ts';
import { postsOf } from './definition.ts';
import type { ChainProgress } from './dossier.ts';
import type { Step } from './policy.ts';

/** What opening a chain at a step leads to: the steps nobody fills are passed over, and named. */
export interface Opening {
  readonly passedOver: readonly Step[];
  /** The step that now awaits somebody; missing when the chain is at its end. */
  readonly opened?: { readonly step: number; readonly stepId: string; readonly awaited: readonly PostId[] };
  /** It is the administrators' because nobody else fills the chain. */
  readonly isFallback?: boolean;
}

/** @returns the posts that fill the roles and at which somebody can act at the instant whom nothing bars. */
export function heldPosts(definition: Staff, roles: readonly RoleName[], at: number, barred: readonly PersonId[] = []): PostId[] {
  const { directory, calendar } = definition;
  return postsOf(definition, roles).filter((post) => {
    const holder = holderOf(directory, post, calendar, at);
    const people = holder === undefined ? substitutesOf(directory, post, calendar, at) : [holder];
    return people.some((person) => barred.length === 0 || !tiedTo(definition, person, at).some((tied) => barred.includes(tied)));
  });
}

/**
 * Opens the first step from `from` on that somebody fills who may act there: a post whose holder is barred by separation of duties
 * could only keep everybody waiting. A step that resolves to nobody is passed over at once; but a chain
 * nobody at all fills would let a measure close unseen, so its last step then falls to the administrators.
 */
export function openFrom(definition: Staff, steps: readonly Step[], from: number, at: number, isAnyoneSoFar: boolean, barred: readonly PersonId[]): Opening {
  const passedOver: Step[] = [];
  for (const [index, step] of steps.entries()) {
    if (index < from) continue;
    const awaited = heldPosts(definition, step.roles, at, barred);
    if (awaited.length > 0) return { passedOver, opened: { step: index, stepId: step.id, awaited } };
    passedOver.push(step);
  }
  const last = steps.at(-1);
  if (isAnyoneSoFar || !last) return { passedOver };
  return { passedOver, opened: { step: steps.length - 1, stepId: last.id, awaited: postsOf(definition, ['administrator']) }, isFallback: true };
}

/** @returns the awaited posts whose holder has not approved yet. */
export function awaitedAtStep(progress: ChainProgress): PostId[] {
  return progress.awaited.filter((post) => !progress.approvals.some((approval) => approval.post === post));
}

/** @returns whether the approvals given, together with those a person now gives for these posts, complete the step. */
export function isComplete(step: Step, progress: ChainProgress, approvingPosts: readonly PostId[], person: PersonId): boolean {
  if (step.need === 'any') return true;
  const posts = new Set([...progress.approvals.map((approval) => approval.post), ...approvingPosts]);
  if (progress.awaited.every((post) => posts.has(post))) return true;
  const people = new Set([...progress.approvals.map((approval) => approval.person), person]);
  return typeof step.need === 'number' && people.size >= step.need;
}
