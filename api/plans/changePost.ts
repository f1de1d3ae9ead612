import { actOnEach, type BulkOutcome } from '../../client/inBulk.ts';
import type { Act } from '../../domain/commands.ts';
import { isDate, localDateAt } from '../../domain/calendar.ts';
import { holderOf, type Post, type PostId } from '../../domain/directory.ts';
import { hashOfValue } from '../../domain/facts.ts';
import { planWorkflowId } from '../../domain/plan/plan.ts';
import { refuse, type Refusal } from '../../domain/refusals.ts';
import { handedOver, isHeldFrom, isSubstituted, isSubstitutedAfter, withoutSubstitute, withPost, withSubstitute } from '../../domain/staffing.ts';
import { listIdsWhere } from '../../store/measures.ts';
import { changePosts, type SavedPlan } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { ProblemError, refusalError } from '../problems/problemError.ts';
import { planNamed, requireAdministered } from './administered.ts';
import { personComing, type PersonComing, type PersonGiven } from './personComing.ts';
import { administeredBy, administratorTitles, isAdministrator } from './savedPlan.ts';

/** Which post of which plan, who asks, and whether only to say what would be done. */
export interface PostRequest {
  readonly planId: string;
  readonly post: PostId;
  readonly by: string;
  readonly isDryRun: boolean;
}

export interface PostChanged extends Pick<BulkOutcome, 'unchanged' | 'ended' | 'refused'> {
  readonly done: readonly string[];
}

/**
 * 交接: the post has another holder from a date on. The plan's own register of posts comes first, so that mail finds the right person,
 * then every running measure that names the post. Safe to ask for again at any time.
 *
 * @throws ProblemError `unknownPlan`, `notAdministrator`, `unknownPostOfPlan`, `nameMissing`, `personTaken`, `datesInvalid`. @throws EngineUnreachable
 */
export async function handOverPost(deps: Deps, request: PostRequest, given: PersonGiven & { readonly from: string }): Promise<PostChanged> {
  const plan = await requireAdministered(deps, request.planId, request.by);
  const held = requirePost(plan, request.post);
  const newcomer = await personComing(deps, given);
  const term = { person: newcomer.person, from: given.from };
  const today = localDateAt(plan.calendar, deps.now());
  if (!isHeldFrom(held, term) && !(isDate(term.from) && term.from >= today)) throw refusalError(refuse('datesInvalid', { from: term.from, to: term.from, today }).refused);
  return changePost(deps, request, { newcomer, isDone: (post) => isHeldFrom(post, term), change: (post) => handedOver(post, term), act: { type: 'handOver', post: request.post, name: newcomer.name, ...term } });
}

/** 代理: somebody stands in at the post for some days. @throws ProblemError like `handOverPost`, and `notHolderNorAdministrator`, `substituteIsHolder` */
export async function substituteAtPost(deps: Deps, request: PostRequest, given: PersonGiven & { readonly from: string; readonly to: string }): Promise<PostChanged> {
  const plan = await requireArranging(deps, request);
  requirePost(plan, request.post);
  const newcomer = await personComing(deps, given);
  const term = { person: newcomer.person, from: given.from, to: given.to };
  const today = localDateAt(plan.calendar, deps.now());
  if (!(isDate(term.from) && isDate(term.to) && term.from <= term.to && term.to >= today)) throw refusalError(refuse('datesInvalid', { from: term.from, to: term.to, today }).refused);
  if (holderOf(plan.directory, request.post, plan.calendar, deps.now()) === term.person) throw refusalError(refuse('substituteIsHolder', { person: newcomer.name }).refused);
  return changePost(deps, request, { newcomer, isDone: (post) => isSubstituted(post, term), change: (post) => withSubstitute(post, term), act: { type: 'appointSubstitute', post: request.post, name: newcomer.name, ...term } });
}

/** The substitution ends with a date, today or later. */
export async function endSubstitutionAtPost(deps: Deps, request: PostRequest, { person, on }: { readonly person: string; readonly on: string }): Promise<PostChanged> {
  const plan = await requireArranging(deps, request);
  requirePost(plan, request.post);
  const today = localDateAt(plan.calendar, deps.now());
  if (!isDate(on) || on < today) throw refusalError(refuse('datesInvalid', { from: on, to: on, today }).refused);
  return changePost(deps, request, { isDone: (post) => !isSubstitutedAfter(post, person, on), change: (post) => withoutSubstitute(post, person, on), act: { type: 'endSubstitution', post: request.post, person, on } });
}

interface Change {
  readonly newcomer?: PersonComing;
  readonly isDone: (post: Post) => boolean;
  readonly change: (post: Post) => Post;
  readonly act: Act;
}

async function changePost(deps: Deps, request: PostRequest, change: Change): Promise<PostChanged> {
  const { planId, post, isDryRun } = request;
  const inRegister = () => changePosts(deps.database, planId, (directory) => withPost(directory, post, changeOnce(change), change.newcomer), change.newcomer?.contacts);
  // Whoever hands over the post through which it is done must still be known when asking again after it was cut short.
  const isLast = administeredBy(await planNamed(deps, planId)).posts.includes(post);
  if (!isDryRun && !isLast) await inRegister();
  const outcome = await changeMeasures(deps, request, change);
  const refusal = isDryRun ? undefined : await changeInPlan(deps, request, change);
  if (!isDryRun && isLast) await inRegister();
  const { done, refused, ...rest } = outcome;
  return { ...rest, done: done.map(({ id }) => id), refused: refusal ? [...refused, { id: planWorkflowId(planId), refusal }] : refused };
}

function changeOnce({ isDone, change }: Change): (known: Post) => Post {
  return (known) => (isDone(known) ? known : change(known));
}

async function changeMeasures({ database, measures, now }: Deps, { planId, post, by, isDryRun }: PostRequest, { isDone, act }: Change): Promise<BulkOutcome> {
  return actOnEach(measures, {
    ids: await listIdsWhere(database, { planId, posts: [post] }),
    person: by,
    orderFor: ({ definition }) => {
      const known = definition.directory.posts[post];
      return known && !isDone(known) ? { name: act.type, act } : undefined;
    },
    ...(isDryRun && { dryRunAt: now() }),
  });
}

/** Who approves and concludes the plan changes with the post, too. Plans of before they had a life of their own have nobody to tell. */
async function changeInPlan({ plans }: Deps, { planId, post, by }: PostRequest, { newcomer, isDone, change }: Change): Promise<Refusal | undefined> {
  const state = await plans.state(planId);
  const known = state?.version.definition.directory.posts[post];
  if (!state || state.phase === 'concluded' || !known || isDone(known)) return undefined;
  const people = newcomer ? { [newcomer.person]: { name: newcomer.name } } : {};
  const act = { type: 'changePost', post, held: change(known), people } as const;
  const outcome = await plans.act(planId, { id: `post/${String(state.seq)}/${hashOfValue(act)}`, person: by, act });
  return outcome && 'refused' in outcome && outcome.refused.code !== 'alreadyDone' ? outcome.refused : undefined;
}

/** @throws ProblemError `unknownPostOfPlan` */
export function requirePost(plan: SavedPlan, post: PostId): Post {
  const known = plan.directory.posts[post];
  if (known) return known;
  throw new ProblemError('unknownPostOfPlan', { plan: plan.id, post, known: Object.keys(plan.directory.posts).join('、') || '—' });
}

/** Who stands in at a post is arranged by its holder, not by a substitute, or by the administrators. */
async function requireArranging(deps: Deps, { planId, post, by }: PostRequest): Promise<SavedPlan> {
  const plan = await planNamed(deps, planId);
  const administered = administeredBy(plan);
  if (holderOf(plan.directory, post, plan.calendar, deps.now()) === by || isAdministrator(administered, by, deps.now())) return plan;
  throw new ProblemError('notHolderNorAdministrator', { person: plan.directory.people[by]?.name ?? by, plan: planId, allowed: administratorTitles(administered) });
}
