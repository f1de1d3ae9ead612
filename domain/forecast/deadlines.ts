import { endOfDay } from '../calendar.ts';
import { awaitedAtStep } from '../chain.ts';
import type { PostId } from '../directory.ts';
import { postsOf, type ChainProgress, type IssuedDocument, type MeasureState } from '../measure.ts';
import type { Step } from '../policy.ts';
import { isInForce, receiptsMissing } from '../rungs.ts';
import { clockOf, dueOn, limitFrom, overdueAt, type Clock } from '../timing.ts';
import type { Draft } from './line.ts';

/** Rules of the deadlines that come from the plan itself. */
export const MILESTONE_RULE = 'milestone';
export const ASSIGNMENT_RULE = 'assignment';

/** @returns the last instants of everything still owed in a state: dates, limits of papers and of steps, interviews, look-backs. */
export function deadlinesOf(state: MeasureState): Draft[] {
  const clock = clockOf(state.definition);
  switch (state.phase) {
    case 'registered':
    case 'rectifying':
      return [...assignment(state, clock), ...milestones(state, clock), ...papers(state), ...acceptance(state, clock), ...extensions(state, clock), ...interviews(state)];
    case 'inSignOff':
      return [...assignment(state, clock), ...papers(state), ...signOff(state, clock), ...interviews(state)];
    case 'closed':
      return state.lookBacks
        .filter(({ held }) => !held)
        .map(({ id, dueOn: on, awaited }) => ({ at: endOfDay(clock.calendar, on) - 1, kind: 'deadline', rule: id, to: awaited }));
    case 'suspended':
      return [{ at: endOfDay(clock.calendar, state.suspension.until) - 1, kind: 'deadline', rule: 'suspended', to: [] }];
    case 'archived':
    case 'withdrawn':
      return [];
  }
}

function milestones(state: MeasureState, clock: Clock): Draft[] {
  const to = postsOf(state.definition, ['handler']);
  return state.milestones
    .filter(({ status }) => status === 'open')
    .map((milestone) => ({ at: overdueAt(clock, milestone) - 1, kind: 'deadline', rule: MILESTONE_RULE, milestone: milestone.id, to, from: dueOn(clock, milestone) }));
}

function assignment(state: MeasureState, clock: Clock): Draft[] {
  const to = state.cycle === 1 ? receiptsMissing(state) : [];
  if (to.length === 0) return [];
  return [{ at: limitFrom(clock, state.registeredAt, state.definition.policy.receipt.within) - 1, kind: 'deadline', rule: ASSIGNMENT_RULE, to }];
}

function papers(state: MeasureState): Draft[] {
  return state.documents.filter((paper) => isInForce(state, paper)).flatMap(paperDeadlines);
}

function paperDeadlines(paper: IssuedDocument): Draft[] {
  const { id, name, ruleId, milestoneId, to, acknowledgeBy, answerBy, rectifyBy } = paper;
  const about = { kind: 'deadline', rule: ruleId, ...(milestoneId !== undefined && { milestone: milestoneId }) } as const;
  const missing = (paper.signedForBy ?? to).filter((post) => !paper.receipts.some((receipt) => receipt.post === post));
  const isSignedFor = paper.signedForBy ? paper.signedForBy.length > missing.length : missing.length === 0;
  return [
    ...(acknowledgeBy !== undefined && !isSignedFor ? [{ ...about, at: acknowledgeBy - 1, document: { id, name, limit: 'acknowledgeBy' as const }, to: missing }] : []),
    ...(answerBy !== undefined && !paper.answer ? [{ ...about, at: answerBy - 1, document: { id, name, limit: 'answerBy' as const }, to }] : []),
    ...(rectifyBy !== undefined ? [{ ...about, at: rectifyBy - 1, document: { id, name, limit: 'rectifyBy' as const }, to }] : []),
  ];
}

function acceptance(state: MeasureState, clock: Clock): Draft[] {
  return state.milestones.flatMap((milestone) =>
    milestone.status === 'submitted' ? stepDeadline(clock, clock.policy.acceptance[milestone.acceptance.step], milestone.acceptance, milestone.id) : [],
  );
}

function signOff(state: Extract<MeasureState, { phase: 'inSignOff' }>, clock: Clock): Draft[] {
  return stepDeadline(clock, clock.policy.signOff[state.signOff.step], state.signOff);
}

function extensions(state: MeasureState, clock: Clock): Draft[] {
  return state.extensions.flatMap(({ outcome, chain, milestoneId }) => (outcome === 'pending' ? stepDeadline(clock, clock.policy.extension?.steps[chain.step], chain, milestoneId) : []));
}

function stepDeadline(clock: Clock, step: Step | undefined, progress: ChainProgress, milestone?: string): Draft[] {
  if (!step?.within) return [];
  const to: PostId[] = awaitedAtStep(progress);
  return [{ at: limitFrom(clock, progress.openedAt, step.within) - 1, kind: 'deadline', rule: step.id, ...(milestone !== undefined && { milestone }), to }];
}

function interviews(state: MeasureState): Draft[] {
  return state.interviews
    .filter(({ held }) => !held)
    .map(({ ruleId, milestoneId, awaited, dueBy }) => ({ at: dueBy - 1, kind: 'deadline', rule: ruleId, ...(milestoneId !== undefined && { milestone: milestoneId }), to: awaited }));
}
