import { duty } from '../acts/checks.ts';
import { actedBy, isRefused, type Actor } from '../authority.ts';
import { canonicalJson } from '../facts.ts';
import { refuse, type Refused } from '../refusals.ts';
import { staffOf, wrongPhase } from './approval.ts';
import type { PlanActOf } from './commands.ts';
import { recordPlan, type PlanTransition } from './transition.ts';

/**
 * Hand-overs and substitutions change who approves, conclude and report for the plan as they change who acts on its measures: whoever has
 * left a post must not decide for it any more. An administrator says so; who stands in at a post, also its holder.
 */
export function changePost(transition: PlanTransition, actor: Actor, { post, held, people }: PlanActOf<'changePost'>): Refused | undefined {
  const { state } = transition;
  const { definition } = staffOf(state);
  const refused = wrongPhase(state, 'changePost');
  if (refused) return refused;
  const { posts } = definition.directory;
  const known = posts[post];
  if (!known) return refuse('unknownPost', { post, known: Object.values(posts).map(({ title }) => title).join('、') });
  if (canonicalJson(known) === canonicalJson(held)) return refuse('alreadyDone', { what: 'changePost' });
  const isOwn = actor.posts.includes(post) && actor.standsInFor[post] === undefined && canonicalJson(known.holders) === canonicalJson(held.holders);
  const by = isOwn ? actedBy(actor, post) : duty({ definition }, actor, 'changePost', ['administrator']);
  if (isRefused(by)) return by;
  recordPlan(transition, { type: 'postChanged', by, post, held, people });
  return undefined;
}
