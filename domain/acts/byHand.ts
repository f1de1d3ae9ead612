import { actedBy, isRefused, type Actor, postsAllowed } from '../authority.ts';
import type { ActOf } from '../commands.ts';
import { postsOf } from '../definition.ts';
import type { ActedBy } from '../dossier.ts';
import type { MeasureState, Milestone } from '../measure.ts';
import type { Rule } from '../policy.ts';
import { reachByHand } from '../reaching.ts';
import { refuse, type Refused } from '../refusals.ts';
import type { Transition } from '../transition.ts';
import { datesAhead, empty, named, wrongPhase } from './checks.ts';

/** Those whom the policy names enter the ladder at a rung, stating what is required and, if they wish, the last day for it. */
export function issueByHand(transition: Transition, actor: Actor, act: ActOf<'issueByHand'>): Refused | undefined {
  const { state } = transition;
  const rule = ruleByHand(state, act.ruleId);
  if (isRefused(rule)) return rule;
  const posts = postsAllowed(state.definition, actor, 'issueByHand', postsOf(state.definition, rule.byHand?.roles ?? []));
  if (isRefused(posts)) return posts;
  const refused =
    wrongPhase(state, 'issueByHand', 'registered', 'rectifying') ??
    empty('requirement', act.requirement) ??
    milestoneFor(state, rule, act) ??
    (act.rectifyOn === undefined ? undefined : datesAhead(transition, [act.rectifyOn]));
  if (refused) return refused;
  const { milestoneId, requirement, rectifyOn } = act;
  reachByHand(transition, rule, { by: actedBy(actor, posts[0] ?? ''), requirement, ...(milestoneId !== undefined && { milestoneId }), ...(rectifyOn !== undefined && { rectifyOn }) });
  return undefined;
}

/** Whether a finder of a relapse may enter the ladder at that rung at once. */
export function mayEnter(state: MeasureState, actor: Actor, ruleId: string | undefined): Refused | undefined {
  if (ruleId === undefined) return undefined;
  const rule = ruleByHand(state, ruleId);
  if (isRefused(rule)) return rule;
  const posts = postsAllowed(state.definition, actor, 'issueByHand', postsOf(state.definition, rule.byHand?.roles ?? []));
  return isRefused(posts) ? posts : undefined;
}

/** Enters the next cycle's ladder for its last duty; the finding is what is required to be put right. */
export function enterAfterRelapse(transition: Transition, by: ActedBy, ruleId: string, requirement: string): void {
  const rule = ruleByHand(transition.state, ruleId);
  const milestone = lastDuty(transition.state.milestones);
  if (!isRefused(rule)) reachByHand(transition, rule, { by, requirement, ...(milestone && { milestoneId: milestone.id }) });
}

function lastDuty(milestones: readonly Milestone[]): Milestone | undefined {
  return milestones.findLast(({ kind }) => kind === 'completion') ?? milestones.at(-1);
}

function ruleByHand({ definition }: MeasureState, ruleId: string): Rule | Refused {
  const applies = definition.policy.ladder.filter(({ byHand, classes }) => byHand && (!classes || classes.includes(definition.class)));
  return applies.find(({ id }) => id === ruleId) ?? refuse('ruleNotByHand', { rule: ruleId, known: applies.map(({ id }) => id).join('、') || '—' });
}

/** A limit is for putting a milestone right: without one nobody could say when it is kept. */
function milestoneFor(state: MeasureState, rule: Rule, { milestoneId, rectifyOn }: ActOf<'issueByHand'>): Refused | undefined {
  const open = state.milestones.filter(({ status }) => status === 'open').map(({ id }) => id);
  const needed = () => refuse('milestoneNeeded', { rule: rule.title, known: open.join('、') || '—' });
  if (milestoneId === undefined) return rectifyOn !== undefined || rule.document?.rectifyWithin ? needed() : undefined;
  return named(state, [milestoneId]) ?? (open.includes(milestoneId) ? undefined : needed());
}
