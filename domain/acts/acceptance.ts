import { actedBy, isBarred, isRefused, type Actor } from '../authority.ts';
import { awaitedAtStep, isComplete } from '../chain.ts';
import { advanceAcceptance } from '../closing.ts';
import type { ActOf } from '../commands.ts';
import type { MeasureState, Milestone } from '../measure.ts';
import { refuse, type Refused } from '../refusals.ts';
import { shortfalls } from '../targets.ts';
import { record, type Transition } from '../transition.ts';
import { awaitedPosts, each, empty, named, note, wrongPhase } from './checks.ts';

export function accept(transition: Transition, actor: Actor, act: ActOf<'accept'>): Refused | undefined {
  const { state } = transition;
  const decided = acceptorOf(transition, actor, 'accept', act.milestones);
  if (isRefused(decided)) return decided;
  const { milestone, posts } = decided;
  const short = unexplainedShortfall(state, act);
  if (short) return short;
  const step = state.definition.policy.acceptance[milestone.acceptance.step];
  const isDone = !step || isComplete(step, milestone.acceptance, posts, actor.person);
  for (const post of posts) {
    const by = actedBy(actor, post);
    record(transition, { type: 'stepApproved', chain: 'acceptance', by, step: milestone.acceptance.step, milestones: act.milestones, ...note(act.note) });
  }
  if (isDone) advanceAcceptance(transition, act.milestones, milestone.acceptance.step + 1);
  return undefined;
}

export function handBack(transition: Transition, actor: Actor, act: ActOf<'return'>): Refused | undefined {
  const decided = acceptorOf(transition, actor, 'return', act.milestones);
  if (isRefused(decided)) return decided;
  const refused = empty('reason', act.reason);
  if (refused) return refused;
  record(transition, { type: 'returned', chain: 'acceptance', by: actedBy(actor, decided.posts[0]), milestones: act.milestones, reason: act.reason });
  return undefined;
}

function acceptorOf({ state, now }: Transition, actor: Actor, act: 'accept' | 'return', milestones: readonly string[]) {
  const refused = wrongPhase(state, act, 'rectifying');
  if (refused) return refused;
  const milestone = submissionsAtOneStep(state, milestones);
  if (isRefused(milestone)) return milestone;
  const barred = isBarred(state, actor.person, 'accept', now);
  if (barred) return barred;
  const posts = awaitedPosts(state, actor, act, milestone.acceptance.awaited, awaitedAtStep(milestone.acceptance));
  return isRefused(posts) ? posts : { milestone, posts };
}

/** The submissions that an acceptor decides on together: all submitted, all at one step. */
function submissionsAtOneStep(state: MeasureState, milestones: readonly string[]): Extract<Milestone, { status: 'submitted' }> | Refused {
  const refused =
    named(state, milestones) ??
    each(state, milestones, (milestone) =>
      milestone.status === 'submitted' ? undefined : refuse('milestoneNotSubmitted', { milestone: milestone.id, status: milestone.status }),
    );
  if (refused) return refused;
  const submitted = state.milestones.flatMap((milestone) => (milestone.status === 'submitted' && milestones.includes(milestone.id) ? [milestone] : []));
  const [first] = submitted;
  const isTogether = submitted.every(({ acceptance }) => acceptance.step === first?.acceptance.step && acceptance.openedAt === first.acceptance.openedAt);
  return first && isTogether ? first : refuse('milestonesApart', { milestones: milestones.join('、') });
}

/** What was to be reached in numbers and was not may be let pass, but not without a reason. */
function unexplainedShortfall(state: MeasureState, { milestones, note: reason = '' }: ActOf<'accept'>): Refused | undefined {
  const isFinalStep = state.milestones.some(({ id, kind }) => kind === 'completion' && milestones.includes(id));
  const short = isFinalStep ? shortfalls(state) : [];
  if (short.length === 0 || reason.trim() !== '') return undefined;
  return refuse('shortfallUnexplained', { shortfall: short.map(({ target, value }) => `${target.title} ${value}/${target.total}${target.unit}`).join('、') });
}
