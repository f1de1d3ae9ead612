import { endOfDay, localDateAt } from './calendar.ts';
import { awaitedAtStep } from './chain.ts';
import type { PostId } from './directory.ts';
import { lightOf, type Light } from './light.ts';
import { postsOf } from './definition.ts';
import type { ChainProgress } from './dossier.ts';
import { isFinal, type MeasureState } from './measure.ts';
import { receiptLimit } from './receipts.ts';
import { receiptsMissingFor } from './papers.ts';
import { partsMissing } from './parts.ts';
import { isOwed, periodDue, periodOutstanding, rulesInForce } from './periodic.ts';
import { stepsOf, type Step } from './policy.ts';
import { receiptsMissing } from './rungs.ts';
import { clockOf, dueOn, lastDayOfStep } from './timing.ts';

export const DUTY_KINDS = ['receipt', 'milestone', 'part', 'documentReceipt', 'documentAnswer', 'acceptance', 'signOff', 'extension', 'interview', 'lookBack', 'periodic'] as const;

/** Something a post still owes. */
export interface Duty {
  readonly what: (typeof DUTY_KINDS)[number];
  /** The milestone, paper, step, request, interview, look-back or periodic duty it is about. */
  readonly id: string;
  /** What people call that; a milestone without a title of its own goes by its kind. */
  readonly title: string;
  /** The last day for it; missing where there is none. */
  readonly lastOn?: string;
  readonly isOverdue: boolean;
  readonly light?: Light;
}

type Owed = Omit<Duty, 'isOverdue'>;

/** @returns what is open at a post of the measure at an instant: what its next holder takes over. */
export function dutiesOf(state: MeasureState, post: PostId, now: number): Duty[] {
  if (isFinal(state)) return [];
  const owed = [...receipt(state, post), ...milestones(state, post, now), ...part(state, post), ...papers(state, post), ...steps(state, post), ...interviews(state, post), ...lookBacks(state, post), ...reports(state, post)];
  const { calendar } = state.definition;
  return owed.map((duty) => ({ ...duty, isOverdue: duty.lastOn !== undefined && endOfDay(calendar, duty.lastOn) <= now }));
}

function isWorkedOn({ phase }: MeasureState): boolean {
  return phase === 'registered' || phase === 'rectifying' || phase === 'suspended';
}

function receipt(state: MeasureState, post: PostId): Owed[] {
  if (state.phase === 'closed' || !receiptsMissing(state).includes(post)) return [];
  return [{ what: 'receipt', id: 'assignment', title: 'receipt', lastOn: receiptLimit(state).on }];
}

function milestones(state: MeasureState, post: PostId, now: number): Owed[] {
  if (!isWorkedOn(state) || !postsOf(state.definition, ['handler', 'leadUnit']).includes(post)) return [];
  return state.milestones
    .filter(({ status }) => status === 'open')
    .map((milestone) => ({ what: 'milestone', id: milestone.id, title: milestone.title ?? milestone.kind, lastOn: dueOn(clockOf(state.definition), milestone), light: lightOf(state, milestone, now).light }));
}

function part(state: MeasureState, post: PostId): Owed[] {
  return isWorkedOn(state) && partsMissing(state).includes(post) ? [{ what: 'part', id: 'part', title: state.definition.title }] : [];
}

function papers(state: MeasureState, post: PostId): Owed[] {
  const lastDay = (limit: number | undefined) => (limit === undefined ? {} : { lastOn: localDateAt(state.definition.calendar, limit - 1) });
  return state.documents.flatMap((paper): Owed[] => {
    const title = `${paper.name}${paper.number ?? ''}`;
    const isAnswerOwed = paper.answerBy !== undefined && !paper.answer && paper.to.includes(post);
    return [
      ...(receiptsMissingFor(paper).includes(post) ? [{ what: 'documentReceipt', id: paper.id, title, ...lastDay(paper.acknowledgeBy) } as const] : []),
      ...(isAnswerOwed ? [{ what: 'documentAnswer', id: paper.id, title, ...lastDay(paper.answerBy) } as const] : []),
    ];
  });
}

function steps(state: MeasureState, post: PostId): Owed[] {
  const { definition } = state;
  const owed = (what: 'acceptance' | 'signOff' | 'extension', id: string, progress: ChainProgress): Owed[] => {
    if (!awaitedAtStep(progress).includes(post)) return [];
    const step: Step | undefined = stepsOf(definition.policy, what)[progress.step];
    return [{ what, id, title: step?.title ?? id, ...(step?.within && { lastOn: lastDayOfStep(clockOf(definition), progress, step.within) }) }];
  };
  return [
    ...state.milestones.flatMap((milestone) => (milestone.status === 'submitted' ? owed('acceptance', milestone.id, milestone.acceptance) : [])),
    ...state.extensions.flatMap(({ id, outcome, chain }) => (outcome === 'pending' ? owed('extension', id, chain) : [])),
    ...(state.phase === 'inSignOff' ? owed('signOff', 'signOff', state.signOff) : []),
  ];
}

function interviews({ definition, interviews: called }: MeasureState, post: PostId): Owed[] {
  return called
    .filter(({ held, awaited }) => !held && awaited.includes(post))
    .map(({ id, ruleId, dueBy }) => ({ what: 'interview', id, title: definition.policy.ladder.find((rule) => rule.id === ruleId)?.title ?? id, lastOn: localDateAt(definition.calendar, dueBy - 1) }));
}

function lookBacks(state: MeasureState, post: PostId): Owed[] {
  if (state.phase !== 'closed') return [];
  return state.lookBacks.filter(({ held, awaited }) => !held && awaited.includes(post)).map(({ id, title, dueOn: lastOn }) => ({ what: 'lookBack', id, title, lastOn }));
}

function reports(state: MeasureState, post: PostId): Owed[] {
  return rulesInForce(state)
    .filter((rule) => isOwed(state, rule) && postsOf(state.definition, rule.roles).includes(post))
    .map((rule) => {
      const span = periodOutstanding(state, rule);
      return { what: 'periodic', id: rule.id, title: `${rule.title} ${span.name}`, lastOn: periodDue(state, rule, span).on };
    });
}
